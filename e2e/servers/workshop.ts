import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
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
  await mkdir(join(folder, 'certificates'));
  const authorities = [makeAuthority(folder, 'authority'), makeAuthority(folder, 'stranger')];
  await Promise.all([makeAgents(folder), ...authorities, makeTomcat(folder, '9.0'), makeTomcat(folder, '10.1')]);
  return folder;
}

/** Removes what `makeWorkshop` made. */
export async function removeWorkshop(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Who signs: the authority that the bench's clients know, or another one, which nobody does. */
export type Authority = 'authority' | 'stranger';

/** Text of a certificate (with its issuer) and of its key, for these names and addresses; made once for each set of them. */
export async function certificateFor(
  workshop: string,
  names: readonly string[],
  signedBy: Authority = 'authority',
): Promise<{ readonly certificate: string; readonly key: string }> {
  const sorted = [...new Set(names)].sort();
  const folder = join(
    workshop,
    'certificates',
    createHash('sha256')
      .update([signedBy, ...sorted].join())
      .digest('hex'),
  );
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
    `subjectAltName=${sorted.map((name) => `${isIP(name) ? 'IP' : 'DNS'}:${name}`).join()}\nbasicConstraints=CA:FALSE\n`,
  );
  await execute(
    'openssl',
    [...newKey, '-keyout', 'key.pem', '-subj', `/CN=${sorted[0]}`, '-out', 'request.pem'],
    inDraft,
  );
  const sign = ['x509', '-req', '-in', 'request.pem', '-CA', `../${signedBy}.pem`, '-CAkey', `../${signedBy}-key.pem`];
  await execute(
    'openssl',
    [...sign, '-CAcreateserial', '-CAserial', 'serial', '-days', '30', '-extfile', 'names', '-out', 'own.pem'],
    inDraft,
  );
  const chain = [
    await readFile(join(draft, 'own.pem'), 'utf8'),
    await readFile(join(workshop, `${signedBy}.pem`), 'utf8'),
  ];
  await writeFile(join(draft, 'chain.pem'), chain.join(''));
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return read();
}

const newKey = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

async function makeAuthority(folder: string, name: Authority): Promise<void> {
  const files = ['-keyout', `${name}-key.pem`, '-out', `${name}.pem`];
  await execute('openssl', [...newKey, '-x509', '-days', '30', '-subj', `/CN=Bench ${name}`, ...files], {
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
