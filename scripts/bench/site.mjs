import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { inRoot, root } from '../root.mjs';
import { tail } from '../say.mjs';

const PATIENCE_MS = 60_000;

/** Serves the built site by `scripts/start.mjs` on a free loopback port and yields `{origin, pid, stop}`. */
export async function serveSite() {
  const port = await freePort();
  // Measured at the root of the host, as most will serve it.
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', BASE_PATH: '' };
  const child = spawn(process.execPath, [inRoot('scripts', 'start.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  try {
    return { origin: await announced(child), pid: child.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address that the server prints once it has answered the first request. */
function announced(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason) => reject(new Error(`The site could not be served: ${reason}.\n${tail(output)}`));
    const timer = setTimeout(fail, PATIENCE_MS, 'it did not answer in time');
    const read = (chunk) => {
      output += chunk;
      const [, origin] = /answers at (\S+)/.exec(output) ?? [];
      if (origin === undefined) return;
      clearTimeout(timer);
      resolve(origin);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('exit', (code) => fail(`the server ended with code ${code}`));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
