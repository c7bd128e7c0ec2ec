import { describe, expect, test } from 'vitest';
import { defaultAnswers, readAnswers } from './answers';
import { choicesOf } from './choices';
import { fields } from './fields';
import { recipes } from './recipes';
import { provenOf, type RecordedRun, runLevels } from './record';
import record from './record.json';

const recorded: readonly RecordedRun[] = record;

describe('The record that ships with the wizard', () => {
  test('names only questions, features and options that there are: run the tests on real servers again if not', () => {
    const features = new Set(recipes.map(({ id }) => `features.${id}`));
    const unknown = recorded.flatMap(({ choices }) =>
      choices.filter((chosen) => {
        const [path = '', choice = ''] = chosen.split(' = ');
        const field = fields.get(path.split('#')[0] ?? '');
        if (features.has(path)) return choice !== 'on' && choice !== 'off';
        if (field?.kind !== 'choice' || field.path === 'site.release') return field === undefined;
        return field.options?.every(({ value }) => value !== choice) ?? true;
      }),
    );
    expect(unknown).toEqual([]);
  });

  test('is whole: every row has a level that is known, checks that passed, and choices that it names', () => {
    for (const { rows, choices, date } of recorded) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      for (const { level, checks, chosen } of rows) {
        expect(runLevels).toContain(level);
        expect(checks).toBeGreaterThan(0);
        expect(chosen.split(' ').filter((at) => choices[Number(at)] === undefined)).toEqual([]);
      }
    }
  });
});

describe('What can be said of some answers', () => {
  const jk = answersOf({ site: { connection: 'mod_jk' } });
  const robots = answersOf({ features: { robots: {} } });
  const both = answersOf({ site: { connection: 'mod_jk' }, features: { robots: {} } });

  test('a combination that was run is said to have been run, as far as it went', () => {
    expect(provenOf(defaultAnswers, runOf(['start', defaultAnswers]))).toMatchObject({ kind: 'run', level: 'start' });
    const twice = runOf(['mapped', jk], ['behaviours', jk]);
    expect(provenOf(jk, twice)).toMatchObject({ kind: 'run', level: 'behaviours', date: '2026-11-23' });
    expect(provenOf(jk, twice).says).toContain('7 checks passed');
  });

  test('another name and another number of the same kind are the same combination', () => {
    const other = (days: number) => answersOf({ features: { 'strict-transport-security': { days } } });
    expect(provenOf(other(40), runOf(['start', other(50)])).kind).toBe('run');
    expect(provenOf(other(730), runOf(['start', other(50)])).kind).toBe('not-run');
  });

  test('a combination whose pairs all ran is said to be that, as far as the least of them went', () => {
    const oldHttpd = answersOf({ site: { connection: 'mod_jk', httpdVersion: '2.4.37' }, features: { robots: {} } });
    const pairs = runOf(['behaviours', jk], ['behaviours', robots], ['start', oldHttpd]);
    expect(provenOf(both, pairs)).toMatchObject({ kind: 'pairs', level: 'start' });
    expect(provenOf(both, pairs).says).toContain('this exact combination was not');
  });

  test('otherwise it names two choices that never ran together, in the words of the form', () => {
    const { kind, says, missing } = provenOf(both, runOf(['behaviours', jk], ['behaviours', robots]));
    expect(kind).toBe('not-run');
    expect(says).toContain('mod_jk');
    expect(missing?.[0]?.join()).toMatch(/Connection: mod_jk/);
  });

  test('without any record nothing was run', () => {
    expect(provenOf(defaultAnswers, []).kind).toBe('not-run');
  });
});

function answersOf(answers: object) {
  const reading = readAnswers(answers);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.answers;
}

function runOf(...rows: readonly (readonly [level: string, answers: typeof defaultAnswers])[]): readonly RecordedRun[] {
  const names = rows.map(([, answers]) => [...choicesOf(answers)].map(([path, choice]) => `${path} = ${choice}`));
  const choices = [...new Set(names.flat())];
  return [
    {
      ...{ part: 'array', date: '2026-11-23', choices },
      servers: { apache: '2.4.71', modJk: '1.2.48', tomcat: '9.0.70' },
      rows: rows.map(([level], i) => ({
        ...{ name: String(i), level, checks: 7 },
        chosen: (names[i] ?? []).map((name) => choices.indexOf(name)).join(' '),
      })),
    },
  ];
}
