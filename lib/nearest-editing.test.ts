import { expect, test } from 'vitest';
import { readAnswers } from './answers';
import { nearestEditing } from './nearest-editing';

const ways = ['direct', 'through', 'polling', 'off'] as const;

test.each(
  (['mod_proxy', 'mod_jk'] as const).flatMap((connection) => ways.map((editing) => [connection, editing] as const)),
)('with %s, what comes nearest to %s can be, and what can be stays', (connection, editing) => {
  const isRefused = (way: string) => 'problems' in readAnswers({ site: { connection, editing: way } });
  const nearest = nearestEditing(connection, editing);
  expect(isRefused(nearest)).toBe(false);
  expect(nearest === editing).toBe(!isRefused(editing));
});
