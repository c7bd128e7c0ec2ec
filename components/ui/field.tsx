'use client';
import { createContext, type ReactNode, use, useId } from 'react';
import { type Problem, ProblemLine } from './problem-line';

/** What a control inside a field takes over from it. */
interface FieldControl {
  readonly id?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
}

const FieldContext = createContext<FieldControl>({});

export interface FieldProps {
  /** The target of links to this question, and what marks its lines; made up unless told. */
  readonly id?: string;
  readonly label: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly problem?: Problem | undefined;
  /** Problems with parts of the answer, under the control; the control tells of them itself. */
  readonly below?: ReactNode;
  /** One `TextInput`, `TextArea` or `Select`, and what belongs under it. */
  readonly children: ReactNode;
}

/** Label, hint, one control, and the problem with it. The control finds its id and descriptions by itself. */
export function Field({ id, label, isLabelHidden = false, hint, problem, below, children }: FieldProps) {
  const madeUp = useId();
  const fieldId = id ?? madeUp;
  const hintId = `${fieldId}-hint`;
  const problemId = `${fieldId}-problem`;
  const control: FieldControl = {
    id: `${fieldId}-control`,
    'aria-describedby': describedBy(hint && hintId, problem && problemId),
    'aria-invalid': problem ? true : undefined,
  };
  return (
    <div className="field" id={fieldId}>
      <label htmlFor={control.id} className={isLabelHidden ? 'vh' : undefined}>
        {label}
      </label>
      {hint && (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      )}
      <FieldContext value={control}>{children}</FieldContext>
      {problem && <ProblemLine id={problemId} problem={problem} fieldId={fieldId} />}
      {below}
    </div>
  );
}

/** What the surrounding `Field` gives a control; what the control says itself comes first or is added. */
export function useFieldControl(own: FieldControl): FieldControl {
  const given = use(FieldContext);
  return {
    ...given,
    ...(own.id && { id: own.id }),
    ...(own['aria-invalid'] && { 'aria-invalid': own['aria-invalid'] }),
    'aria-describedby': describedBy(given['aria-describedby'], own['aria-describedby']),
  };
}

/** Joins ids for `aria-describedby`; undefined if there are none. */
export function describedBy(...ids: readonly unknown[]): string | undefined {
  return ids.filter((id) => typeof id === 'string' && id).join(' ') || undefined;
}
