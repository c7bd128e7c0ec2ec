import type { HttpdDocument } from '../httpd/tree';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import type { Source } from '../text/source';
import { manual, modJkApache } from './sources';

/** A route that keeps a path with Apache, and why it does; `path` ends in `/` for all below it. */
export function keptPathLines(
  { connection }: Site,
  path: string,
): { readonly lines: HttpdDocument; readonly why: string; readonly sources: readonly Source[] } {
  return connection === 'mod_jk'
    ? {
        lines: httpd`JkUnMount ${path.endsWith('/') ? `${path}*` : path} confluence`,
        why: 'An unmount wins over the mount of the same worker, wherever it stands.',
        sources: [modJkApache],
      }
    : {
        lines: httpd`ProxyPass ${path} !`,
        why: 'An exclusion stands above the line for all pages: the first ProxyPass that fits decides.',
        sources: [manual('ProxyPass')],
      };
}
