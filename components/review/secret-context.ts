'use client';
import { createContext, use } from 'react';

/** The secret of both sides of AJP in this visit. It lives in memory only: never in storage, in a link or in a request. */
export interface Secret {
  readonly value: string;
  /** Whether the admin brought it along. */
  readonly isBrought: boolean;
  /** Whether secrets stand in the files as they are, in place of dots. */
  readonly isShown: boolean;
  readonly show: (isShown: boolean) => void;
  /** Makes another one. */
  readonly renew: () => void;
  /** Uses one that `secretProblem` finds nothing wrong with. */
  readonly bring: (text: string) => void;
  /** What the admin has to know about a secret that was made anew; undefined: nothing, or it was read. */
  readonly notice: string | undefined;
  readonly settle: () => void;
}

export const SecretContext = createContext<Secret | undefined>(undefined);

/** Throws outside a wizard. */
export function useSecretOfVisit(): Secret {
  const secret = use(SecretContext);
  if (!secret) throw new Error('This stands outside the wizard');
  return secret;
}
