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
  const rows = runs.flatMap((run) => rowsOf(run));
  const same = rows.filter((row) => row.chosen.size === chosen.length && chosen.every((one) => row.chosen.has(one)));
  const best = runLevels.find((level) => same.some((row) => row.level === level));
  const row = same.find(({ level }) => level === best);
  if (row) return { kind: 'run', level: row.level, says: saysRun(row), date: row.run.date, servers: row.run.servers };

  const pairs = chosen.flatMap((one, i) => chosen.slice(0, i).map((other): [string, string] => [other, one]));
  const holding = new Map(chosen.map((one) => [one, rows.filter((each) => each.chosen.has(one))]));
  const furthest = pairs.map(([one, other]) => {
    const together = (holding.get(one) ?? []).filter((each) => each.chosen.has(other));
    return Math.min(runLevels.length, ...together.map(({ level }) => runLevels.indexOf(level)));
  });
  const level = runLevels[Math.max(0, ...furthest)];
  const latest = runs.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1);
  if (level !== undefined && latest) {
    return { kind: 'pairs', level, says: saysPairs(level, latest), date: latest.date, servers: latest.servers };
  }
  const missing = pairs
    .filter((_, i) => furthest[i] === runLevels.length)
    .slice(0, 3)
    .map(([one, other]): [string, string] => [inWords(one), inWords(other)]);
  const [first] = missing;
  return {
    kind: 'not-run',
    says: `Not run.${first ? ` Never run together, for one: ${first.join(' and ')}.` : ''}`,
    missing,
  };
}

interface Row {
  readonly level: RunLevel;
  readonly checks: number;
  readonly chosen: ReadonlySet<string>;
  readonly run: RecordedRun;
}

/** The rows of a run; one of a level that is not known here does not count. */
function rowsOf(run: RecordedRun): Row[] {
  return run.rows.flatMap(({ level: name, checks, chosen }) => {
    const level = runLevels.find((one) => one === name);
    const choices = chosen.split(' ').map((at) => run.choices[Number(at)] ?? '');
    return level === undefined ? [] : [{ level, checks, chosen: new Set(choices), run }];
  });
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
