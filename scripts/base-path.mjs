import { refuse } from './refuse.mjs';

/**
 * Yields the path under which the site is served: `''` for the root of the host, else e.g. `/tools/proxywright`.
 * Read from BASE_PATH; a missing leading or a trailing slash is mended, anything but plain segments is refused.
 */
export function readBasePath() {
  const segments = (process.env.BASE_PATH ?? '').split('/').filter((segment) => segment !== '');
  if (!segments.every((segment) => /^[A-Za-z0-9._~-]+$/.test(segment) && !/^\.+$/.test(segment))) {
    refuse(
      `BASE_PATH is "${process.env.BASE_PATH}". It is a path such as /tools/proxywright: letters, digits, . _ ~ and -.`,
    );
  }
  return segments.map((segment) => `/${segment}`).join('');
}
