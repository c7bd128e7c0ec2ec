import { expect, test } from 'vitest';
import { defaultAnswers, readAnswers } from '@/lib';
import { attentionTo } from './attention';

const attention = (site: Record<string, unknown>) => {
  const read = readAnswers({ site });
  return attentionTo('problems' in read ? read.problems : [], defaultAnswers);
};

test('nothing needs the admin while every answer is right', () => {
  expect(attention({})).toBeUndefined();
});

test('one wrong answer is named, with what the files say meanwhile', () => {
  expect(attention({ confluencePort: 80900 })).toBe('One answer needs you: Port. The files still say 8090.');
});

test('several wrong entries of one list are one answer', () => {
  expect(attention({ furtherNames: ['a b', 'c d'] })).toBe(
    'One answer needs you: Further names. The files say what was last right.',
  );
});

test('several wrong answers are counted and named', () => {
  expect(attention({ confluencePort: 0, synchronyPort: 0 })).toBe(
    '2 answers need you: Port, Synchrony port. The files say what was last right.',
  );
});
