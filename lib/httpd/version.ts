/** A version of httpd, as `httpd -v` tells it: `2.4.71`. */
export type HttpdVersion = `2.4.${number}`;

/** The oldest version we write for. */
export const oldestVersion: HttpdVersion = '2.4.17';

/** Whether text is a version we can read: `2.4.62`, nothing before or behind it. */
export function isVersion(text: string): text is HttpdVersion {
  return /^2\.4\.(?:0|[1-9]\d{0,3})$/.test(text);
}

/** Orders versions, the older first: negative, 0 or positive, as `sort` wants it. */
export function compareVersions(a: HttpdVersion, b: HttpdVersion): number {
  return patchOf(a) - patchOf(b);
}

/** Whether a version already has what came with `since`. */
export function isAtLeast(version: HttpdVersion, since: HttpdVersion): boolean {
  return compareVersions(version, since) >= 0;
}

const patchOf = (version: HttpdVersion) => Number(version.slice('2.4.'.length));
