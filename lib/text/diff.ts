import type { Edit } from './edit';
import { startOfLine } from './lines';

/** One line of a diff. Numbers count from 1; `marks` are the stretches of the line that came or went. */
export type DiffRow =
  | { readonly kind: 'same'; readonly old: number; readonly new: number; readonly text: string }
  | { readonly kind: 'add'; readonly new: number; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'del'; readonly old: number; readonly text: string; readonly marks: readonly Mark[] };

/** From `start` up to but not including `end`, in UTF-16 units of the line. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/**
 * The diff that the edits are, line by line: no comparing, so what it shows is exactly what is done. Only lines that an
 * edit touches are shown as removed and added; their marks are the edited characters. Edits may come in any order.
 */
export function diffRows(before: string, edits: readonly Edit[]): DiffRow[] {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const rows: DiffRow[] = [];
  let at = 0;
  let oldLine = 1;
  let newLine = 1;
  for (let i = 0; i < ordered.length; ) {
    const from = startOfLine(before, ordered[i]?.start ?? 0);
    same(at, from);
    // All edits that touch one run of lines make one change; it ends where a line ends in both texts.
    let to = from;
    let cursor = from;
    let result = '';
    const group: Edit[] = [];
    const endsLine = (end: number) =>
      end > cursor ? before[end - 1] === '\n' : result === '' || result.endsWith('\n');
    for (
      let edit = ordered[i];
      edit && (group.length === 0 || startOfLine(before, edit.start) < to || (edit.start === to && !endsLine(to)));
      edit = ordered[i]
    ) {
      group.push(edit);
      result += before.slice(cursor, edit.start) + edit.text;
      cursor = edit.end;
      const isWhole = startOfLine(before, cursor) === cursor && endsLine(cursor);
      to = Math.max(to, isWhole ? cursor : startOfNextLine(before, cursor));
      i += 1;
    }
    change(from, to, group);
    at = to;
  }
  same(at, before.length);
  return rows;

  function same(from: number, to: number): void {
    if (from >= to) return;
    for (const text of linesOf(before.slice(from, to)))
      rows.push({ kind: 'same', old: oldLine++, new: newLine++, text });
  }

  function change(from: number, to: number, group: readonly Edit[]): void {
    const oldMarks: Mark[] = [];
    const newMarks: Mark[] = [];
    let result = '';
    let cursor = from;
    for (const { start, end, text } of group) {
      result += before.slice(cursor, start);
      if (end > start) oldMarks.push({ start: start - from, end: end - from });
      if (text !== '') newMarks.push({ start: result.length, end: result.length + text.length });
      result += text;
      cursor = end;
    }
    result += before.slice(cursor, to);
    const removed = marked(before.slice(from, to), oldMarks);
    const added = marked(result, newMarks);
    // Lines that stand unchanged at either end of the change are no change.
    let head = 0;
    while (head < removed.length && head < added.length && removed[head]?.text === added[head]?.text) head += 1;
    let tail = 0;
    while (
      tail < removed.length - head &&
      tail < added.length - head &&
      removed.at(-1 - tail)?.text === added.at(-1 - tail)?.text
    )
      tail += 1;
    for (const { text } of removed.slice(0, head)) rows.push({ kind: 'same', old: oldLine++, new: newLine++, text });
    for (const line of removed.slice(head, removed.length - tail)) rows.push({ kind: 'del', old: oldLine++, ...line });
    for (const line of added.slice(head, added.length - tail)) rows.push({ kind: 'add', new: newLine++, ...line });
    for (const { text } of removed.slice(removed.length - tail))
      rows.push({ kind: 'same', old: oldLine++, new: newLine++, text });
  }
}

/** How many lines come and go: one that is removed and comes back otherwise counts as changed. */
export function countRows(rows: readonly DiffRow[]): {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
} {
  let [added, changed, removed] = [0, 0, 0];
  for (let i = 0; i < rows.length; ) {
    let [del, add] = [0, 0];
    for (; rows[i]?.kind === 'del'; i += 1) del += 1;
    for (; rows[i]?.kind === 'add'; i += 1) add += 1;
    changed += Math.min(del, add);
    added += Math.max(0, add - del);
    removed += Math.max(0, del - add);
    if (del + add === 0) i += 1;
  }
  return { added, changed, removed };
}

function startOfNextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (!text.includes('\r')) return lines;
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

function marked(text: string, marks: readonly Mark[]): { text: string; marks: Mark[] }[] {
  let from = 0;
  return linesOf(text).map((line) => {
    const here = marks
      .filter(({ start, end }) => start < from + line.length && end > from)
      .map(({ start, end }) => ({ start: Math.max(0, start - from), end: Math.min(line.length, end - from) }));
    const result = { text: line, marks: here };
    from = text.indexOf('\n', from) + 1 || text.length;
    return result;
  });
}
