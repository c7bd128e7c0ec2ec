import { diffRows, type GeneratedFile, type Note } from '@/lib';
import { type Line, pairRows } from './pair-rows';

/** A line as it is shown: with its word at the right, and the edits that can be taken back. */
export interface ViewLine extends Line {
  readonly tag?: 'changed' | 'added' | 'moved';
  /** Edits of the admin's own values in this line, and what goes with it, by their keys. */
  readonly changes?: readonly string[];
}

export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly kept: number;
}

export interface FileView {
  readonly lines: readonly ViewLine[];
  readonly counts: Counts;
}

const nothing: readonly string[] = [];
const views = new WeakMap<GeneratedFile, FileView>();
const latest = new Map<string, { readonly file: GeneratedFile; readonly view: FileView }>();

/** The lines of a file's diff. An answer that leaves the file as it was yields the very same lines, so nothing is drawn again. */
export function viewOf(file: GeneratedFile): FileView {
  const known = views.get(file);
  if (known) return known;
  const last = latest.get(file.path);
  const view = last && isSameDiff(last.file, file) ? last.view : makeView(file);
  views.set(file, view);
  latest.set(file.path, { file, view });
  return view;
}

/** Lines that come, change, go and stay, over all files. */
export function countAll(files: readonly GeneratedFile[]): Counts {
  const sum = { added: 0, changed: 0, removed: 0, kept: 0 };
  for (const { counts } of files.map(viewOf)) {
    sum.added += counts.added;
    sum.changed += counts.changed;
    sum.removed += counts.removed;
    sum.kept += counts.kept;
  }
  return sum;
}

function isSameDiff(one: GeneratedFile, other: GeneratedFile): boolean {
  return (
    one.before === other.before &&
    one.text === other.text &&
    one.beforeIs === other.beforeIs &&
    one.edits.length === other.edits.length &&
    one.edits.every(({ key, does }, i) => key === other.edits[i]?.key && does === other.edits[i]?.does)
  );
}

function makeView(file: GeneratedFile): FileView {
  const lines = pairRows(diffRows(file.before, file.edits));
  const places = placesOf(file);
  const moved = new Set(
    places.filter(({ does }) => does === 'move').flatMap(({ lines: { first, last } }) => range(first, last)),
  );
  const changes = file.beforeIs === 'yours' ? changesOf(lines, places) : new Map<Line, string[]>();
  const view = lines.map((line): ViewLine => {
    const tag =
      line.kind !== 'add' || file.beforeIs === 'nothing' || line.text.trim() === ''
        ? undefined
        : moved.has(line.new ?? 0)
          ? 'moved'
          : line.isPaired
            ? 'changed'
            : 'added';
    return line.kind === 'same' ? line : { ...line, changes: changes.get(line) ?? nothing, ...(tag && { tag }) };
  });
  return { lines: view, counts: countsOf(lines) };
}

function countsOf(lines: readonly Line[]): Counts {
  const counts = { added: 0, changed: 0, removed: 0, kept: 0 };
  for (const { kind, isPaired } of lines) {
    if (kind === 'same') counts.kept += 1;
    else if (kind === 'add') counts[isPaired ? 'changed' : 'added'] += 1;
    else if (!isPaired) counts.removed += 1;
  }
  return counts;
}

interface Place {
  readonly key: string;
  readonly does: GeneratedFile['edits'][number]['does'];
  /** In the new text, from 1. */
  readonly lines: { readonly first: number; readonly last: number };
  /** In the text before, from 1. */
  readonly oldLines: { readonly first: number; readonly last: number };
}

/** Which lines each edit touches, in both texts. */
function placesOf({ before, edits }: GeneratedFile): Place[] {
  let at = 0;
  let oldLine = 1;
  let newLine = 1;
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text, key, does }) => {
      const skipped = breaksIn(before.slice(at, start));
      const replaced = breaksIn(before.slice(start, end));
      oldLine += skipped;
      newLine += skipped;
      const place: Place = {
        key,
        does,
        lines: spanOf(newLine, text),
        oldLines: spanOf(oldLine, before.slice(start, end)),
      };
      oldLine += replaced;
      newLine += breaksIn(text);
      at = end;
      return place;
    });
}

/** A line break at either end belongs to the neighbour. */
function spanOf(line: number, text: string): { readonly first: number; readonly last: number } {
  const first = line + (/^\r?\n/.test(text) && text.trim() !== '' ? 1 : 0);
  return { first, last: Math.max(first, line + breaksIn(text) - (text.endsWith('\n') ? 1 : 0)) };
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/**
 * Each change stands at the first new line it touches; one that only takes away, at the first old line. What goes in
 * several pieces under one key, as a rule with its conditions, is kept by one button.
 */
function changesOf(lines: readonly Line[], places: readonly Place[]): Map<Line, string[]> {
  const added = new Map(lines.flatMap((line) => (line.kind === 'add' ? [[line.new, line] as const] : [])));
  const removed = new Map(lines.flatMap((line) => (line.kind === 'del' ? [[line.old, line] as const] : [])));
  const changes = new Map<Line, string[]>();
  const told = new Set<string>();
  for (const { key, does, lines: now, oldLines } of places) {
    if ((does !== 'change' && does !== 'remove') || told.has(key)) continue;
    told.add(key);
    const line =
      (does === 'change' ? range(now.first, now.last).flatMap((each) => added.get(each) ?? [])[0] : undefined) ??
      range(oldLines.first, oldLines.last).flatMap((each) => removed.get(each) ?? [])[0];
    if (line) changes.set(line, [...(changes.get(line) ?? []), key]);
  }
  return changes;
}

/** The notes of one line, and a name for them that stays while answers change. */
export interface LineNotes {
  readonly key: string;
  readonly notes: readonly Note[];
}

const notesOfFiles = new WeakMap<GeneratedFile, ReadonlyMap<number, LineNotes>>();
const leavesOfFiles = new WeakMap<GeneratedFile, ReadonlyMap<number, LineNotes>>();

/** The notes of a file by the line they speak of, from 1. */
export function notesByLine(file: GeneratedFile): ReadonlyMap<number, LineNotes> {
  const known = notesOfFiles.get(file) ?? byLine(file.notes(), file.text);
  notesOfFiles.set(file, known);
  return known;
}

/** Why lines go, by the line they had before, from 1. */
export function leavesByLine(file: GeneratedFile): ReadonlyMap<number, LineNotes> {
  const known = leavesOfFiles.get(file) ?? byLine(file.leaves?.() ?? [], file.before);
  leavesOfFiles.set(file, known);
  return known;
}

function byLine(all: readonly Note[], text: string): ReadonlyMap<number, LineNotes> {
  const texts = text.split('\n');
  const found = new Map<number, { key: string; notes: Note[] }>();
  const seen = new Map<string, number>();
  for (const note of all) {
    const here = found.get(note.line);
    if (here) {
      if (!here.notes.some(({ says }) => says === note.says)) here.notes.push(note);
      continue;
    }
    // The value in a line changes with every keystroke; its name and who wrote it do not.
    const name = `${note.recipe ?? ''} ${/[^\s=]+/.exec(texts[note.line - 1] ?? '')?.[0] ?? ''}`;
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    found.set(note.line, { key: `${name} ${nth}`, notes: [note] });
  }
  return found;
}
