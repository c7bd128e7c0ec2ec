import { existsSync, rmSync } from 'node:fs';
import { buildApp } from './build.mjs';
import { asRoot, installDebianPackages, missingPackages } from './debian-packages.mjs';
import { installPackages } from './install.mjs';
import { plantFaults } from './planted-faults.mjs';
import { inPackages, inRoot } from './root.mjs';
import { run, runNode } from './run.mjs';
import { readPlaywrightReport, readVitestReport } from './test-reports.mjs';

const QUIET = { NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined };
const SERVER_PACKAGES = [
  ...['apache2', 'libapache2-mod-jk', 'tomcat10', 'libtomcat9-java', 'libtomcat10-java', 'default-jdk-headless'],
  ...['iproute2', 'curl', 'openssl', 'unzip'],
];

/**
 * The parts of `npm test` in their order. `run` yields `{passed, failed, skipped, output}` and may add `skippedNames`
 * or `notRun`, the reason in words why the part could not be run here. `before` names parts that come first.
 */
export const testParts = [
  { id: 'packages', title: 'npm packages', before: [], run: npmPackages },
  { id: 'debian', title: 'Debian packages', before: [], run: debianPackagesPart },
  { id: 'types', title: 'types', before: ['packages'], run: types },
  { id: 'lint', title: 'lint and format', before: ['packages'], run: lint },
  { id: 'unused', title: 'nothing unused', before: ['packages'], run: unused },
  { id: 'faults', title: 'planted faults', before: ['packages'], run: faults },
  { id: 'laws', title: 'units and laws', before: ['packages'], run: laws },
  { id: 'servers', title: 'real servers', before: ['packages', 'debian'], run: servers },
  { id: 'browser', title: 'browser journeys', before: ['packages', 'debian'], run: browser },
];

async function npmPackages() {
  await installPackages();
  return count({ output: '' });
}

async function debianPackagesPart() {
  const missing = missingPackages();
  if (missing.length === 0) return count({ output: '' });
  const { installed, output } = await installDebianPackages(missing);
  if (installed) return count({ output });
  return count({ output, remark: `Missing: ${missingPackages().join(', ')}. ${output.trimEnd().split('\n').at(-1)}` });
}

async function types() {
  // Writes the declarations for style sheets and routes that a fresh clone lacks.
  const generated = await runNode(inPackages('next', 'dist', 'bin', 'next'), ['typegen'], { env: QUIET });
  if (generated.code !== 0) return judged(generated);
  return judged(await run(inPackages('.bin', 'tsc'), ['--noEmit'], { env: QUIET }));
}

async function lint() {
  return judged(await runNode(inPackages('@biomejs', 'biome', 'bin', 'biome'), ['ci', '--colors=off', '.']));
}

async function unused() {
  return judged(await run(inPackages('.bin', 'knip'), ['--no-progress'], { env: QUIET }));
}

async function faults() {
  const results = await plantFaults();
  const failed = results.filter(({ passed }) => !passed);
  const output = failed.map(({ name }) => `not so: ${name}`).join('\n');
  return count({ passed: results.length - failed.length, failed: failed.length, output });
}

async function laws() {
  return vitest('laws', 'vitest.config.ts', []);
}

async function servers() {
  const missing = missingPackages(SERVER_PACKAGES);
  if (missing.length > 0) return notRun(`needs ${missing.join(', ')}`);
  const prefix = await asRoot();
  if (prefix === undefined) return notRun('needs root or sudo without a password, for network namespaces');
  return vitest('servers', 'e2e/servers/vitest.config.ts', prefix.length === 0 ? [] : [...prefix, '-E']);
}

async function browser() {
  const missing = missingPackages(['chromium']);
  if (missing.length > 0) return notRun(`needs ${missing.join(', ')}`);
  const config = 'e2e/browser/playwright.config.ts';
  if (!existsSync(inRoot(config))) return absent(config);
  await buildApp();
  const report = freshReport('browser');
  const env = { ...QUIET, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ['test', '--config', config, '--reporter=line,json'];
  const ended = await runNode(inPackages('@playwright', 'test', 'cli.js'), args, { env });
  return counted(ended, readPlaywrightReport(report));
}

async function vitest(id, config, prefix) {
  if (!existsSync(inRoot(config))) return absent(config);
  const report = freshReport(id);
  const args = [
    'run',
    '--config',
    config,
    '--root',
    '.',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const [command, ...rest] = [...prefix, process.execPath, inPackages('vitest', 'vitest.mjs'), ...args];
  return counted(await run(command, rest, { env: QUIET }), readVitestReport(report));
}

/** A report that was left by an earlier run must not be read for this one. */
function freshReport(id) {
  const file = inRoot('.cache', 'test', `${id}.json`);
  rmSync(file, { force: true });
  return file;
}

/** A program that ends badly has failed, even if its report names no failed test. */
function counted({ code, output }, report) {
  const { passed, failed, skipped, skippedNames } = report ?? count({ output });
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, skippedNames, output };
}

function judged({ code, output }) {
  return count({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output });
}

function absent(file) {
  return count({ failed: 1, output: `${file} does not exist: this part has no tests yet.` });
}

function notRun(reason) {
  return count({ skipped: 1, output: '', notRun: reason });
}

function count(result) {
  return { passed: 0, failed: 0, skipped: 0, skippedNames: [], ...result };
}
