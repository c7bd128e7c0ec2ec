import { type Answers, readAnswers } from '@/lib';
import { type Choices, choicesOf } from '@/lib/choices';
import { type CoveringArray, coveringArray } from './covering-array';
import { type Assignment, answersFor, choiceIdsFor } from './factors';
import { unplayable } from './promised-of';
import { canLoad } from './stock-modules';

/** A row of the array, and how far it goes. */
export interface ArrayRow {
  readonly name: string;
  /** As they may be sent. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly read: Answers;
  readonly choices: Choices;
  /** `behaviours` and `start` as in `Scenario`; `mapped`: this machine's httpd reads the files of another system. */
  readonly level: 'behaviours' | 'start' | 'mapped';
  /** Without the sentences that ask hundreds of times. */
  readonly isLight?: true;
  /** Why this machine cannot run it. */
  readonly cannot?: string;
}

/** Every third of them passes those too that ask hundreds of times: all of them would take longer than anybody waits. */
const heavyEvery = 3;

/** So many rows pass every sentence of the bench. */
const sampleSize = 30;

/**
 * The array over all answers. Rows that can be started here come first and cover what they can; of them a sample, spread
 * over all of them, is to pass every sentence. A chart's pods are no Tomcat of ours, and mod_qos cannot be loaded on every
 * Debian: rows with these come after them.
 */
export function arrayRows(): Omit<CoveringArray, 'rows'> & { readonly rows: readonly ArrayRow[] } {
  const loaded = { 'features.rate-limits': ['off'] };
  const here = { 'site.platform': ['debian'], ...loaded };
  const array = coveringArray([{ ...here, 'site.runsAs': ['installed', 'image'] }, here, loaded, {}]);
  const fit = array.rows.flatMap((row, i) => {
    const played = playable(row);
    return played ? [{ i, played, isSmall: (accepted(answersFor(played))?.site.nodes.length ?? 0) <= 3 }] : [];
  });
  // Many Tomcats at once take long: large clusters only where there are too few others.
  const small = fit.filter(({ isSmall }) => isSmall);
  const taken = [
    ...small.filter((_, i) => isTaken(i, small.length)),
    ...fit.filter(({ isSmall }) => !isSmall).slice(0, Math.max(0, sampleSize - small.length)),
  ];
  const sample = new Map(taken.map(({ i, played }): [number, Assignment] => [i, played]));
  const heavy = new Set(taken.filter((_, i) => i % heavyEvery === 0).map(({ i }) => i));
  const hasQos = canLoad('qos');
  const rows = array.rows.map((row, i): ArrayRow => {
    const answers = answersFor(sample.get(i) ?? row);
    const read = accepted(answers);
    if (!read) throw new Error(`row ${i + 1} of the array is refused`);
    const { features } = read;
    const level = sample.has(i) ? 'behaviours' : read.site.platform === 'debian' ? 'start' : 'mapped';
    const cannot = features['rate-limits'] && !hasQos ? 'mod_qos is not there or cannot be loaded here' : undefined;
    return {
      name: nameOf(read, i),
      answers,
      read,
      choices: choicesOf(read),
      level,
      ...(!heavy.has(i) && { isLight: true as const }),
      ...(cannot && { cannot }),
    };
  });
  return { ...array, rows };
}

/** The same choices with the first value of each, where the bench can play that to the end. */
function playable(row: Assignment): Assignment | undefined {
  const choices = choiceIdsFor(row).join();
  let played = row;
  for (const [at, value] of row.entries()) {
    for (let first = 1; first < value && played[at] === value; first += 1) {
      const milder = played.with(at, first);
      if (choiceIdsFor(milder).join() === choices && accepted(answersFor(milder))) played = milder;
    }
  }
  const read = accepted(answersFor(played));
  return read && unplayable(read) === undefined ? played : undefined;
}

function accepted(answers: object): Answers | undefined {
  const reading = readAnswers(answers);
  return 'answers' in reading ? reading.answers : undefined;
}

/** Whether one of so many is in the sample, which is spread evenly. */
function isTaken(i: number, many: number): boolean {
  if (many <= sampleSize) return true;
  return Math.floor(((i + 1) * sampleSize) / many) > Math.floor((i * sampleSize) / many);
}

function nameOf({ site, features }: Answers, i: number): string {
  const { connection, release, platform, runsAs, nodes } = site;
  const where = runsAs === 'installed' ? '' : `, ${runsAs}`;
  const many = nodes.length > 0 ? `, ${nodes.length} nodes` : '';
  const on = Object.keys(features).filter((id) => features[id] !== undefined);
  return `${i + 1}: ${platform}, ${connection}, Confluence ${release}${where}${many}, ${on.length} features`;
}
