'use client';
import type { ReactNode } from 'react';
import { IconError } from './icons';

/** What is wrong with an answer, in the admin's words, with the way out as a button in the same sentence. */
export interface Problem {
  readonly says: ReactNode;
  readonly wayOut?: { readonly label: string; readonly take: () => void } | undefined;
}

/** The line under a field. Taking the way out puts the focus back into the field: the button is gone by then. */
export function ProblemLine(props: { readonly id: string; readonly problem: Problem; readonly fieldId: string }) {
  const { id, problem, fieldId } = props;
  const { says, wayOut } = problem;
  const take = () => {
    wayOut?.take();
    const field = document.getElementById(fieldId);
    field?.querySelector<HTMLElement>('input:checked, input, select, textarea')?.focus();
  };
  return (
    <p className="problem" id={id}>
      <IconError />
      <span>
        {says}{' '}
        {wayOut && (
          <button type="button" className="linkish" onClick={take}>
            {wayOut.label}
          </button>
        )}
      </span>
    </p>
  );
}
