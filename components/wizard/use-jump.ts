'use client';
import { useCallback, useEffect, useRef } from 'react';
import { fieldPathOf, type StepId, stepOf } from './steps';
import { goToStep, stepInAddress } from './use-step';

/**
 * Puts the focus where the admin is going, once the step is drawn: on the question that was asked for, else on the head
 * of the step.
 */
export function useJump(step: StepId, isDrawn: boolean): (path: string) => void {
  const sought = useRef<string>(undefined);
  const shown = useRef<StepId>(undefined);

  useEffect(() => {
    // The page has been loaded: the step of its address comes into view by itself, and the focus stays with the browser.
    if (shown.current === undefined) {
      shown.current = stepInAddress();
      return;
    }
    if (shown.current === step || !isDrawn) return;
    shown.current = step;
    land(sought.current);
    sought.current = undefined;
  }, [step, isDrawn]);

  return useCallback((path: string) => {
    const target = stepOf(path);
    if (target === stepInAddress()) {
      land(path);
      return;
    }
    sought.current = path;
    goToStep(target);
  }, []);
}

function land(path: string | undefined): void {
  const field = path === undefined ? null : document.getElementById(fieldPathOf(path) ?? path);
  if (!field) {
    window.scrollTo(0, 0);
    document.getElementById('main')?.scrollTo(0, 0);
    const head = document.querySelector<HTMLElement>('#main h1');
    head?.setAttribute('tabindex', '-1');
    head?.focus({ preventScroll: true });
    return;
  }
  for (let folded = field.closest('details'); folded; folded = folded.parentElement?.closest('details') ?? null)
    folded.open = true;
  const cell = document.getElementById(`${path}-control`);
  (cell ?? field).scrollIntoView({ block: 'center' });
  const control = cell ?? field.querySelector<HTMLElement>('input:checked, input, select, textarea, a, button');
  control?.focus({ preventScroll: true });
  field.dataset.sought = '';
  field.addEventListener('focusout', () => delete field.dataset.sought, { once: true });
}
