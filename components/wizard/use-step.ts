'use client';
import { useSyncExternalStore } from 'react';
import { type StepId, steps } from './steps';

const followers = new Set<() => void>();

/** The step that the address names (`?step=site`, or `#site` on arrival); the first one if it names none. */
export function useStep(): StepId {
  return useSyncExternalStore(subscribe, stepInAddress, () => steps[0].id);
}

/** Goes to a step: a new entry in the browser's history, without loading anything. */
export function goToStep(id: StepId): void {
  if (id === stepInAddress()) return;
  window.history.pushState(null, '', `?step=${id}`);
  for (const follow of followers) follow();
}

/** As `useStep`, outside of React. */
export function stepInAddress(): StepId {
  const { search, hash } = window.location;
  const named = new URLSearchParams(search).get('step') ?? hash.slice(1);
  return steps.find(({ id }) => id === named)?.id ?? steps[0].id;
}

function subscribe(follow: () => void): () => void {
  followers.add(follow);
  window.addEventListener('popstate', follow);
  return () => {
    followers.delete(follow);
    window.removeEventListener('popstate', follow);
  };
}
