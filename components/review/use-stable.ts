'use client';
import { useCallback, useInsertionEffect, useRef } from 'react';

/** The same function at every render, which calls the latest one: what takes it is not drawn again because a page made it anew. */
export function useStable<Args extends readonly unknown[]>(latest: (...args: Args) => void): (...args: Args) => void {
  const ref = useRef(latest);
  useInsertionEffect(() => {
    ref.current = latest;
  }, [latest]);
  return useCallback((...args: Args) => ref.current(...args), []);
}
