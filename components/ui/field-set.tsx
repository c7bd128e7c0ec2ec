'use client';
import { type ReactNode, useId } from 'react';
import { describedBy } from './field';
import { type Problem, ProblemLine } from './problem-line';

export interface FieldSetProps {
  /** The target of links to this question, and what marks its lines; made up unless told. */
  readonly id?: string | undefined;
  readonly legend: ReactNode;
  readonly isLegendHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly problem?: Problem | undefined;
  readonly children: ReactNode;
}

/** One question with several controls: a legend, a hint, the controls, and the problem with them. */
export function FieldSet({ id, legend, isLegendHidden = false, hint, problem, children }: FieldSetProps) {
  const madeUp = useId();
  const fieldId = id ?? madeUp;
  const hintId = `${fieldId}-hint`;
  const problemId = `${fieldId}-problem`;
  return (
    <fieldset className="field" id={fieldId} aria-describedby={describedBy(hint && hintId, problem && problemId)}>
      <legend className={isLegendHidden ? 'vh' : undefined}>{legend}</legend>
      {hint && (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      )}
      {children}
      {problem && <ProblemLine id={problemId} problem={problem} fieldId={fieldId} />}
    </fieldset>
  );
}
