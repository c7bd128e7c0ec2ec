import { isKnown, nearestRelease, newestLongTerm, releaseIds, releases } from './releases';

/** The newest release that is known to exist and not known to us. Source: its artifacts in a Maven index, 2026-11-23. */
const unchecked = '11.0';

const newest = releaseIds[0];
const oldest = releases[releaseIds.at(-1) ?? newest];

/** What is wrong with an answer that is no release we write for, and which one to choose. */
export function releaseProblem(input: unknown): string {
  if (typeof input === 'number') {
    const text = String(input);
    return `Write the release as text, in quotes: "${isKnown(text) ? text : newestLongTerm}". As a number, 7.10 and 7.1 would be the same.`;
  }
  const text = typeof input === 'string' ? input.trim() : '';
  const near = nearestRelease(text);
  if (!near)
    return `Write the first two numbers of the version, such as ${newestLongTerm}. We know ${oldest.id} to ${newest}.`;
  const { release, isExact } = near;
  if (isExact) return `Write ${release.id}: the first two numbers of ${text} are enough.`;
  const wanted = text.split('.').slice(0, 2).map(Number);
  if (isOlder(wanted, oldest.id.split('.').map(Number))) {
    return `Confluence ${text} is older than all we know. Choose ${oldest.id}, the oldest: whether its files fit is not checked.`;
  }
  if (text.startsWith(`${unchecked}.`) || text === unchecked) {
    return `Confluence ${unchecked} exists, and nothing about it is checked, not even its Tomcat and Java. Choose ${newest}, the nearest below it: whether its files fit is not checked either.`;
  }
  return `We know no Confluence ${text}. Choose ${release.id}, the nearest below it: whether its files fit is not checked.`;
}

function isOlder([major = 0, minor = 0]: readonly number[], [otherMajor = 0, otherMinor = 0]: readonly number[]) {
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
