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

test('a host is read out of a URL', () => {
  expect(wayOut('site.confluenceHost', 'http://10.0.0.5:8090/')).toBe('10.0.0.5');
  expect(wayOut('site.furtherNames', ['www.example.com', 'https://old.example.com/x'])).toEqual([
    'www.example.com',
    'old.example.com',
  ]);
});

test('an address is offered without its user, its spaces or its page, never the example address', () => {
  expect(wayOut('site.publicUrl', 'https://me:secret@wiki.example.org')).toBe('https://wiki.example.org');
  expect(wayOut('site.publicUrl', 'https://wiki. example.org')).toBe('https://wiki.example.org');
  expect(wayOut('site.publicUrl', 'https://wiki.example.org/display/DS/A+B')).toBe('https://wiki.example.org');
  expect(wayOut('site.publicUrl', 'https://')).toBeUndefined();
});
