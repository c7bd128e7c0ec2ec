'use client';
import './without-eval';
import { type FocusEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import { Preview } from '@/components/review/preview';
import { SecretContext } from '@/components/review/secret-context';
import { useStable } from '@/components/review/use-stable';
import { Callout } from '@/components/ui/callout';
import { Toast } from '@/components/ui/toast';
import { type Answers, build, defaultAnswers, encodeAnswers, fields } from '@/lib';
import { attentionTo } from './attention';
import { DraftsDialog } from './drafts-dialog';
import { ErrorSummary } from './error-summary';
import { Rail } from './rail';
import { ReplaceDialog } from './replace-dialog';
import { shortAddress } from './short-address';
import { StepApache } from './step-apache';
import { StepConnection, type StepConnectionProps } from './step-connection';
import { StepFiles } from './step-files';
import { StepEnd, StepHead } from './step-frame';
import { StepSite } from './step-site';
import { type StepId, stepOf, steps } from './steps';
import { useAnswers } from './use-answers';
import { isSame, useDrafts } from './use-drafts';
import { useFileDrop } from './use-file-drop';
import { useFiles } from './use-files';
import { useFinalStep } from './use-final-step';
import { useJump } from './use-jump';
import { MovesContext, useMoves } from './use-moves';
import { useSecret } from './use-secret';
import { goToStep, useStep } from './use-step';
import { BundleContext, FilesContext, ProblemsContext, WizardContext } from './wizard-context';

const reload = 'Reload the page: your answers are kept, your files have to be given once more.';

/** The whole wizard. The server draws it with the usual answers; the browser goes on from there. */
export function Wizard({ comparison, retired, presets }: StepConnectionProps) {
  const { form, answers, problems, isTyped, open } = useAnswers();
  const step = useStep();
  const body = useMemo(() => bodyOf(step, { comparison, retired, presets }), [step, comparison, retired, presets]);
  const { FinalStep, hasFailed } = useFinalStep(body === undefined);
  const jumpTo = useJump(step, body !== undefined || FinalStep !== undefined);
  const files = useFiles({ form, isTyped });
  const { uploads } = files;
  const drafts = useDrafts(answers, open);
  const secret = useSecret(drafts.isReturning);
  const bundle = useMemo(() => build(answers, uploads, { ajp: secret.value }), [answers, uploads, secret.value]);
  const moves = useMoves(form);
  const [refusedAt, setRefusedAt] = useState<{ readonly step: StepId; readonly time: number }>();
  const [isDraftsOpen, setIsDraftsOpen] = useState(false);
  const [focusField, setFocusField] = useState<string>();
  const [toast, setToast] = useState<{ readonly says: string; readonly before: Answers }>();
  const isOver = useFileDrop((dropped) => {
    void files.read(dropped);
    goToStep('files');
  });

  const here = problems.filter(({ path }) => stepOf(path) === step);
  const hasProblemsHere = here.length > 0;
  const goOn = useCallback(() => {
    // Pressed again, the summary is drawn anew and takes the focus again.
    setRefusedAt((last) => (hasProblemsHere ? { step, time: (last?.time ?? 0) + 1 } : undefined));
    const next = steps[steps.findIndex(({ id }) => id === step) + 1];
    if (!hasProblemsHere && next) goToStep(next.id);
  }, [hasProblemsHere, step]);
  const replaceBy = (others: Answers, says: string) => {
    setToast({ says, before: answers });
    open(others);
  };
  const begin = useStable((others: Answers, title: string) => {
    if (isSame(answers, defaultAnswers) && problems.length === 0) replaceBy(others, `Begun with “${title}”`);
    else drafts.offer(others, title);
  });
  const wizardry = useMemo(
    () => ({ form, jumpTo, goOn, openDrafts: () => setIsDraftsOpen(true), begin }),
    [form, jumpTo, goOn, begin],
  );
  const shareLink = useCallback(
    async () => `${window.location.origin}${window.location.pathname}#${await encodeAnswers(answers)}`,
    [answers],
  );
  const attention = attentionTo(problems, answers);
  const rail = { step, bundle, problems, fileCount: files.given.length };

  return (
    <WizardContext value={wizardry}>
      <BundleContext value={bundle}>
        <FilesContext value={files}>
          <ProblemsContext value={problems}>
            <SecretContext value={secret}>
              <MovesContext value={moves}>
                {body ? (
                  <div className="wizard">
                    <Rail {...rail} />
                    <main
                      id="main"
                      className="questions"
                      tabIndex={-1}
                      onFocus={(event) => setFocusField(questionAt(event.target))}
                      onBlur={(event: FocusEvent) => {
                        if (!event.currentTarget.contains(event.relatedTarget)) setFocusField(undefined);
                      }}
                    >
                      <form
                        noValidate
                        autoComplete="off"
                        onSubmit={(event) => {
                          event.preventDefault();
                          goOn();
                        }}
                      >
                        <StepHead step={step} />
                        {refusedAt?.step === step && hasProblemsHere && (
                          <ErrorSummary key={refusedAt.time} problems={here} />
                        )}
                        {drafts.notice && <Notice says={drafts.notice} onDismiss={drafts.dismiss} />}
                        {body}
                        <StepEnd step={step} />
                      </form>
                    </main>
                    <Preview bundle={bundle} attention={attention} focusField={focusField} onJumpTo={jumpTo} />
                  </div>
                ) : (
                  <>
                    <Rail {...rail} isAcross />
                    {FinalStep ? (
                      <FinalStep step={step} attention={attention} needsAt={problems[0]?.path} shareLink={shareLink} />
                    ) : (
                      <main id="main" className="page wide" aria-busy={!hasFailed} tabIndex={-1}>
                        {hasFailed && <Callout title="This step could not be loaded.">{reload}</Callout>}
                      </main>
                    )}
                  </>
                )}
                {isOver && (
                  <div className="veil">
                    <p>Drop your files: they stay in this browser tab</p>
                  </div>
                )}
                <DraftsDialog
                  isOpen={isDraftsOpen}
                  onClose={() => setIsDraftsOpen(false)}
                  drafts={drafts}
                  answers={answers}
                  onOpen={(others, name) => {
                    setIsDraftsOpen(false);
                    replaceBy(others, `Draft opened: ${name}`);
                  }}
                />
                <ReplaceDialog
                  mine={answers}
                  offered={drafts.offered}
                  title={drafts.offeredAs}
                  isRemembering={drafts.isRemembering}
                  onKeep={drafts.settle}
                  onOpen={() => {
                    if (drafts.isRemembering) drafts.save(shortAddress(answers), answers);
                    if (drafts.offered)
                      replaceBy(
                        drafts.offered,
                        drafts.offeredAs ? `Begun with “${drafts.offeredAs}”` : 'The link is open',
                      );
                    drafts.settle();
                  }}
                />
                <Toast
                  says={toast?.says}
                  action={toast && { label: 'Undo', take: () => open(toast.before) }}
                  onClose={() => setToast(undefined)}
                />
              </MovesContext>
            </SecretContext>
          </ProblemsContext>
        </FilesContext>
      </BundleContext>
    </WizardContext>
  );
}

function bodyOf(step: StepId, parts: StepConnectionProps): ReactNode {
  switch (step) {
    case 'connection':
      return <StepConnection {...parts} />;
    case 'site':
      return <StepSite />;
    case 'apache':
      return <StepApache />;
    case 'files':
      return <StepFiles />;
    default:
      return undefined;
  }
}

function Notice({ says, onDismiss }: { readonly says: string; readonly onDismiss: () => void }) {
  return (
    <div role="alert">
      <Callout title="Note:">
        {says}{' '}
        <button type="button" className="linkish" onClick={onDismiss}>
          Close
        </button>
      </Callout>
    </div>
  );
}

/** The path of the question that an element belongs to. */
function questionAt(element: Element): string | undefined {
  const id = element.closest('.field[id]')?.id;
  return id !== undefined && fields.has(id) ? id : undefined;
}
