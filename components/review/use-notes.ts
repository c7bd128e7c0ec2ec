'use client';
import { useEffect, useState } from 'react';
import type { GeneratedFile } from '@/lib';
import { type LineNotes, leavesByLine, notesByLine } from './file-view';

const none: ReadonlyMap<number, LineNotes> = new Map();

/**
 * Why each line is as it is. The lines themselves are drawn at once; their notes follow when the browser has a moment,
 * and until then those of the keystroke before stand. Nothing is computed while `isWanted` is false.
 */
export function useNotes(file: GeneratedFile, isWanted = true): ReadonlyMap<number, LineNotes> {
  const [notes, setNotes] = useState(() => (isWanted ? notesByLine(file) : none));
  useEffect(() => (isWanted ? whenIdle(() => setNotes(notesByLine(file))) : undefined), [file, isWanted]);
  return isWanted ? notes : none;
}

/** Why lines go, by the line they had before; as `useNotes`. */
export function useLeaves(file: GeneratedFile): ReadonlyMap<number, LineNotes> {
  const [leaves, setLeaves] = useState(() => leavesByLine(file));
  useEffect(() => whenIdle(() => setLeaves(leavesByLine(file))), [file]);
  return leaves;
}

/** Yields what calls it off. Safari has no requestIdleCallback. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, 50);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 500 });
  return () => cancelIdleCallback(handle);
}
