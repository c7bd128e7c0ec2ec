import { describe, expect, test } from 'vitest';
import { defaultAnswers } from './answers';
import { build } from './build';
import { readBytes, readText } from './upload';

const says = (result: ReturnType<typeof readBytes>) => ('says' in result ? result.says : 'read');
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a file that is not for us is named for what it is', () => {
  test.each([
    ['5 MB and more', bytes('x'.repeat(5_000_001)), /larger than 5 MB/],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0]), /UTF-16/],
    ['binary', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1]), /binary file/],
    ['Latin-1', new Uint8Array([0x23, 0xfc, 0x0a]), /not UTF-8/],
    ['empty', bytes(' \n'), /is empty/],
    [
      'nginx',
      bytes('server {\n  listen 80;\n  location / {\n    proxy_pass http://x:8090;\n  }\n}\n'),
      /nginx configuration/,
    ],
    ['a private key', bytes('-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\n'), /private key/],
    ['an ERB template', bytes('<VirtualHost *:80>\nServerName <%= @name %>\n</VirtualHost>\n'), /template/],
    ['a Jinja template', bytes('<Server port="{{ port }}"/>'), /template/],
    [
      'prose',
      bytes('Dear colleague,\nhere is the file.\nBest wishes\n'),
      /neither Apache configuration nor a server.xml/,
    ],
  ])('%s', (_what, content, expected) => {
    expect(says(readBytes('odd', content))).toMatch(expected);
  });
});

describe('a file that is for us, but broken, is kept and shown with its place', () => {
  test.each([
    ['wiki.conf', '<VirtualHost *:80>\n  ServerName wiki\n', { line: 1, column: 1 }],
    ['server.xml', '<Server>\n  <Service>\n</Server>\n', { line: 3, column: 1 }],
    ['server.xml', '<!DOCTYPE Server>\n<Server/>\n', { line: 1, column: 1 }],
    ['server.xml', '<Server a="&foo;"/>', { line: 1, column: 12 }],
  ])('%s: %j', (path, text, place) => {
    const read = readText(path, text);
    if (!('upload' in read)) throw new Error(read.says);
    const { files, refused } = build(defaultAnswers, [read.upload]);
    expect(refused).toMatchObject([{ path, text, at: place }]);
    expect(refused[0]?.says.length).toBeGreaterThan(20);
    // It is never half edited: what is shown in its place is made from scratch.
    expect(files.map(({ beforeIs }) => beforeIs)).toEqual(['nothing', 'stock']);
  });
});

test('parts are found by content, not by name', () => {
  const { files } = build(defaultAnswers, [
    { path: 'a', text: '<Server port="8005"><Service><Connector port="8090"/></Service></Server>' },
    { path: 'b', text: 'ServerName x\n<VirtualHost *:80>\n</VirtualHost>' },
  ]);
  expect(files.map(({ beforeIs, installTo }) => [beforeIs, installTo])).toEqual([
    ['yours', '/etc/apache2/sites-available/b.conf'],
    ['yours', '/opt/atlassian/confluence/conf/server.xml'],
  ]);
});

test('lines without a virtual host are named for that', () => {
  const { findings } = build(defaultAnswers, [{ path: 'piece.conf', text: 'ProxyPass / http://localhost:8090/' }]);
  expect(findings).toMatchObject([{ file: 'piece.conf', says: expect.stringContaining('no virtual host') }]);
});

test('a file that plays no part is named and left alone', () => {
  const { findings } = build(defaultAnswers, [
    { path: 'other.conf', text: '<VirtualHost *:80>\nServerName other\n</VirtualHost>' },
    { path: 'wiki.conf', text: '<VirtualHost *:443>\nServerName wiki.example.com\n</VirtualHost>' },
  ]);
  expect(findings).toMatchObject([{ severity: 'info', file: 'other.conf' }]);
});
