import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, wherever the command was started from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Yields an absolute path below the project's root. */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/** Yields the absolute path of a program file inside an installed package. */
export function inPackages(...parts) {
  return inRoot('node_modules', ...parts);
}
