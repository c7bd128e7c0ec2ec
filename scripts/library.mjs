import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { hashFiles } from './hash-files.mjs';
import { refuse } from './refuse.mjs';
import { inRoot, root } from './root.mjs';

const BUNDLE = inRoot('.cache', 'cli', 'library.mjs');
const STAMP = inRoot('.cache', 'cli', 'built-from');
const DOORS = `
export { readAnswers, build } from './lib/index.ts';
export { packBundle, secretFrom, secretProblem, zipBundle } from './lib/server.ts';
`;

/** Yields what the command line needs of lib/ as a module Node.js can run, translated again whenever lib/ has changed. */
export async function loadLibrary() {
  const wanted = hashFiles(['lib', 'package-lock.json', 'scripts/library.mjs']);
  if (!existsSync(BUNDLE) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
    await translate();
    writeFileSync(STAMP, wanted);
  }
  return import(pathToFileURL(BUNDLE).href);
}

async function translate() {
  // Imported only now: the packages may have been installed a moment ago.
  const { build } = await import('esbuild');
  try {
    await build({
      stdin: { contents: DOORS, resolveDir: root, loader: 'js' },
      outfile: BUNDLE,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
    });
  } catch (error) {
    refuse(`lib/ could not be translated.\n${error.message}`);
  }
}
