import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { refuse } from '../refuse.mjs';
import { inRoot, root } from '../root.mjs';

const BUNDLE = inRoot('.cache', 'bench', 'servers.mjs');
const DOORS = `
export { measureServers } from './e2e/servers/measure.ts';
export { missingPrerequisites } from './e2e/servers/prerequisites.ts';
export { makeWorkshop, removeWorkshop } from './e2e/servers/workshop.ts';
export { bundleFolder } from './e2e/servers/bundle-folder.ts';
`;
const TOOLS = [
  ['/usr/bin/wrk', 'wrk'],
  ['/usr/bin/h2load', 'nghttp2-client'],
];

/** What the figures mean to somebody who runs Confluence. */
export const howToReadServers = `How to read this: compare lines of one run only; the same thing moves by 10 % from run to run, and the load
comes from the same processors, so the rates are lower limits. Microseconds are processor time for one request. Apache
does not make an idle Confluence faster: with TLS and compression it costs more than Tomcat alone does for the same file
in plain HTTP. What the cache gives is in the other lines: static files take no time of Java, and they stay quick while
every thread of Tomcat is busy. AJP (mod_jk) is not faster than HTTP (mod_proxy).`;

/** Real Apache and real Tomcat from bundles, under load: what Apache costs and what it spares. */
export async function benchServers() {
  const bench = await loadBench();
  const missing = [
    ...bench.missingPrerequisites(),
    ...TOOLS.filter(([path]) => !existsSync(path)).map(([, name]) => `the Debian package ${name}`),
  ];
  if (missing.length > 0) refuse(`Real servers cannot be measured here. What is missing: ${missing.join('; ')}.`);
  const workshop = await bench.makeWorkshop();
  try {
    return await bench.measureServers(workshop, bench.bundleFolder);
  } finally {
    await bench.removeWorkshop(workshop);
  }
}

/** The machinery of the tests on real servers, translated for Node.js as it is now. */
async function loadBench() {
  // Imported only now: the packages may have been installed a moment ago.
  const { build } = await import('esbuild');
  await build({
    stdin: { contents: DOORS, resolveDir: root, loader: 'js' },
    outfile: BUNDLE,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    alias: { '@': root },
    // esbuild itself is asked for while it runs, to translate the agents.
    external: ['esbuild'],
    plugins: [ownPlaces],
    logLevel: 'silent',
  });
  return import(pathToFileURL(BUNDLE).href);
}

/** Modules look for files beside them: each is told where it lay before it became part of one file. */
const ownPlaces = {
  name: 'own-places',
  setup(build) {
    build.onLoad({ filter: /[\\/]e2e[\\/]servers[\\/][^\\/]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};
