'use client';
import { createContext, use } from 'react';
import type { AnswerProblem, Answers, Bundle } from '@/lib';
import type { AnswersForm } from './use-answers';
import type { Files } from './use-files';

/** What every part of the wizard may use; it never changes while the wizard is open. */
export interface Wizardry {
  readonly form: AnswersForm;
  /** Goes to the step that asks for the answer at this path, and puts the focus there. */
  readonly jumpTo: (path: string) => void;
  /** Goes to the next step, or shows what keeps the admin here. */
  readonly goOn: () => void;
  readonly openDrafts: () => void;
  /** Begins with these answers; asks first if the admin has given others. */
  readonly begin: (answers: Answers, title: string) => void;
}

export const WizardContext = createContext<Wizardry | undefined>(undefined);
export const BundleContext = createContext<Bundle | undefined>(undefined);
/** What is wrong with the answers as they stand in the form. */
export const ProblemsContext = createContext<readonly AnswerProblem[]>([]);
export const FilesContext = createContext<Files | undefined>(undefined);

/** Throws outside a wizard. */
export function useWizard(): Wizardry {
  return present(use(WizardContext));
}

/** What comes of the last right answers; whoever uses it is drawn anew at every keystroke. Throws outside a wizard. */
export function useBundle(): Bundle {
  return present(use(BundleContext));
}

/** What is wrong with the answers now, each with its path; empty outside a wizard. */
export function useProblems(): readonly AnswerProblem[] {
  return use(ProblemsContext);
}

/** The files that the admin gave. Throws outside a wizard. */
export function useGivenFiles(): Files {
  return present(use(FilesContext));
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('This stands outside the wizard');
  return value;
}
