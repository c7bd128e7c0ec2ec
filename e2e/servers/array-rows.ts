import { type Answers, readAnswers } from '@/lib';
import { type Choices, choicesOf } from '@/lib/choices';
import { type CoveringArray, coveringArray } from './covering-array';

/** A row of the array, and how far it goes. */
export interface ArrayRow {
  readonly name: string;
  /** As they may be sent. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly read: Answers;
  readonly choices: Choices;
  /** `behaviours` and `start` as in `Scenario`; `mapped`: this machine's httpd reads the files of another system. */
  readonly level: 'behaviours' | 'start' | 'mapped';
}

/** So many rows pass every sentence of the bench. */
const sampleSize = 30;

/**
 * The array over all answers. Rows that can be started here come first and cover what they can; of them a sample, spread
 * over all of them, is to pass every sentence. A chart's pods are no Tomcat of ours: such rows are never in the sample.
 */
export function arrayRows(): Omit<CoveringArray, 'rows'> & { readonly rows: readonly ArrayRow[] } {
  const here = { 'site.platform': ['debian'] };
  const array = coveringArray([{ ...here, 'site.runsAs': ['installed', 'image'] }, here, {}]);
  const rows = array.rows.map((answers) => {
    const reading = readAnswers(answers);
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
    return { answers, read: reading.answers, choices: choicesOf(reading.answers) };
  });
  const fit = rows.filter(({ read: { site } }) => site.platform === 'debian' && site.runsAs !== 'helm');
  const sample = new Set(fit.filter((_, i) => isTaken(i, fit.length)));
  return {
    ...array,
    rows: rows.map((row, i) => ({
      ...row,
      name: nameOf(row.read, i),
      level: sample.has(row) ? 'behaviours' : row.read.site.platform === 'debian' ? 'start' : 'mapped',
    })),
  };
}

/** Whether one of so many is in the sample, which is spread evenly. */
function isTaken(i: number, many: number): boolean {
  return Math.floor(((i + 1) * sampleSize) / many) > Math.floor((i * sampleSize) / many);
}

function nameOf({ site, features }: Answers, i: number): string {
  const { connection, release, platform, runsAs, nodes } = site;
  const where = runsAs === 'installed' ? '' : `, ${runsAs}`;
  const many = nodes.length > 0 ? `, ${nodes.length} nodes` : '';
  const on = Object.keys(features).filter((id) => features[id] !== undefined);
  return `${i + 1}: ${platform}, ${connection}, Confluence ${release}${where}${many}, ${on.length} features`;
}
