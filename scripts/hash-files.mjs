import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Yields one SHA-256 (hex) over the names and bytes of files and folders below the root, and over extra words.
 * What does not exist counts as absent. Tests and golden files are passed over: no product is built from them.
 */
export function hashFiles(paths, words = []) {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word}\0`);
  for (const path of paths) addPath(hash, path);
  return hash.digest('hex');
}

function addPath(hash, path) {
  const absolute = join(root, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined || isForTestsOnly(path)) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(absolute).sort()) addPath(hash, `${path}/${name}`);
    return;
  }
  hash.update(`${path}\0${stats.size}\0`).update(readFileSync(absolute));
}

function isForTestsOnly(path) {
  return path.endsWith('/__golden__') || /\.test\.tsx?$/.test(path);
}
