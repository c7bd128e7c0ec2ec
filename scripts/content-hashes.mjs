import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;

/**
 * Reads every prerendered page below a folder and yields, for each page path, the CSP sources of its inline scripts:
 * `{"/": ["'sha256-…'"], "/_not-found": […]}`. A page without inline scripts has an empty list.
 */
export function contentHashes(folder) {
  const pages = listHtml(folder).map((file) => [
    pagePath(relative(folder, file)),
    inlineHashes(readFileSync(file, 'utf8')),
  ]);
  return Object.fromEntries(pages.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Yields the CSP sources of the inline scripts of one page, each once. */
function inlineHashes(html) {
  const hashes = [...html.matchAll(SCRIPT)]
    .filter(([, attributes]) => !/\ssrc\s*=/i.test(attributes))
    .map(([, , text]) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`);
  return [...new Set(hashes)];
}

function listHtml(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function pagePath(file) {
  const path = `/${file
    .split(sep)
    .join('/')
    .replace(/\.html$/, '')}`;
  return path === '/index' ? '/' : path;
}
