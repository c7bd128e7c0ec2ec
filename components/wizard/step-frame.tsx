'use client';
import { Button } from '@/components/ui/button';
import { fields } from '@/lib';
import { type StepId, steps } from './steps';
import { goToStep } from './use-step';
import { useWizard } from './wizard-context';

const says: Readonly<Record<StepId, string>> = {
  connection: fields.get('site.connection')?.help ?? '',
  site: 'Everything has an answer already. Change what differs.',
  apache: 'Where Apache runs, and what it is to do besides.',
  files: 'Optional, at any time. What your files say already is not asked again.',
  review: 'What changes, line by line, and why.',
  'take-home': 'Everything as files, and a link that brings your answers back.',
};

/** The head of a step. */
export function StepHead({ step }: { readonly step: StepId }) {
  const { openDrafts } = useWizard();
  return (
    <div className="step-head">
      <div className="page-head">
        <h1 tabIndex={-1}>{steps.find(({ id }) => id === step)?.title}</h1>
        <p className="muted">{says[step]}</p>
      </div>
      <Button isSmall onClick={openDrafts}>
        Drafts
      </Button>
    </div>
  );
}

/** Back and on, at the end of a form: `Continue` submits it. It is never disabled: it goes on, or says what keeps the admin here. */
export function StepEnd({ step }: { readonly step: StepId }) {
  const at = steps.findIndex(({ id }) => id === step);
  const before = steps[at - 1];
  const behind = steps[at + 1];
  return (
    <div className="next">
      {before ? <Button onClick={() => goToStep(before.id)}>Back to {before.title}</Button> : <span />}
      {behind && (
        <Button type="submit" kind="primary">
          Continue to {behind.title}
        </Button>
      )}
    </div>
  );
}
