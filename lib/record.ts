import type { Answers } from './answers';
import { choicesOf } from './choices';
import { fields } from './fields';
import { recipes } from './recipes';
import record from './record.json';

/**
 * How far something was run, the furthest first. `behaviours`: every sentence of the tests on real servers. `start`:
 * Apache and Confluence's Tomcat were started. `apache`: Apache alone. `mapped`: Apache read the files of another
 * system, with their paths mapped, and nothing of that system ran.
 */
export const runLevels = ['behaviours', 'start', 'apache', 'mapped'] as const;

export type RunLevel = (typeof runLevels)[number];

/** What one part of the tests on real servers wrote down about itself. Nothing in it is typed by hand. */
export interface RecordedRun {
  readonly part: string;
  /** As `2026-11-23`. */
  readonly date: string;
  readonly servers: { readonly apache: string; readonly modJk: string; readonly tomcat: string };
  /** Every choice that was run, as `path = choice`. */
  readonly choices: readonly string[];
  /** What ran and passed; `chosen` are places in `choices`, with spaces between. */
  readonly rows: readonly {
    readonly name: string;
    readonly level: string;
    /** How many sentences were checked. */
    readonly checks: number;
    readonly chosen: string;
  }[];
}

/** What can honestly be said of a set of answers. */
export interface Proven {
  /** This combination was run; every two of its choices were run together; neither. */
  readonly kind: 'run' | 'pairs' | 'not-run';
  /** Of `pairs`: what all of the pairs reached. */
  readonly level?: RunLevel;
  /** One or two sentences. */
  readonly says: string;
  /** Of the latest run that counts here, as `2026-11-23`. */
  readonly date?: string;
  readonly servers?: RecordedRun['servers'];
  /** Of `not-run`: the first pairs that were never run together, in words. */
  readonly missing?: readonly (readonly [string, string])[];
}

/** Looks the answers up in the record. Names, paths and numbers count as usual or as others, see `choicesOf`. */
export function provenOf(answers: Answers, runs: readonly RecordedRun[] = record): Proven {
  const chosen = [...choicesOf(answers)].map(([path, choice]) => `${path} = ${choice}`);
  const { rows, holding } = read(runs);
  const held = chosen.map((choice) => holding.get(choice) ?? none);
  const same = rows.filter(
    (row, i) => row.many === chosen.length && held.every(({ all }) => (all & (1n << BigInt(i))) !== 0n),
  );
  const [row] = same.toSorted((a, b) => runLevels.indexOf(a.level) - runLevels.indexOf(b.level));
  if (row) return { kind: 'run', level: row.level, says: saysRun(row), date: row.run.date, servers: row.run.servers };

  let furthest = 0;
  const missing: [string, string][] = [];
  for (const [i, one] of held.entries()) {
    for (const [j, other] of held.slice(0, i).entries()) {
      const level = one.upTo.findIndex((rowsOfLevel, at) => (rowsOfLevel & (other.upTo[at] ?? 0n)) !== 0n);
      if (level < 0) missing.push([chosen[j] ?? '', chosen[i] ?? '']);
      else furthest = Math.max(furthest, level);
    }
  }
  const latest = runs.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1);
  const level = runLevels[furthest];
  if (missing.length === 0 && latest && level) {
    return { kind: 'pairs', level, says: saysPairs(level, latest), date: latest.date, servers: latest.servers };
  }
  const told = missing.slice(0, 3).map(([one, other]): [string, string] => [inWords(one), inWords(other)]);
  const [first] = told;
  return {
    kind: 'not-run',
    says: `Not run.${first ? ` Never run together, for one: ${first.join(' and ')}.` : ''}`,
    missing: told,
  };
}

interface Row {
  readonly level: RunLevel;
  readonly checks: number;
  /** How many choices. */
  readonly many: number;
  readonly run: RecordedRun;
}

/** The rows that hold one choice, a bit for each. */
interface Holding {
  readonly all: bigint;
  /** Those that reached each level at least. */
  readonly upTo: readonly bigint[];
}

const none: Holding = { all: 0n, upTo: runLevels.map(() => 0n) };

interface Reading {
  readonly rows: readonly Row[];
  readonly holding: ReadonlyMap<string, Holding>;
}

const readings = new WeakMap<readonly RecordedRun[], Reading>();

/** Turns the record round: from rows with choices to choices with rows. A row of a level not known here does not count. */
function read(runs: readonly RecordedRun[]): Reading {
  const known = readings.get(runs);
  if (known) return known;
  const rows: Row[] = [];
  const holding = new Map<string, Holding>();
  for (const run of runs) {
    for (const { level: name, checks, chosen } of run.rows) {
      const at = runLevels.findIndex((one) => one === name);
      const level = runLevels[at];
      if (level === undefined) continue;
      const places = chosen.split(' ');
      const bit = 1n << BigInt(rows.length);
      rows.push({ level, checks, many: places.length, run });
      for (const place of places) {
        const choice = run.choices[Number(place)] ?? '';
        const before = holding.get(choice) ?? none;
        const upTo = before.upTo.map((bits, i) => (i >= at ? bits | bit : bits));
        holding.set(choice, { all: before.all | bit, upTo });
      }
    }
  }
  const reading = { rows, holding };
  readings.set(runs, reading);
  return reading;
}

function saysRun({ level, checks, run }: Row): string {
  const on = `with ${serversIn(run, level)} on ${run.date}`;
  switch (level) {
    case 'behaviours':
      return `This combination was run ${on}: ${checks} checks passed. Names and numbers may have been others.`;
    case 'start':
      return `This combination was started ${on}. Names and numbers may have been others.`;
    case 'apache':
      return `Apache was started with this combination ${on}; Confluence was not. Names and numbers may have been others.`;
    case 'mapped':
      return `Apache’s own test took this combination ${on}, with the paths of this system mapped. No server of this system was run.`;
  }
}

function saysPairs(level: RunLevel, run: RecordedRun): string {
  const each = 'Every two of these choices were run together, this exact combination was not.';
  const far: Readonly<Record<RunLevel, string>> = {
    behaviours: 'All of them passed every check',
    start: 'All of them were started at least',
    apache: 'Apache was started with all of them at least',
    mapped: 'All of them passed Apache’s own test at least, some with the paths of their system mapped',
  };
  return `${each} ${far[level]}, with ${serversIn(run, level)} on ${run.date}.`;
}

function serversIn({ servers: { apache, modJk, tomcat } }: RecordedRun, level: RunLevel): string {
  return `Apache ${apache}, mod_jk ${modJk}${level === 'apache' ? '' : ` and Tomcat ${tomcat}`}`;
}

/** `site.editing = through` as the form says it. */
function inWords(chosen: string): string {
  const [path = '', choice = ''] = chosen.split(' = ');
  const field = fields.get(path.split('#')[0] ?? '');
  const title = field?.title ?? recipes.find(({ id }) => path === `features.${id}`)?.title ?? path;
  return `“${title}: ${field?.options?.find(({ value }) => value === choice)?.title ?? choice}”`;
}
