import { type ChoiceIds, choiceOf, nameOf, pairSet, questionOf } from './choice-pairs';
import { type Assignment, choiceIdsFor, factors } from './factors';
import {
  changed,
  fits,
  isAllowed,
  joinPair,
  type Kind,
  type Placed,
  placePair,
  problemsOf,
  searchSpace,
} from './place-pair';

/** Two choices that no answers have together, each as `path = choice`, and what is said to whoever tries. */
export interface Refused {
  readonly pair: readonly [string, string];
  readonly says: string;
}

export interface CoveringArray {
  readonly rows: readonly Assignment[];
  /** Pairs of which one is not asked beside the other are no pairs and not here. A choice that nothing allows stands alone, with '' beside it. */
  readonly refused: readonly Refused[];
  /** How many pairs the rows cover. */
  readonly pairs: number;
}

/**
 * Few sets of answers in which every two choices that can be together are together once at least; always the same for
 * the same questions. Rows of the first kind come first and take every pair they can, so that as many as possible are
 * in rows of the best kind. Greedy: a row grows from the usual answers by the change that brings most new pairs, and
 * what is left over then is put into a row on purpose.
 */
export function coveringArray(kinds: readonly Kind[]): CoveringArray {
  const random = randomNumbers(20_261_123);
  const covered = pairSet();
  const rows: Assignment[] = [];
  const refused: Refused[] = [];
  const space = searchSpace();
  const looked = new Map<string, boolean>();
  const silent = new Set<string>();
  const alone = new Set(
    space.choices.filter((id) => {
      const placed = placePair(space, [id], {});
      if ('says' in placed) refused.push({ pair: [nameOf(id), ''], says: placed.says ?? '' });
      return 'assignment' in placed;
    }),
  );
  // Features before their questions, see isPossible.
  const pairs = space
    .pairs()
    .filter(([a, b]) => alone.has(a) && alone.has(b))
    .toSorted((one, other) => other.filter(isFeature).length - one.filter(isFeature).length);

  for (const kind of kinds) {
    const own: Assignment[] = [];
    const before = pairSet();
    for (const row of rows) before.add(choiceIdsFor(row));
    const take = (row: Assignment) => {
      own.push(row);
      return covered.add(choiceIdsFor(row));
    };
    while (take(grow(start(kind), [], kind)) >= worthARow);
    const absent = pairs.filter((pair) => !covered.has(...pair) && isAllowed(pair, kind) && isPossible(pair));
    const possible = absent.flatMap((pair) => {
      const placed = placePair(space, pair, kind);
      return 'assignment' in placed ? [{ pair, row: placed.assignment }] : [];
    });
    for (const [i, { pair, row: placed }] of possible.entries()) {
      if (covered.has(...pair)) continue;
      const others = possible.slice(i + 1).map((one) => one.pair);
      const { row, kept } = withOthers(placed, pair, others, kind);
      take(grow(row, kept, kind));
    }
    rows.push(...withoutSpare(own, before));
  }
  return {
    rows,
    refused,
    pairs: covered.count(),
  };

  /** Whether some answers have both; notes what is refused. Looked into once for each pair, and for most never. */
  function isPossible([a, b]: readonly [number, number]): boolean {
    const known = looked.get(`${a} ${b}`);
    if (known !== undefined) return known;
    const isSilent = [`${ownerOf(a)} ${b}`, `${ownerOf(b)} ${a}`, `${ownerOf(a)} ${ownerOf(b)}`].some((key) =>
      silent.has(key),
    );
    const placed: Placed = isSilent ? {} : placePair(space, [a, b], {});
    const found = 'assignment' in placed;
    looked.set(`${a} ${b}`, found);
    if (found) return true;
    // A question that is not asked beside a choice takes those of the same feature with it.
    if (placed.notAsked !== undefined) silent.add(`${ownerOf(placed.notAsked)} ${placed.notAsked === a ? b : a}`);
    if (placed.says !== undefined) {
      refused.push({ pair: [nameOf(a), nameOf(b)], says: placed.says });
      // A feature that cannot be on beside a choice takes its questions with it.
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        if (isFeature(one)) silent.add(`${ownerOf(one)} ${isFeature(other) ? ownerOf(other) : other}`);
      }
    }
    return false;
  }

  /** The usual answers, as far as this kind has them. */
  function start(kind: Kind): Assignment {
    const placed = placePair(space, [], kind);
    if ('assignment' in placed) return placed.assignment;
    throw new Error(`No answers are of the kind ${JSON.stringify(kind)}`);
  }

  /** Puts as many further pairs into a row as go in beside those that are to stay. */
  function withOthers(from: Assignment, first: ChoiceIds, others: readonly ChoiceIds[], kind: Kind) {
    let row = from;
    let kept = first;
    for (const pair of others) {
      const [a = 0, b = 0] = pair;
      if (covered.has(a, b)) continue;
      const wanted = [...new Set([...kept, a, b])];
      const found = joinPair(space, row, pair, wanted, kind);
      if (found) [row, kept] = [found, wanted];
    }
    return { row, kept };
  }

  /** Changes one answer after the other as long as that brings new pairs and nothing is refused; `kept` stays. */
  function grow(from: Assignment, kept: ChoiceIds, kind: Kind): Assignment {
    let row = from;
    let news = covered.news(choiceIdsFor(row));
    for (let before = -1; news > before; ) {
      before = news;
      for (const at of shuffled(factors.keys())) {
        const tries = shuffled((factors[at]?.values ?? []).keys())
          .filter((value) => value !== row[at])
          .map((value) => changed(row, [[at, value]]))
          .map((candidate) => ({ candidate, ids: choiceIdsFor(candidate) }))
          .filter(({ ids }) => fits(ids, kept, kind))
          .map(({ candidate, ids }) => ({ candidate, gain: covered.news(ids) }))
          .filter(({ gain }) => gain > news)
          .sort((a, b) => b.gain - a.gain);
        const best = tries.find(({ candidate }) => problemsOf(candidate).length === 0);
        if (best) [row, news] = [best.candidate, best.gain];
      }
    }
    return row;
  }

  function shuffled(all: Iterable<number>): number[] {
    const list = [...all];
    for (let i = list.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
    }
    return list;
  }
}

/** Whether this is the choice to have a feature. */
function isFeature(id: number): boolean {
  return questionOf(id) === ownerOf(id) && choiceOf(id) === 'on';
}

/** The feature that has to be on for this choice; for others the question, and the choice not to have a feature by itself. */
function ownerOf(id: number): string {
  const isOff = /^features\.[^.]+$/.test(questionOf(id)) && choiceOf(id) === 'off';
  return isOff ? nameOf(id) : questionOf(id).split('.').slice(0, 2).join('.');
}

/** Below this many new pairs, rows are made for pairs that are still absent. */
const worthARow = 15;

/** Without the rows whose pairs all are in others; the latest go first. */
function withoutSpare(rows: readonly Assignment[], others: ReturnType<typeof pairSet>): Assignment[] {
  let kept = [...rows];
  for (const row of [...rows].reverse()) {
    const rest = kept.filter((one) => one !== row);
    const covered = pairSet();
    for (const one of rest) covered.add(choiceIdsFor(one));
    const ids = choiceIdsFor(row);
    const isSpare = ids.every((a, i) => ids.slice(0, i).every((b) => covered.has(a, b) || others.has(a, b)));
    if (isSpare) kept = rest;
  }
  return kept;
}

/** Numbers from 0 to 1, always the same for one seed (the generator "mulberry32", in the public domain). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
