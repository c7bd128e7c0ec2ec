'use client';
import { useWatch } from 'react-hook-form';
import { More } from '@/components/ui/more';
import { releases } from '@/lib';
import { AnswerField } from './answer-field';
import { PublicAddressField } from './public-address-field';
import { ReleaseField } from './release-field';
import { useWizard } from './wizard-context';

/** Step 2: the address, and the Confluence behind it. */
export function StepSite() {
  return (
    <>
      <PublicAddressField />
      <ReleaseField />
      <div className="split">
        <AnswerField path="site.confluenceHost" />
        <AnswerField path="site.confluencePort" />
      </div>
      <Editing />
      <More summary="More options" aside="further names, installation folder">
        <AnswerField path="site.furtherNames" />
        <AnswerField path="site.installDir" />
      </More>
    </>
  );
}

function Editing() {
  const { form } = useWizard();
  const [release, editing] = useWatch({ control: form.control, name: ['site.release', 'site.editing'] });
  const isSynchronyFaulty = form.getFieldState('site.synchronyPort').invalid;
  const { hasSynchrony } = Object.values(releases).find(({ id }) => id === release) ?? { hasSynchrony: true };
  if (!hasSynchrony) {
    return (
      <p className="hint">
        Collaborative editing came with Confluence 6.0. Release {String(release)} has none: there is nothing to ask, and
        nothing is written for it.
      </p>
    );
  }
  return (
    <>
      <AnswerField path="site.editing" />
      {(editing === 'direct' || isSynchronyFaulty) && <AnswerField path="site.synchronyPort" />}
    </>
  );
}
