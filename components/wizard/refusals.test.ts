import { expect, test } from 'vitest';
import { defaultAnswers, readAnswers } from '@/lib';
import { refusalsOf } from './refusals';

test('what cannot be with mod_jk is named with its reason, and nothing else', () => {
  const read = readAnswers({ site: { connection: 'mod_jk' } });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const refusals = refusalsOf(read.answers, 'site.editing');
  expect([...refusals.keys()]).toEqual(['through']);
  expect(refusals.get('through')).toContain('WebSocket');
});

test('with mod_proxy, long polling is what cannot be', () => {
  expect([...refusalsOf(defaultAnswers, 'site.editing').keys()]).toEqual(['polling']);
});
