import type { Source } from '../text/source';
import type { Release, TomcatLine } from './release';
import { eras } from './stock/era';
import { stockServerXml } from './stock/server-xml';

/** The ids of all releases we write for, the newest first. Source: endoflife.date; 11.x is too new to be known. */
export const releaseIds = [
  ...(['10.2', '10.1', '10.0'] as const),
  ...(['9.5', '9.4', '9.3', '9.2', '9.1', '9.0'] as const),
  ...(['8.9', '8.8', '8.7', '8.6', '8.5', '8.4', '8.3', '8.2', '8.1', '8.0'] as const),
  ...(['7.20', '7.19', '7.18', '7.17', '7.16', '7.15', '7.14', '7.13', '7.12', '7.11', '7.10'] as const),
  ...(['7.9', '7.8', '7.7', '7.6', '7.5', '7.4', '7.3', '7.2', '7.1', '7.0'] as const),
  ...(['6.15', '6.14', '6.13', '6.12', '6.11', '6.10', '6.9', '6.8'] as const),
  ...(['6.7', '6.6', '6.5', '6.4', '6.3', '6.2', '6.1', '6.0'] as const),
  '5.10',
] as const;

export type { Release } from './release';

export type ReleaseId = (typeof releaseIds)[number];

/** The newest release with long-term support. */
export const newestLongTerm = '10.2' satisfies ReleaseId;

const longTerm: ReadonlySet<ReleaseId> = new Set(['6.6', '6.13', '7.4', '7.13', '7.19', '8.5', '9.2', '10.2']);

/** First day and last day of support. */
const days: Readonly<Partial<Record<ReleaseId, readonly [released: string, until: string]>>> = {
  '8.0': ['2022-11-28', '2024-11-29'],
  '8.1': ['2023-02-13', '2025-02-14'],
  '8.2': ['2023-03-28', '2025-03-29'],
  '8.3': ['2023-05-22', '2025-05-23'],
  '8.4': ['2023-07-05', '2025-07-06'],
  '8.5': ['2023-08-21', '2025-12-15'],
  '8.6': ['2023-10-04', '2025-10-05'],
  '8.7': ['2023-12-05', '2025-12-06'],
  '8.8': ['2024-02-08', '2026-02-08'],
  '8.9': ['2024-04-01', '2026-04-02'],
  '9.0': ['2024-07-30', '2026-07-30'],
  '9.1': ['2024-10-03', '2026-10-03'],
  '9.2': ['2024-12-09', '2026-12-10'],
  '9.3': ['2025-02-04', '2027-02-04'],
  '9.4': ['2025-03-31', '2027-04-01'],
  '9.5': ['2025-06-04', '2027-06-04'],
  '10.0': ['2025-08-05', '2027-08-05'],
  '10.1': ['2025-10-07', '2027-10-07'],
  '10.2': ['2025-12-02', '2027-12-02'],
};

const checked = '2026-11-23';

const lifeCycle: Source = { title: 'endoflife.date, Confluence', url: 'https://endoflife.date/confluence', checked };

const tomcatNine: Source = {
  title: 'Atlassian, AMPS pull request 303: Confluence 6.10 comes with Tomcat 9',
  url: 'https://bitbucket.org/atlassian/amps/pull-requests/303',
  checked,
};

/** Jakarta EE 10 is Servlet 6.0, and that is Tomcat 10.1. */
const jakarta: Source = {
  title: 'Atlassian, Preparing for Confluence 10.0',
  url: 'https://confluence.atlassian.com/doc/preparing-for-confluence-10-0-1509720080.html',
  checked,
};

/** All releases we write for, by id. */
// Every id of the list gets its entry, which TypeScript cannot see.
export const releases = Object.fromEntries(releaseIds.map((id) => [id, releaseOf(id)])) as Readonly<
  Record<ReleaseId, Release>
>;

function releaseOf(id: ReleaseId): Release {
  const [major, minor] = numbersOf(id);
  const era = eras.findLast(({ from }) => compare(from, [major, minor]) <= 0) ?? eras[0];
  const [released, until] = days[id] ?? [];
  const tomcat = tomcatOf(major, minor);
  const java = javaOf(id, major);
  return {
    id,
    isLongTerm: longTerm.has(id),
    ...(released !== undefined && { released }),
    ...(until !== undefined && { until }),
    ...(tomcat && { tomcat }),
    ...(java && { java }),
    hasSynchrony: major >= 6,
    serverXml: stockServerXml(era),
    serverXmlSeenIn: era.seenIn,
    sources: [lifeCycle, ...(tomcat ? [tomcat === '9.0' ? tomcatNine : jakarta] : []), era.source],
  };
}

function tomcatOf(major: number, minor: number): TomcatLine | undefined {
  if (major >= 10) return '10.1';
  return compare([6, 10], [major, minor]) <= 0 ? '9.0' : undefined;
}

function javaOf(id: ReleaseId, major: number): readonly string[] | undefined {
  if (major >= 10) return ['21'];
  if (major === 9) return ['17', '21'];
  return id === '8.5' ? ['11', '17'] : undefined;
}

/** Whether text is the id of a release: `9.2`, but not `9.2.7`. */
export function isKnown(text: string): text is ReleaseId {
  return releaseIds.some((id) => id === text);
}

/**
 * The release that a version belongs to: `9.2.7` is 9.2. Where there is none, the nearest below it, or the oldest, with
 * `isExact` false: `11.0` is read as 10.2. Undefined if text is no version of two or more numbers.
 */
export function nearestRelease(text: string): { readonly release: Release; readonly isExact: boolean } | undefined {
  if (!/^\s*\d{1,4}(?:\.\d{1,4}){1,3}\s*$/.test(text)) return undefined;
  const wanted = numbersOf(text);
  const id = releaseIds.find((each) => compare(numbersOf(each), wanted) <= 0) ?? '5.10';
  return { release: releases[id], isExact: compare(numbersOf(id), wanted) === 0 };
}

type Numbers = readonly [major: number, minor: number];

function numbersOf(version: string): Numbers {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
}

function compare(a: Numbers, b: Numbers): number {
  return a[0] - b[0] || a[1] - b[1];
}
