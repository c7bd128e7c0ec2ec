'use client';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { More } from '@/components/ui/more';
import { fields } from '@/lib';
import { AnswerField } from './answer-field';
import { ChoiceAnswer } from './choice-answer';
import { MovedNote } from './moved-note';
import { NodesField } from './nodes-field';
import { PublicAddressField } from './public-address-field';
import { refusalsOf } from './refusals';
import { ReleaseField } from './release-field';
import { useBundle, useProblems, useWizard } from './wizard-context';

/** Step 2: the site itself. A question that these answers leave without a meaning is not asked, unless its answer is wrong. */
export function StepSite() {
  const { form } = useWizard();
  const { site, answers } = useBundle();
  const problems = useProblems();
  const [connection, editing, licence, nodes] = useWatch({
    control: form.control,
    name: ['site.connection', 'site.editing', 'site.licence', 'site.nodes'],
  });
  const isJk = connection === 'mod_jk';
  const isCluster = Array.isArray(nodes) && nodes.length > 0;
  const isWrong = (path: string) => problems.some((each) => each.path === path);
  const refusals = useMemo(() => refusalsOf(answers, 'site.editing'), [answers]);
  const asksLicence = (isCluster && Number(site.release.id) < 8.6) || licence !== fields.get('site.licence')?.usual;
  const port = isJk ? 'site.ajpPort' : 'site.confluencePort';
  const other = isJk ? 'site.confluencePort' : 'site.ajpPort';
  return (
    <>
      <PublicAddressField />
      {(site.isHttps || isWrong('site.tlsEnds')) && <AnswerField path="site.tlsEnds" />}
      <ReleaseField />
      <AnswerField path="site.runsAs" />
      <NodesField />
      {(asksLicence || isWrong('site.licence')) && <AnswerField path="site.licence" />}
      {isCluster && !isWrong('site.confluenceHost') ? (
        <AnswerField path={port} />
      ) : (
        <div className="split">
          <AnswerField path="site.confluenceHost" />
          <AnswerField path={port} />
        </div>
      )}
      {site.release.hasSynchrony || isWrong('site.editing') ? (
        <>
          <ChoiceAnswer path="site.editing" refusals={refusals} />
          <MovedNote path="site.editing" />
          {(editing === 'direct' || isWrong('site.synchronyPort')) && <AnswerField path="site.synchronyPort" />}
        </>
      ) : (
        <p className="muted">
          Confluence {site.release.id} has no collaborative editing: there is no Synchrony to reach.
        </p>
      )}
      <More summary="More options" aside="further names, listening port, folders">
        <AnswerField path="site.furtherNames" />
        <AnswerField path="site.listenPort" />
        {(isJk || isWrong(other)) && <AnswerField path={other} />}
        <AnswerField path="site.installDir" />
      </More>
    </>
  );
}
