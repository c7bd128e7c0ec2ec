import { describe, expect, inject, test } from 'vitest';
import { defaultAnswers, fields, readAnswers } from '@/lib';
import { choicesOf } from '@/lib/choices';
import { shapes } from '@/lib/recipes/shapes.test-kit';
import type { RunLevel } from '@/lib/record';
import { type ArrayRow, arrayRows } from './array-rows';
import { exampleValues } from './example-values';
import { answersFor, factors, otherValues } from './factors';
import { noteRun } from './note-run';
import { runRow } from './run-row';

const { rows, refused, pairs } = arrayRows();

/** Every two choices of some answers, in words, counted by other code than the array's own. */
function pairsIn(answers: unknown): string[] {
  const reading = readAnswers(answers);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  const choices = [...choicesOf(reading.answers)].map(([path, choice]) => `${path} = ${choice}`).sort();
  return choices.flatMap((one, i) => choices.slice(i + 1).map((other) => `${one} + ${other}`));
}

describe('The values to try', () => {
  test.each([...fields.values()])('$path: two that are told apart, and more for lists', (field) => {
    const owner = /^features\.([^.]+)\.(.+)$/.exec(field.path);
    const own = (value: unknown) =>
      typeof value === 'function' ? value({ ...defaultAnswers.site, nodes: fiveNodes, release: '8.5' }) : value;
    const found = [undefined, ...otherValues(field)].flatMap((value) => {
      const section = value === undefined ? {} : { [field.path.split('.').at(-1) ?? '']: own(value) };
      const site = { ...defaultAnswers.site, ...(owner ? asked[owner[1] ?? ''] : section) };
      const choices = choicesOf({ ...defaultAnswers, site, features: owner ? { [owner[1] ?? '']: section } : {} });
      return [...choices].filter(([path]) => path.split('#')[0] === field.path).map(([, choice]) => choice);
    });
    const wanted = ['list', 'rows', 'choices'].includes(field.kind) ? ['one', 'several'] : [];
    expect(new Set(found).size).toBeGreaterThan(1);
    expect(found).toEqual(expect.arrayContaining(field.path === 'site.nodes' ? ['two', 'three or more'] : wanted));
  });

  test('stand for questions that there are', () => {
    expect(Object.keys(exampleValues).filter((path) => !fields.has(path))).toEqual([]);
  });
});

describe('The covering array', () => {
  test('has no row that the wizard refuses', () => {
    expect(rows.flatMap(({ answers }) => ('problems' in readAnswers(answers) ? [answers] : []))).toEqual([]);
  });

  test('covers every pair of choices in answers that are put together by chance, and in every shape of the recipes', () => {
    const covered = new Set(rows.flatMap(({ answers }) => pairsIn(answers)));
    expect(covered.size).toBe(pairs);
    const others = [...byChance(), ...Object.values(shapes)];
    expect(others.length).toBeGreaterThan(200);
    const absent = others.flatMap((answers) => pairsIn(answers).filter((pair) => !covered.has(pair)));
    expect([...new Set(absent)]).toEqual([]);
  });

  test('says of each pair that it leaves out what the wizard says', () => {
    console.log(`Cannot be together:\n${refused.map(({ pair, says }) => `  ${pair.join(' + ')}: ${says}`).join('\n')}`);
    expect(refused.filter(({ says }) => says === '')).toEqual([]);
    const covered = new Set(rows.flatMap(({ answers }) => pairsIn(answers)));
    expect(refused.filter(({ pair }) => covered.has([...pair].sort().join(' + ')))).toEqual([]);
  });
});

describe.concurrent('a row of the covering array on real servers', () => {
  const runnable = rows.filter(({ cannot }) => cannot === undefined);
  for (const row of runnable) {
    test(`${row.name}, ${row.level}`, { timeout: 300_000 }, async ({ expect }) => {
      const outcomes = await runRow(inject('workshop'), row);
      await noteRun({ ...row, part: 'array', of: runnable.length, level: levelOf(row), outcomes });
      expect(outcomes.filter(({ passed }) => !passed)).toEqual([]);
    });
  }

  for (const { name, cannot } of rows) if (cannot !== undefined) test.skip(`${name}: ${cannot}`);
});

/** A chart runs no Tomcat of ours. */
function levelOf({ level, read }: ArrayRow): RunLevel {
  return level === 'start' && read.site.runsAs === 'helm' ? 'apache' : level;
}

const fiveNodes = Array.from({ length: 5 }, (_, i) => ({ name: `node${i + 1}`, host: `10.0.0.${i + 11}` }));

/** Where a feature is asked that the usual answers do not ask. */
const asked: Readonly<Record<string, object>> = {
  cluster: { nodes: fiveNodes },
  'status-page': { nodes: fiveNodes },
  'mod-jk': { connection: 'mod_jk' },
  'virtual-patches': { release: '8.5' },
};

/** Answers with a few values changed by chance, those that the wizard takes; always the same. */
function byChance(): unknown[] {
  let state = 7;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return Array.from({ length: 4000 }, () => {
    const assignment = factors.map(() => 0);
    for (let changes = 3 + below(20); changes > 0; changes -= 1) {
      const at = below(factors.length);
      assignment[at] = below(factors[at]?.values.length ?? 1);
    }
    return answersFor(assignment);
  }).filter((answers) => 'answers' in readAnswers(answers));
}
