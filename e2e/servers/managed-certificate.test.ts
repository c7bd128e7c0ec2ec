import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { header } from './agents/http';
import type { Answer } from './agents/protocol';
import { apacheTroubles, installApache, startApache } from './apache';
import { bundleFolder } from './bundle-folder';
import { type Client, startClient } from './client';
import { addresses, type Machine, startMachine } from './machine';
import { type BundleOnDisk, readBundle } from './manifest';
import { until } from './until';
import { certificateFor } from './workshop';

// No authority can be asked from here: what is tried is everything around that.

const answers = {
  site: { publicUrl: 'https://wiki.example.com', furtherNames: ['www.example.com'], editing: 'off' },
  features: { tls: { certificate: 'acme', email: 'admin@example.com', acceptsTerms: true } },
};
/** Where mod_md of Debian keeps what it knows. */
const store = '/etc/apache2/md';

let machine: Machine;
let bundle: BundleOnDisk;
let client: Client;

beforeAll(async () => {
  const folder = await bundleFolder(answers, []);
  bundle = await readBundle(folder).finally(() => rm(folder, { recursive: true, force: true }));
  machine = await startMachine(inject('workshop'), { 'wiki.example.com': addresses.private.machine });
  client = startClient(machine);
  await installApache(machine, inject('workshop'), bundle, 'exact');
});

afterAll(() => machine.stop());

test('before there is a certificate Apache starts, answers 503 over HTTPS and redirects plain HTTP', async () => {
  expect(await machine.must(['sh', '-c', bundle.manifest.apache.test])).toBe('Syntax OK\n');
  expect(await startApache(machine)).toBe('');
  expect((await apacheTroubles(machine)).filter((text) => !isToldBefore(text))).toEqual([]);
  const { output } = await curl('https://wiki.example.com/', '--insecure');
  expect(output).toMatch(/^HTTP\/1\.1 503 /);
  expect((await curl('https://wiki.example.com/')).code).toBe(60);
  const plain = await ask('/display/DS/C%2B%2B');
  expect([plain.status, header(plain.headers, 'location')]).toEqual([
    301,
    'https://wiki.example.com/display/DS/C%2B%2B',
  ]);
});

test('the authority finds what it looks for on port 80, past the redirect', async () => {
  expect((await ask('/.well-known/acme-challenge/token')).status).toBe(404);
  const folder = `${store}/challenges/wiki.example.com`;
  await machine.must([
    'sh',
    '-c',
    `mkdir ${folder} && echo proof >${folder}/acme-http-01.txt && chmod -R a+rX ${folder}`,
  ]);
  const found = await ask('/.well-known/acme-challenge/token');
  expect([found.status, found.body.trim()]).toEqual([200, 'proof']);
});

test('a certificate that came is used after a reload, and only then', async () => {
  const { certificate, key } = await certificateFor(inject('workshop'), ['wiki.example.com', 'www.example.com']);
  const folder = `${store}/domains/wiki.example.com`;
  await machine.write(`${folder}/pubcert.pem`, certificate);
  await machine.write(`${folder}/privkey.pem`, key);
  expect((await curl('https://wiki.example.com/')).code).toBe(60);
  expect(await machine.must(['sh', '-c', bundle.manifest.apache.reload])).toBe('');
  await until(5000, async () => {
    expect((await curl('https://wiki.example.com/')).code).toBe(0);
    expect((await curl('https://www.example.com/x')).output).toMatch(/^location: https:\/\/wiki\.example\.com\/x/im);
  });
  const log = await machine.must(['sh', '-c', 'cat /var/log/apache2/error.log']);
  expect(log.split('\n').filter((text) => /exit signal|:(crit|alert|emerg)\]/.test(text))).toEqual([]);
});

/** What mod_ssl and mod_md say while they wait; here they wait for ever. */
function isToldBefore(text: string): boolean {
  return text.includes('AH10085') || text.includes('[md:');
}

function ask(path: string): Promise<Answer> {
  const { machine: address, client: from } = addresses.public;
  return client.request({
    ...{ address, from, port: 80, method: 'GET', path },
    headers: [['Host', 'wiki.example.com']],
  });
}

/** Code 60: the certificate is not signed by the bench's authority. */
function curl(url: string, ...words: readonly string[]) {
  const at = `${new URL(url).hostname}:443:${addresses.public.machine}`;
  return machine.run(['curl', '-si', '--cacert', '/bench/authority.pem', '--resolve', at, ...words, url], {
    namespace: 'clients',
  });
}
