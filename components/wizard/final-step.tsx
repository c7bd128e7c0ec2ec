'use client';
import { useWatch } from 'react-hook-form';
import { Review } from '@/components/review/review';
import { TakeHome } from '@/components/review/take-home';
import { ProblemLine } from '@/components/ui/problem-line';
import { StepEnd } from './step-frame';
import type { StepId } from './steps';
import { useBundle, useWizard } from './wizard-context';

export interface FinalStepProps {
  readonly step: StepId;
  /** Which answer needs the admin, and what the files say meanwhile. */
  readonly attention: string | undefined;
  /** The path of that answer. */
  readonly needsAt: string | undefined;
  readonly shareLink: () => Promise<string>;
}

/** Steps 5 and 6: no questions any more, so the files have the whole page. */
export function FinalStep({ step, attention, needsAt, shareLink }: FinalStepProps) {
  const { form, jumpTo, goOn } = useWizard();
  const bundle = useBundle();
  const keep = useWatch({ control: form.control, name: 'keep' });
  const setKeep = (key: string, isKept: boolean) => {
    const others = form.getValues('keep').filter((each) => each !== key);
    form.setValue('keep', isKept ? [...others, key] : others, { shouldValidate: true });
  };
  return (
    <main id="main" className="page wide" tabIndex={-1}>
      {attention && needsAt !== undefined && (
        <ProblemLine
          id="attention"
          fieldId="attention"
          problem={{ says: attention, wayOut: { label: 'Go there', take: () => jumpTo(needsAt) } }}
        />
      )}
      {step === 'review' ? (
        <Review bundle={bundle} onJumpTo={jumpTo} onKeep={setKeep} keep={keep} />
      ) : (
        <TakeHome bundle={bundle} shareLink={shareLink} />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <StepEnd step={step} />
      </form>
    </main>
  );
}
