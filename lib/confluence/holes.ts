import type { Source } from '../text/source';

/** A published hole of Confluence, and what a proxy can do about it. */
export interface Hole {
  readonly id: string;
  /** What an attacker does with it, in half a sentence. */
  readonly what: string;
  /** From the first version that has it up to the first that has not: `['8.0.0', '8.3.3']`, as the record says. */
  readonly ranges: readonly (readonly [from: string, mended: string])[];
  readonly source: Source;
}

const record = (id: string): Source => ({
  title: id,
  url: `https://www.cve.org/CVERecord?id=${id}`,
  checked: '2026-11-23',
});

const hole = (id: string, what: string, ranges: Hole['ranges']): Hole => ({ id, what, ranges, source: record(id) });

/** The holes we know of for which a proxy can do something, or that are often asked about. Source: the records of CVE. */
const holes: readonly Hole[] = [
  hole('CVE-2023-22515', 'strangers make themselves administrators', [
    ['8.0.0', '8.3.3'],
    ['8.4.0', '8.4.3'],
    ['8.5.0', '8.5.2'],
  ]),
  hole('CVE-2023-22518', 'strangers overwrite the whole site with a backup of theirs', [
    ['1.0.0', '7.19.16'],
    ['7.20.0', '8.3.4'],
    ['8.4.0', '8.4.4'],
    ['8.5.0', '8.5.3'],
    ['8.6.0', '8.6.1'],
  ]),
  hole('CVE-2023-22527', 'strangers run programs on the server', [['8.0.0', '8.5.4']]),
  // The record names no version between 7.5 and 7.12; nothing was mended there either, so we count them.
  hole('CVE-2022-26134', 'strangers run programs on the server', [
    ['1.3.1', '7.4.17'],
    ['7.5.0', '7.13.7'],
    ['7.14.0', '7.14.3'],
    ['7.15.0', '7.15.2'],
    ['7.16.0', '7.16.4'],
    ['7.17.0', '7.17.4'],
    ['7.18.0', '7.18.1'],
  ]),
  hole('CVE-2021-26084', 'strangers run programs on the server', [
    ['1.0.0', '6.13.23'],
    ['6.14.0', '7.4.11'],
    ['7.5.0', '7.11.6'],
    ['7.12.0', '7.12.5'],
  ]),
  hole('CVE-2021-26085', 'strangers read files of the installation', [
    ['1.0.0', '7.4.10'],
    ['7.5.0', '7.12.3'],
  ]),
  hole('CVE-2019-3396', 'strangers read files and run programs on the server', [
    ['1.0.0', '6.6.12'],
    ['6.7.0', '6.12.3'],
    ['6.13.0', '6.13.3'],
    ['6.14.0', '6.14.2'],
  ]),
  hole('CVE-2019-3398', 'users who may attach files write them anywhere', [
    ['2.0.0', '6.6.13'],
    ['6.7.0', '6.12.4'],
    ['6.13.0', '6.13.4'],
    ['6.14.0', '6.14.3'],
    ['6.15.0', '6.15.2'],
  ]),
  hole('CVE-2024-21683', 'users with an account run programs on the server', [
    ['5.2.0', '7.19.22'],
    ['7.20.0', '8.5.9'],
    ['8.6.0', '8.9.1'],
  ]),
];

/** A hole that a release has: all its patch levels, or those before `mended`. */
export interface OpenHole extends Hole {
  readonly mended?: string;
}

/** The holes of a release, given as `8.5` (then of any of its patch levels) or, exactly, as `8.5.2`. */
export function holesOf(version: string): readonly OpenHole[] {
  const isLine = version.split('.').length < 3;
  const first = isLine ? `${version}.0` : version;
  const last = isLine ? `${version}.9999` : version;
  return holes.flatMap((each): OpenHole[] => {
    const range = each.ranges.find(([from, mended]) => compare(from, last) <= 0 && compare(first, mended) < 0);
    if (!range) return [];
    const [, mended] = range;
    return [isLine && compare(mended, last) <= 0 ? { ...each, mended } : each];
  });
}

function compare(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < 3; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
