import type { Choices } from '@/lib/choices';

/** Two choices at a time, by number: `3` stands for one `path = choice`, for as long as this process lives. */
export type ChoiceIds = readonly number[];

const most = 1024;
const numbers = new Map<string, number>();
const names: (readonly [question: string, choice: string])[] = [];

/** The numbers of these choices; a choice that was not seen before gets the next one. */
export function idsOf(choices: Choices): ChoiceIds {
  return [...choices].map(([path, choice]) => {
    const name = `${path} = ${choice}`;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    if (names.length === most) throw new Error(`More than ${most} choices: choice-pairs.ts has to hold more`);
    numbers.set(name, names.length);
    return names.push([path, choice]) - 1;
  });
}

/** `path = choice` of a number. */
export function nameOf(id: number): string {
  return `${questionOf(id)} = ${choiceOf(id)}`;
}

/** What a number's choice is about, so that two choices of one question can be told. */
export function questionOf(id: number): string {
  return names[id]?.[0] ?? '';
}

export function choiceOf(id: number): string {
  return names[id]?.[1] ?? '';
}

/** Which pairs were seen. */
export interface PairSet {
  readonly has: (a: number, b: number) => boolean;
  /** How many pairs of a row were not seen yet. */
  readonly news: (ids: ChoiceIds) => number;
  /** Yields how many were new. */
  readonly add: (ids: ChoiceIds) => number;
  readonly count: () => number;
}

/** A set of pairs, empty. */
export function pairSet(): PairSet {
  const seen = new Uint8Array(most * most);
  let count = 0;
  const at = (a: number, b: number) => (a < b ? a * most + b : b * most + a);
  const each = (ids: ChoiceIds, look: (at: number) => void) => {
    for (let i = 1; i < ids.length; i += 1) for (let j = 0; j < i; j += 1) look(at(ids[i] ?? 0, ids[j] ?? 0));
  };
  return {
    has: (a, b) => seen[at(a, b)] === 1,
    news: (ids) => {
      let found = 0;
      each(ids, (place) => {
        if (seen[place] === 0) found += 1;
      });
      return found;
    },
    add: (ids) => {
      const before = count;
      each(ids, (place) => {
        count += 1 - (seen[place] ?? 0);
        seen[place] = 1;
      });
      return count - before;
    },
    count: () => count,
  };
}
