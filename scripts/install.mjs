import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { refuse } from './refuse.mjs';
import { inPackages, inRoot } from './root.mjs';
import { run } from './run.mjs';
import { say, tail } from './say.mjs';

const OLDEST_NODE = [20, 9];
// npm's own patience without a network is over a minute.
const PATIENCE = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=8000'];
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED/;

/**
 * Makes node_modules agree with package-lock.json by `npm ci`, or does nothing when it already does.
 * Refuses in words when Node.js is too old or the packages cannot be installed.
 */
export async function installPackages() {
  demandNode();
  if (isInstalled()) return;
  say('Installing packages (once, and after each change of package-lock.json) …');
  const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', ...PATIENCE]);
  if (code === 0) return;
  const reason = NO_NETWORK.test(output)
    ? 'The package registry cannot be reached. Only the first start needs it; connect this machine and start again.'
    : 'npm ci did not succeed; its last lines stand above this one.';
  refuse(
    `${tail(output, 25)}\n\n${reason}\nA proxy or a registry of your own is set in ~/.npmrc (https-proxy=, registry=).`,
  );
}

function demandNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isOldEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (!isOldEnough) {
    refuse(
      `Node.js ${OLDEST_NODE.join('.')} or newer is needed. This is ${process.versions.node}. See https://nodejs.org.`,
    );
  }
}

/**
 * True if npm's own record of what it put into node_modules names every package of the lock with the same content.
 * npm writes that record last, so an interrupted installation has none. Optional packages may be absent: they are
 * binaries for other systems.
 */
function isInstalled() {
  const record = inPackages('.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  if (installed === undefined) return false;
  return Object.entries(readPackages(inRoot('package-lock.json')) ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm as it was started with, so that no other npm on the PATH is met; `npm` where this script was started without it. */
function npm(args) {
  const started = process.env.npm_execpath ?? '';
  return basename(started) === 'npm-cli.js' ? run(process.execPath, [started, ...args]) : run('npm', args);
}
