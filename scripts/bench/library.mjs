import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../root.mjs';

const BUNDLE = inRoot('.cache', 'bench', 'library.mjs');
const DOORS = `
export { readAnswers, build, diffRows } from './lib/index.ts';
export { zipBundle } from './lib/server.ts';
export { parseHttpd } from './lib/httpd/parse.ts';
export { parseTomcat } from './lib/tomcat/parse.ts';
`;

/** Yields the parts of lib/ that are measured one by one, translated for Node.js as they are now. */
export async function loadMeasuredLibrary() {
  // Imported only now: the packages may have been installed a moment ago.
  const { build } = await import('esbuild');
  await build({
    stdin: { contents: DOORS, resolveDir: root, loader: 'js' },
    outfile: BUNDLE,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  return import(pathToFileURL(BUNDLE).href);
}
