import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { readAnswers } from './answers';
import { build } from './build';
import type { Bundle } from './bundle';
import { packBundle } from './pack';
import { bundleFromRequest } from './request';
import { zipBundle } from './zip';

function bundleOf(json: unknown, files: { path: string; text: string }[] = []): Bundle {
  const read = readAnswers(json);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return build(read.answers, files);
}

const own = [
  {
    path: '/etc/apache2/sites-available/wiki.conf',
    text: '# mine\r\n<VirtualHost *:443>\r\n\tServerName wiki.example.com\r\n\tProxyPass / http://localhost:8090/ timeout=20\r\n</VirtualHost>',
  },
  {
    path: 'server.xml',
    text: "<?xml version='1.0'?>\n<Server port='8005'>\n<Service>\n  <Connector port='8090' scheme='http'/>\n  <Engine><Host><Context path='/x' docBase='../confluence'/></Host></Engine>\n</Service></Server>",
  },
];

describe('a bundle', () => {
  test('is the same bytes every time, also from its own answers.json', () => {
    const first = zipBundle(bundleOf({ site: { publicUrl: 'wiki.example.com/x/' } }, own));
    const answers: unknown = JSON.parse(new TextDecoder().decode(unzipSync(first)['answers.json']));
    const second = zipBundle(bundleOf(answers, own));
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  test('holds what the contract names, and a manifest that is true', () => {
    const files = packBundle(bundleOf({}));
    expect(files.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
      '0644 README.md',
      '0644 answers.json',
      '0644 apache/etc/apache2/sites-available/confluence.conf',
      '0644 manifest.json',
      '0644 patches/confluence.conf.patch',
      '0640 patches/node1-server.xml.patch',
      '0644 picture.svg',
      '0640 tomcat/node1/conf/server.xml',
    ]);
    const text = (path: string) => files.find((file) => file.path === path)?.text ?? '';
    const manifest = JSON.parse(text('manifest.json'));
    for (const entry of [...manifest.apache.files, ...manifest.confluence.nodes[0].files]) {
      expect(entry.sha256).toBe(createHash('sha256').update(text(entry.path)).digest('hex'));
    }
    expect(manifest).toMatchObject({
      schema: 'proxywright-bundle/1',
      generator: { name: 'proxywright', version: packageJson.version },
      connection: 'mod_proxy',
      publicUrl: 'https://wiki.example.com',
      platform: 'debian',
      apache: {
        minimumVersion: '2.4.47',
        sites: ['confluence'],
        modules: [
          'alias',
          'authz_core',
          'headers',
          'proxy',
          'proxy_http',
          'reqtimeout',
          'rewrite',
          'socache_shmcb',
          'ssl',
        ],
      },
      confluence: { release: '10.2', tomcat: '10.1', nodes: [{ name: 'node1', host: '127.0.0.1', jvmArgs: [] }] },
    });
  });

  test('goes back to where the admin’s file came from', () => {
    const [apache] = bundleOf({}, own).files;
    expect(apache).toMatchObject({
      installTo: '/etc/apache2/sites-available/wiki.conf',
      beforeIs: 'yours',
      change: 'changed',
    });
  });
});

describe('its patches', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pw-patch-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['new file and stock file', []],
    ['files of the admin, with CRLF and without a last line break', own],
  ])('turn the one into the other: %s', (name, uploads) => {
    const bundle = bundleOf({}, uploads);
    const root = join(folder, name.replaceAll(/\W/g, '-'));
    for (const { installTo, before, beforeIs } of bundle.files) {
      mkdirSync(dirname(join(root, installTo)), { recursive: true });
      if (beforeIs !== 'nothing') writeFileSync(join(root, installTo), before);
    }
    for (const { path, text } of packBundle(bundle).filter(({ path }) => path.startsWith('patches/'))) {
      expect(path).toMatch(/\.patch$/);
      // git reads a unified diff strictly, CRLF and missing line breaks included.
      execFileSync('git', ['apply', '--whitespace=nowarn', '-p1', '-'], {
        cwd: root,
        input: text,
        env: { ...process.env, GIT_CEILING_DIRECTORIES: folder, GIT_DIR: '/nonexistent' },
      });
    }
    for (const { installTo, text } of bundle.files) expect(readFileSync(join(root, installTo), 'utf8')).toBe(text);
  });
});

describe('a request', () => {
  const problems = (json: unknown) => {
    const result = bundleFromRequest(json, { ajp: 'only-for-tests-0123456789abcdef' });
    return 'problems' in result ? result.problems.map(({ path }) => path) : [];
  };

  test('may leave everything out', () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    [null, ['']],
    [[], ['']],
    [{ answer: {} }, ['']],
    [{ answers: { site: { publicUrl: 'https://[::1]' } } }, ['answers.site.publicUrl']],
    [
      { answers: { site: { connection: 'mod_jk2', confluencePort: 80900 } } },
      ['answers.site.connection', 'answers.site.confluencePort'],
    ],
    [{ answers: { site: { confluencePort: 8091 } } }, ['answers.site.confluencePort']],
    [{ answers: { features: { cache: {} } } }, ['answers.features']],
    [{ answers: { version: 3 } }, ['answers.version']],
    [{ files: [{ path: 'x', text: 'upstream x {' }] }, ['files.x']],
    [{ files: [{ path: 'x' }] }, ['files.0.text']],
    [{ files: [{ path: 'server.xml', text: '<Server>' }] }, ['files.server.xml']],
  ])('that is wrong names each bad field: %j', (json, paths) => {
    expect(problems(json)).toEqual(paths);
  });
});
