import { type AnswerProblem, readAnswers } from '@/lib';
import { type ChoiceIds, choiceOf, questionOf } from './choice-pairs';
import { type Assignment, answersFor, choiceIdsFor, factorOf, factors } from './factors';

/** Rows with these choices only, by question. */
export type Kind = Readonly<Record<string, readonly string[]>>;

/** Some values for some factors. */
type Changes = readonly (readonly [factor: number, value: number])[];

/** Every choice there is, and how it comes about. */
export interface SearchSpace {
  readonly choices: ChoiceIds;
  /** Every two choices of different questions. */
  readonly pairs: () => readonly (readonly [number, number])[];
  /** Changes of the usual answers that make a choice, each way by itself. */
  readonly waysTo: (id: number) => readonly Changes[];
}

/** All the usual answers. */
const usual: Assignment = factors.map(() => 0);

/** Tries every value of every factor in the usual answers, with its feature on and, where it is not asked then, with one more answer changed. */
export function searchSpace(): SearchSpace {
  const ways = new Map<number, Changes[]>();
  const note = (changes: Changes) => {
    for (const id of choiceIdsFor(changed(usual, changes))) {
      const known = ways.get(id) ?? [];
      // Of a choice that is there anyway one way is enough.
      if (known.length === 0 || known[0]?.length !== 0) ways.set(id, [...known, changes]);
    }
  };
  note([]);
  for (const [at, { path, values }] of factors.entries()) {
    for (const context of contextsOf(path)) {
      const before = new Set(choiceIdsFor(changed(usual, context)));
      for (const value of values.keys()) {
        const changes: Changes = value === 0 ? context : [...context, [at, value]];
        for (const id of choiceIdsFor(changed(usual, changes))) {
          const isOwn = questionOf(id).split('#')[0] === path;
          if (!isOwn && before.has(id)) continue;
          if (!isOwn && ways.has(id)) continue;
          ways.set(id, [...(ways.get(id) ?? []), changes]);
        }
      }
    }
  }
  const ids = [...ways.keys()].sort((a, b) => a - b);
  // A way that is refused by itself goes on with what it needs: fetched certificates with an address, for one.
  const mended = new Map(
    ids.map((id): [number, readonly Changes[]] => {
      const raw = (ways.get(id) ?? []).map((changes) => changed(usual, changes));
      const right = raw.map((one) => repair(one, [id], {}, siteChanges)).filter((one) => one !== undefined);
      const last = right.length > 0 ? undefined : first(raw, (one) => repair(one, [id], {}, siteChanges, true));
      const found = last === undefined ? right : [last];
      return [id, [...found, ...raw].map(changesIn)];
    }),
  );
  const pairs = ids.flatMap((a) =>
    ids.filter((b) => b > a && questionOf(a) !== questionOf(b)).map((b): readonly [number, number] => [a, b]),
  );
  return { choices: ids, pairs: () => pairs, waysTo: (id) => mended.get(id) ?? [] };
}

function changesIn(assignment: Assignment): Changes {
  return assignment.flatMap((value, at) => (value === 0 ? [] : [[at, value] as const]));
}

/** What has to change so that a question is asked at all: nothing, its feature on, or one answer about the site besides. */
function contextsOf(path: string): readonly Changes[] {
  const isAsked = (changes: Changes) =>
    choiceIdsFor(changed(usual, changes)).some((id) => questionOf(id).split('#')[0] === path);
  const owner = factorOf(path.slice(0, path.lastIndexOf('.')));
  const on: Changes = path.startsWith('features.') && owner !== undefined ? [[owner, 1]] : [];
  if (isAsked(on)) return [on];
  const found = siteChanges.map((change): Changes => [...on, change]).filter(isAsked);
  if (found.length === 0) throw new Error(`${path} is asked under no answers that were tried`);
  return found;
}

const siteChanges: Changes = factors.flatMap(({ path, values }, at) =>
  path.startsWith('site.')
    ? [...values.keys()].filter((value) => value > 0).map((value): readonly [number, number] => [at, value])
    : [],
);

/** Beside them: any feature on or off. */
const furtherChanges: Changes = [
  ...siteChanges,
  ...factors.flatMap(
    ({ path }, at): Changes =>
      /^features\.[^.]+$/.test(path)
        ? [
            [at, 0],
            [at, 1],
          ]
        : [],
  ),
];

/** These values instead. */
export function changed(assignment: Assignment, changes: Changes): Assignment {
  const copy = [...assignment];
  for (const [factor, value] of changes) copy[factor] = value;
  return copy;
}

/** Whether a row has these choices and is of this kind. */
export function fits(ids: ChoiceIds, wanted: ChoiceIds, kind: Kind): boolean {
  return wanted.every((id) => ids.includes(id)) && isAllowed(ids, kind);
}

/** Whether a row of this kind may have these choices. */
export function isAllowed(ids: ChoiceIds, kind: Kind): boolean {
  return Object.entries(kind).every(([question, choices]) =>
    ids.every((id) => questionOf(id) !== question || choices.includes(choiceOf(id))),
  );
}

const asked = new Map<string, readonly AnswerProblem[]>();

/** What the wizard says to these answers; nothing when it takes them. */
export function problemsOf(assignment: Assignment): readonly AnswerProblem[] {
  const key = assignment.join();
  const known = asked.get(key);
  if (known) return known;
  const reading = readAnswers(answersFor(assignment));
  const problems = 'problems' in reading ? reading.problems : [];
  asked.set(key, problems);
  return problems;
}

/** Answers with these choices, otherwise as usual as can be: one or two further answers may have to change. */
export function placePair(space: SearchSpace, wanted: ChoiceIds, kind: Kind): Placed {
  const begins = beginnings(space, wanted);
  const areThere = begins.filter((one) => fits(choiceIdsFor(one), wanted, kind));
  // The cheap ways first: as it is, what is blamed, one answer of any kind, two.
  const assignment =
    areThere.find((one) => problemsOf(one).length === 0) ??
    first(areThere, (one) => repair(one, wanted, kind, [])) ??
    first(areThere.slice(0, 2), (one) => repair(one, wanted, kind, furtherChanges)) ??
    first(areThere.slice(0, 1), (one) => repair(one, wanted, kind, furtherChanges, true)) ??
    (areThere.length > 0 ? undefined : first(begins.slice(0, 4), (one) => repair(one, wanted, kind, siteChanges)));
  if (assignment) return { assignment };
  const [refused] = areThere;
  if (refused) return { says: problemsOf(refused)[0]?.says ?? '' };
  const questions = new Set(choiceIdsFor(begins[0] ?? usual).map(questionOf));
  const notAsked = wanted.find((id) => !questions.has(questionOf(id)));
  return notAsked === undefined ? {} : { notAsked };
}

/** Where a pair went; else what the wizard says to it, or which of the two is not asked beside the other. */
export type Placed = { readonly assignment: Assignment } | { readonly says?: string; readonly notAsked?: number };

/** A row with one pair more; none when that does not go without losing some of what is wanted. */
export function joinPair(
  space: SearchSpace,
  row: Assignment,
  pair: ChoiceIds,
  wanted: ChoiceIds,
  kind: Kind,
): Assignment | undefined {
  const questions = wanted.map(questionOf);
  if (new Set(questions).size < questions.length) return undefined;
  return first(beginnings(space, pair, row), (one) =>
    fits(choiceIdsFor(one), wanted, kind) && problemsOf(one).length === 0 ? one : undefined,
  );
}

function first<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** These answers with each way to the one choice and each way to the other, a few of them. */
function beginnings(space: SearchSpace, [a, b]: ChoiceIds, from = usual): readonly Assignment[] {
  const all = waysTo(space, a).flatMap((one) =>
    waysTo(space, b)
      // Where both change the same answer, they have to agree.
      .filter((other) => one.every(([factor, value]) => other.every(([at, its]) => at !== factor || its === value)))
      .map((other) => changed(from, [...one, ...other])),
  );
  return [...new Map(all.map((one) => [one.join(), one])).values()];
}

/** Six ways at most, from the first to the last. */
function waysTo(space: SearchSpace, id: number | undefined): readonly Changes[] {
  const all = id === undefined ? [[]] : space.waysTo(id);
  return all.filter((_, i) => all.length <= 6 || i % Math.ceil(all.length / 6) === 0);
}

/** Changes one answer more, or two, until nothing is refused: those that are blamed, or one of `others`. */
function repair(
  assignment: Assignment,
  wanted: ChoiceIds,
  kind: Kind,
  others: Changes,
  isDeep = false,
): Assignment | undefined {
  const isThere = (one: Assignment) => fits(choiceIdsFor(one), wanted, kind);
  const said = problemsOf(assignment);
  if (said.length === 0 && isThere(assignment)) return assignment;
  const blamed = new Set(said.flatMap(({ path }) => factorOf(path) ?? []));
  const near = [...blamed].flatMap((at) =>
    [...(factors[at]?.values.keys() ?? [])].map((value): readonly [number, number] => [at, value]),
  );
  const candidates = [...near, ...others].map((change) => changed(assignment, [change])).filter(isThere);
  if (!isDeep) return candidates.find((one) => problemsOf(one).length === 0);
  // What leaves the first complaint as it was is no step forward.
  const moved = candidates.filter((one) => problemsOf(one).every(({ says }) => says !== said[0]?.says));
  return first(moved, (one) => repair(one, wanted, kind, siteChanges));
}
