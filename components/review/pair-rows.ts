import type { DiffRow } from '@/lib';

/** A stretch of a line, from `start` up to but not including `end`, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One line of a diff with its partner found: a removed line that comes back otherwise stands right before its new form. */
export interface Line {
  readonly kind: 'same' | 'add' | 'del';
  readonly old?: number;
  readonly new?: number;
  readonly text: string;
  /** The words that came or went; empty for a line that is added or removed as a whole. */
  readonly marks: readonly Stretch[];
  /** The line is one of two that belong together: the old form and the new one. */
  readonly isPaired: boolean;
}

/** Two lines belong together from here on: half of what they say is the same. */
const alike = 0.5;
/** Beyond this many comparisons the order of the lines decides; no admin reads such a change line by line. */
const mostComparisons = 20_000;

const none: readonly Stretch[] = [];

/**
 * Finds in each run of removed and added lines those that belong together, by what they say and in their order. A line
 * that both goes and comes, letter for letter, counts as unchanged.
 */
export function pairRows(rows: readonly DiffRow[]): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < rows.length; ) {
    const row = rows[i];
    if (row?.kind === 'same') {
      lines.push({ kind: 'same', old: row.old, new: row.new, text: row.text, marks: none, isPaired: false });
      i += 1;
      continue;
    }
    const removed: Removed[] = [];
    const added: Added[] = [];
    for (let next = rows[i]; next && next.kind !== 'same'; next = rows[++i]) {
      if (next.kind === 'del') removed.push(next);
      else added.push(next);
    }
    for (const pair of align(removed, added)) lines.push(...linesOf(pair));
  }
  return lines;
}

type Removed = Extract<DiffRow, { kind: 'del' }>;
type Added = Extract<DiffRow, { kind: 'add' }>;
interface Pair {
  readonly del?: Removed | undefined;
  readonly add?: Added | undefined;
}

function linesOf({ del, add }: Pair): Line[] {
  if (del && add) {
    if (del.text === add.text) {
      return [{ kind: 'same', old: del.old, new: add.new, text: add.text, marks: [], isPaired: false }];
    }
    const [oldMarks, newMarks] =
      del.marks.length + add.marks.length > 0 ? [del.marks, add.marks] : betweenEnds(del.text, add.text);
    return [
      { kind: 'del', old: del.old, text: del.text, marks: oldMarks, isPaired: true },
      { kind: 'add', new: add.new, text: add.text, marks: newMarks, isPaired: true },
    ];
  }
  if (del) return [{ kind: 'del', old: del.old, text: del.text, marks: [], isPaired: false }];
  return add ? [{ kind: 'add', new: add.new, text: add.text, marks: [], isPaired: false }] : [];
}

/** The pairing with the greatest likeness in sum that keeps the order of both sides; the rest stands alone. */
function align(removed: readonly Removed[], added: readonly Added[]): Pair[] {
  if (removed.length === 0 || added.length === 0 || removed.length * added.length > mostComparisons) {
    return [...removed.map((del) => ({ del })), ...added.map((add) => ({ add }))];
  }
  const width = added.length + 1;
  const likeness = removed.map((del) => added.map((add) => likenessOf(del.text, add.text)));
  // best[i * width + j]: the greatest sum for what is left from removed i and added j on.
  const best = new Float64Array((removed.length + 1) * width);
  for (let i = removed.length - 1; i >= 0; i -= 1) {
    for (let j = added.length - 1; j >= 0; j -= 1) {
      const together = likeness[i]?.[j] ?? 0;
      const apart = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const paired = together >= alike ? together + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(apart, paired);
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length || j < added.length) {
    const here = best[i * width + j] ?? 0;
    const together = likeness[i]?.[j] ?? 0;
    const isPair = together >= alike && here === together + (best[(i + 1) * width + j + 1] ?? 0);
    const isRemoved = i < removed.length && (j >= added.length || here === (best[(i + 1) * width + j] ?? 0));
    if (isPair) pairs.push({ del: removed[i++], add: added[j++] });
    else if (isRemoved) pairs.push({ del: removed[i++] });
    else pairs.push({ add: added[j++] });
  }
  return pairs;
}

/** From 0, nothing in common, to 1, the same but for the indent. Blank lines are like nothing but each other. */
function likenessOf(one: string, other: string): number {
  const [a, b] = [one.trim(), other.trim()];
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  const { head, tail } = commonEnds(a, b);
  const ends = (2 * (head + tail)) / (a.length + b.length);
  return Math.max(ends, sharedWords(a, b));
}

/** How much of both lines is words that stand in both, measured in characters. */
function sharedWords(a: string, b: string): number {
  const wordsOf = (text: string) => text.match(/[\w./-]+/g) ?? [];
  const size = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0);
  const theirs = new Map<string, number>();
  for (const word of wordsOf(b)) theirs.set(word, (theirs.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wordsOf(a)) {
    const left = theirs.get(word) ?? 0;
    if (left === 0) continue;
    theirs.set(word, left - 1);
    shared += word.length;
  }
  return (2 * shared) / Math.max(1, size(wordsOf(a)) + size(wordsOf(b)));
}

function commonEnds(a: string, b: string): { readonly head: number; readonly tail: number } {
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/** What lies between the common beginning and the common end of two lines; nothing where that is empty. */
function betweenEnds(a: string, b: string): readonly [Stretch[], Stretch[]] {
  const { head, tail } = commonEnds(a, b);
  const between = (text: string) => (text.length - tail > head ? [{ start: head, end: text.length - tail }] : []);
  return [between(a), between(b)];
}
