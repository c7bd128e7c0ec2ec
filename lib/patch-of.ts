import type { GeneratedFile } from './bundle';
import { diffRows } from './text/diff';
import { lineEndOf } from './text/lines';
import { unifiedPatch } from './text/patch';

/** The file's change as a unified diff, to be applied with `patch -p1 -d /`; empty if nothing changes. */
export function patchOf(file: GeneratedFile): string {
  const patch = known.get(file) ?? makePatch(file);
  known.set(file, patch);
  return patch;
}

/** The runbook counts lines of the patch that the zip holds: it is made once. */
const known = new WeakMap<GeneratedFile, string>();

function makePatch({ installTo, before, edits, text, beforeIs }: GeneratedFile): string {
  const from = beforeIs === 'nothing' ? '/dev/null' : `a${installTo}`;
  return unifiedPatch(from, `b${installTo}`, diffRows(before, edits), lineEndOf(text), { before, after: text });
}
