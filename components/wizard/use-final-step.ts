'use client';
import { type ComponentType, useEffect, useState } from 'react';
import type { FinalStepProps } from './final-step';

export interface FinalStepCode {
  /** Undefined until it is loaded. */
  readonly FinalStep: ComponentType<FinalStepProps> | undefined;
  readonly hasFailed: boolean;
}

/** The last steps, whose code nobody needs at first: loaded when wanted, or a second after the first step stands. */
export function useFinalStep(isWanted: boolean): FinalStepCode {
  const [code, setCode] = useState<FinalStepCode>({ FinalStep: undefined, hasFailed: false });
  const isMissing = code.FinalStep === undefined;
  useEffect(() => {
    if (!isMissing) return;
    const load = async () => {
      try {
        const { FinalStep } = await import('./final-step');
        setCode({ FinalStep, hasFailed: false });
      } catch {
        setCode({ FinalStep: undefined, hasFailed: true });
      }
    };
    const timer = setTimeout(load, isWanted ? 0 : 1000);
    return () => clearTimeout(timer);
  }, [isWanted, isMissing]);
  return code;
}
