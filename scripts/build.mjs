import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readBasePath } from './base-path.mjs';
import { contentHashes } from './content-hashes.mjs';
import { hashFiles } from './hash-files.mjs';
import { installPackages } from './install.mjs';
import { refuse } from './refuse.mjs';
import { inPackages, inRoot } from './root.mjs';
import { runNode } from './run.mjs';
import { runMain } from './run-main.mjs';
import { say, seconds, tail } from './say.mjs';

const SOURCES = ['app', 'components', 'lib', 'public', 'docs/examples', 'scripts/content-hashes.mjs'];
// tsconfig.json is left out: next build may write to it.
const ROOT_SOURCES = ['proxy.ts', 'next.config.js', 'package-lock.json'];
// next.config.js reads the same variable, so that a second build can stand beside the first.
const FOLDER = process.env.NEXT_DIST_DIR || '.next';
const STAMP = inRoot(FOLDER, 'built-from');

/** Builds the site into .next (NEXT_DIST_DIR) unless it was built from these very sources. Refuses in words if it fails. */
export async function buildApp() {
  const basePath = readBasePath();
  const wanted = hashFiles([...SOURCES, ...ROOT_SOURCES], [basePath, process.version]);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;

  say(`Building the site${basePath === '' ? '' : ` for ${basePath}`} …`);
  const started = Date.now();
  rmSync(STAMP, { force: true });
  const env = { BASE_PATH: basePath, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const { code, output } = await runNode(inPackages('next', 'dist', 'bin', 'next'), ['build'], { env });
  if (code !== 0)
    refuse(`${tail(output, 60)}\n\nThe site could not be built; the last lines of next build stand above this one.`);
  writeFileSync(inRoot(FOLDER, 'csp.json'), JSON.stringify(contentHashes(inRoot(FOLDER, 'server', 'app'))));
  writeFileSync(STAMP, wanted);
  say(`Built in ${seconds(Date.now() - started)}.`);
}

await runMain(import.meta.url, async () => {
  await installPackages();
  await buildApp();
});
