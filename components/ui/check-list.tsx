'use client';
import type { ReactNode } from 'react';
import type { Choice } from './choice';
import { FieldSet } from './field-set';
import type { Problem } from './problem-line';

export interface CheckListProps {
  readonly id?: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly problem?: Problem | undefined;
  readonly options: readonly Choice[];
  /** The values that are checked. */
  readonly checked: readonly string[];
  /** Called with all values that are checked from now on, in the order of the options. */
  readonly onChange: (checked: readonly string[]) => void;
  readonly onBlur?: () => void;
}

/** Several of a fixed set of answers: native checkboxes. */
export function CheckList({ id, legend, hint, problem, options, checked, onChange, onBlur }: CheckListProps) {
  const set = (value: string, isChecked: boolean) =>
    onChange(
      options.map((option) => option.value).filter((each) => (each === value ? isChecked : checked.includes(each))),
    );
  return (
    <FieldSet id={id} legend={legend} hint={hint} problem={problem}>
      <div className="check-list">
        {options.map(({ value, label, hint: says, isDisabled }) => (
          <label className="check" key={value}>
            <input
              type="checkbox"
              value={value}
              checked={checked.includes(value)}
              disabled={isDisabled}
              onChange={({ target }) => set(value, target.checked)}
              onBlur={onBlur}
            />
            <b>{label}</b>
            {says && <span className="hint">{says}</span>}
          </label>
        ))}
      </div>
    </FieldSet>
  );
}
