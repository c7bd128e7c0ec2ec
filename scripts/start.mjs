import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { demandFreePort, readAddress } from './address.mjs';
import { readBasePath } from './base-path.mjs';
import { buildApp } from './build.mjs';
import { installPackages } from './install.mjs';
import { inPackages, root } from './root.mjs';
import { runMain } from './run-main.mjs';
import { say } from './say.mjs';

const PATIENCE_MS = 60_000;
const GRACE_MS = 500;

await runMain(import.meta.url, async () => {
  const address = readAddress();
  const basePath = readBasePath();
  await demandFreePort(address);
  await installPackages();
  await buildApp();
  serve(address, basePath);
});

/** Runs `next start` as a child until it ends or this process is told to. */
function serve(address, basePath) {
  const next = inPackages('next', 'dist', 'bin', 'next');
  const args = ['start', '--port', String(address.port), ...(address.host ? ['--hostname', address.host] : [])];
  const env = { ...process.env, BASE_PATH: basePath, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  // Its stdout is a banner with addresses that lack the base path; errors go to stderr.
  const server = spawn(process.execPath, [next, ...args], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), GRACE_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  stopWithParent(stop);

  server.on('exit', (code) => {
    if (isStopping) process.exit(0);
    process.stderr.write(`\nproxywright: the server ended by itself (code ${code ?? 'unknown'}).\n`);
    process.exit(code || 1);
  });
  announce(`${address.origin}${basePath}`, Date.now() + PATIENCE_MS);
}

/** npm may end without passing its signal on. A server that nobody can stop any more would keep the port. */
function stopWithParent(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

/** Prints the address once the first page has been answered, so that the page is warm when it is opened. */
function announce(url, deadline) {
  const retry = () => (Date.now() < deadline ? setTimeout(() => announce(url, deadline), 50) : undefined);
  // A connection kept alive would hold the server back when it is told to stop.
  get(url, { agent: false }, (response) => {
    response.resume();
    say(`Proxywright answers at ${url}`);
  }).on('error', retry);
}
