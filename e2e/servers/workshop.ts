import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { makeTomcat } from './make-tomcat';

const execute = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Makes the folder that every machine sees as /bench: both Tomcats with the stand-in application, the agents, and a
 * certificate authority. Takes about two seconds. The caller removes the folder.
 */
export async function makeWorkshop(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proxywright-bench-'));
  await Promise.all([makeAgents(folder), makeAuthority(folder), makeTomcat(folder, '9.0'), makeTomcat(folder, '10.1')]);
  return folder;
}

/** Removes what `makeWorkshop` made. */
export async function removeWorkshop(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Text of a certificate (with its issuer) and of its key, for these names; made once for each set of names. */
export async function certificateFor(
  workshop: string,
  names: readonly string[],
): Promise<{ readonly certificate: string; readonly key: string }> {
  const sorted = [...new Set(names)].sort();
  const folder = join(workshop, 'certificates', createHash('sha256').update(sorted.join()).digest('hex'));
  const read = async () => ({
    certificate: await readFile(join(folder, 'chain.pem'), 'utf8'),
    key: await readFile(join(folder, 'key.pem'), 'utf8'),
  });
  const known = await read().catch(() => undefined);
  if (known) return known;
  // Two scenarios may make the same certificate at once: each in a folder of its own, and the last rename loses.
  const draft = await mkdtemp(join(workshop, 'draft-'));
  const inDraft = { cwd: draft };
  await writeFile(
    join(draft, 'names'),
    `subjectAltName=${sorted.map((name) => `DNS:${name}`).join()}\nbasicConstraints=CA:FALSE\n`,
  );
  await execute(
    'openssl',
    [...newKey, '-keyout', 'key.pem', '-subj', `/CN=${sorted[0]}`, '-out', 'request.pem'],
    inDraft,
  );
  const sign = ['x509', '-req', '-in', 'request.pem', '-CA', '../authority.pem', '-CAkey', '../authority-key.pem'];
  await execute(
    'openssl',
    [...sign, '-CAcreateserial', '-CAserial', 'serial', '-days', '30', '-extfile', 'names', '-out', 'own.pem'],
    inDraft,
  );
  const chain = [
    await readFile(join(draft, 'own.pem'), 'utf8'),
    await readFile(join(workshop, 'authority.pem'), 'utf8'),
  ];
  await writeFile(join(draft, 'chain.pem'), chain.join(''));
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return read();
}

const newKey = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

async function makeAuthority(folder: string): Promise<void> {
  await mkdir(join(folder, 'certificates'));
  const files = ['-keyout', 'authority-key.pem', '-out', 'authority.pem'];
  await execute('openssl', [...newKey, '-x509', '-days', '30', '-subj', '/CN=Bench authority', ...files], {
    cwd: folder,
  });
}

async function makeAgents(folder: string): Promise<void> {
  await build({
    entryPoints: ['client', 'recorder', 'synchrony', 'ajp', 'front'].map((name) => join(here, 'agents', `${name}.ts`)),
    outdir: join(folder, 'agents'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
}
