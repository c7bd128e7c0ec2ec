import { expect, test } from 'vitest';
import { fields } from '@/lib';
import { wayOutOf } from './way-out';

const wayOut = (path: string, refused: unknown) => {
  const field = fields.get(path);
  if (!field) throw new Error(path);
  return wayOutOf(field, refused)?.value;
};

test('a wrong port is answered with the usual one', () => {
  expect(wayOut('site.confluencePort', 80900)).toBe(8090);
});

test('a version is read out of what httpd -v prints', () => {
  expect(wayOut('site.httpdVersion', 'Server version: Apache/2.4.52 (Ubuntu)')).toBe('2.4.52');
});

test('a host is read out of a URL, in an entry of a list and in a cell, too', () => {
  expect(wayOut('site.confluenceHost', 'http://10.0.0.5:8090/')).toBe('10.0.0.5');
  expect(wayOut('site.furtherNames', 'https://old.example.com/x')).toBe('old.example.com');
  expect(wayOutOf({ path: 'host', kind: 'text' }, 'http://wiki-1.internal:8090')?.value).toBe('wiki-1.internal');
});

test('what a problem asks for is offered', () => {
  const problem = 'The address has bits behind its length. Did you mean 10.0.0.0/8?';
  expect(wayOutOf({ path: 'features.x.networks', kind: 'list' }, '10.1.2.3/8', problem)?.value).toBe('10.0.0.0/8');
});

test('a number that a problem names is offered', () => {
  const problem = 'Choose one from 30000 to 32767, such as 30090.';
  expect(wayOutOf({ path: 'site.confluencePort', kind: 'integer', usual: 8090 }, 8090, problem)?.value).toBe(30090);
});

test('nothing is offered in place of a whole list', () => {
  expect(wayOut('site.furtherNames', ['a b'])).toBeUndefined();
  expect(wayOut('site.nodes', [{ name: 'node1', host: '10.0.0.1' }])).toBeUndefined();
});

test('an address is offered without its user, its spaces or its page, never the example address', () => {
  expect(wayOut('site.publicUrl', 'https://me:secret@wiki.example.org')).toBe('https://wiki.example.org');
  expect(wayOut('site.publicUrl', 'https://wiki. example.org')).toBe('https://wiki.example.org');
  expect(wayOut('site.publicUrl', 'https://wiki.example.org/display/DS/A+B')).toBe('https://wiki.example.org');
  expect(wayOut('site.publicUrl', 'https://')).toBeUndefined();
});
