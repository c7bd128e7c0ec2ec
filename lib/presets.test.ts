import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readAnswers } from './answers';
import { presets } from './presets';

const folder = fileURLToPath(new URL('../docs/examples', import.meta.url));

test('every set of answers in docs/examples has its title, and every title its answers', () => {
  const files = readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
  expect(presets.map(({ id }) => id).sort()).toEqual(files.sort());
});

test.each(presets.map(({ id }) => id))('%s is a set of plain answers that nothing is wrong with', (id) => {
  const json: unknown = JSON.parse(readFileSync(`${folder}/${id}.json`, 'utf8'));
  expect(readAnswers(json)).toHaveProperty('answers');
});
