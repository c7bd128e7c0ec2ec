'use client';
import { useCallback, useInsertionEffect, useRef } from 'react';

/** The same function at every render, which calls the latest one: what takes it is not drawn again because a page made it anew. */
export function useStable(latest: (text: string) => void): (text: string) => void {
  const ref = useRef(latest);
  useInsertionEffect(() => {
    ref.current = latest;
  }, [latest]);
  return useCallback((text) => ref.current(text), []);
}
