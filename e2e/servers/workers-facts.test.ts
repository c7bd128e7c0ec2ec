import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workerDirectives } from '@/lib/workers/directives';
import { parseWorkers } from '@/lib/workers/parse';
import { findProperty } from '@/lib/workers/query';
import { askHttpd, writeMainFile } from './httpd-oracle';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxywright-workers-'));
  const lines = [
    // Nothing is ever served there; two runs at a time must not meet.
    `Listen 127.0.0.1:${20_000 + (process.pid % 10_000)}`,
    'JkWorkersFile workers.properties',
    'JkShmFile shm',
    'JkLogFile jk.log',
    'JkLogLevel debug',
  ];
  await writeMainFile(folder, 'httpd.conf', ['authz_core', 'jk'], lines.join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A worker of a type that does not exist: mod_jk tells what it has read, and Apache ends before it serves anything. */
const stop = 'worker.list=stop\nworker.stop.type=none\n';

/** What mod_jk holds after reading such a file; a name far too long makes it fall over before it can tell. */
async function askModJk(text: string): Promise<Map<string, string> | 'refused'> {
  await rm(join(folder, 'jk.log'), { force: true });
  await writeFile(join(folder, 'workers.properties'), stop + text);
  const said = await askHttpd(folder, 'httpd.conf', '-k', 'start');
  if (/could not bind/.test(said)) throw new Error(said);
  const log = await readFile(join(folder, 'jk.log'), 'utf8').catch(() => said);
  const dump = log.split(/\n(?=\[)/).flatMap((line) => {
    const [, key, value] = /Dump of map \d+: '(.*?)' -> '(.*)'\n?$/s.exec(line) ?? [];
    return key === undefined || value === undefined || key === 'ServerRoot' ? [] : [[key, value] as const];
  });
  return dump.length === 0 || /bytes too long|not supported|Recursion limit|Reference '[^']*' not found/.test(log)
    ? 'refused'
    : new Map(dump);
}

const key = fc.constantFrom(
  'worker.list',
  'worker.a.port',
  'worker.a.host',
  'worker.b.port',
  'worker.b.distance',
  'worker.t.secret',
  'worker.lb.balance_workers',
  'worker.maintain',
  'worker.a.mount',
  'worker.b.class_path',
  'worker.b.cmd_line',
  'x',
  'y',
  'x.path',
  'x_path',
  'q.list',
  'Worker.a.port',
  'worker. a.port',
);
const value = fc.constantFrom(
  '1',
  'a,b',
  'a b',
  '$(x)',
  '$(x)-$(y)$(x)',
  '$(worker.a.port)',
  '$(nowhere_at_all)',
  '$(x',
  '$(x$(y))',
  '1=2',
  'a\\',
  '"q r"',
  'ä€😀',
  'v # comment',
  'v#comment',
  '',
  '#',
  'a\rb',
  '$(x)'.repeat(23),
);
const space = fc.constantFrom('', ' ', '\t', '\v', '\f', '\u00a0');
const line = fc.oneof(
  {
    arbitrary: fc
      .tuple(space, key, space, space, value, space)
      .map(([a, k, b, c, v, d]) => `${a}${k}${b}=${c}${v}${d}`),
    weight: 8,
  },
  {
    arbitrary: fc.constantFrom(
      'worker.a.reference=worker.b',
      ' worker.a.reference = worker.t # over two steps or one',
      'worker.b.reference=worker.t',
      'worker.lb.reference=$(template)',
      'template=worker.t',
      'worker.t.reference=far',
      'far.port=9',
      'far.lbfactor=3',
      'worker.t.port=5',
      'worker.t.host=h',
      'worker.b.secret=s',
    ),
    weight: 8,
  },
  fc.constantFrom('worker.t.reference=worker.a', 'worker.b.reference=worker.none', 'worker.a.nonsense=1'),
  fc.constantFrom(
    '',
    '  ',
    '# worker.a.nonsense=1',
    'no equals',
    '=v',
    '!x=1',
    'x:1',
    '\ufeffx=1',
    `#${'c'.repeat(8190)}x=tail`,
  ),
);
const file = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, lineEnd, isEnded]) => lines.join(lineEnd) + (isEnded ? lineEnd : ''));

test('workers.properties says to us what it says to the real mod_jk, for 150 files', { timeout: 120_000 }, async () => {
  let [read, refused, inherited] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(file, async (text) => {
      const theirs = await askModJk(text);
      const ours = parseWorkers(stop + text);
      // The log cuts what is longer.
      if ([...ours.properties.values()].some((each) => each.value.length > 700)) return;
      const problems = ours.problems.filter(({ says }) => !says.startsWith('This line is longer'));
      const shown = `${JSON.stringify(text)}\n${JSON.stringify(problems)}`;
      // What a variable of Apache's environment may name is no problem to us.
      const isOpen = [...ours.properties.values()].some(
        (each) => /\.reference$/.test(each.key) && each.value.includes('$('),
      );
      if (theirs === 'refused' && isOpen) return;
      if (theirs === 'refused') {
        expect(problems, shown).not.toEqual([]);
        refused += 1;
        return;
      }
      // mod_jk measures most names only after it has met the worker that ends the run.
      expect(
        problems.filter(({ says }) => !says.startsWith('A name here')),
        shown,
      ).toEqual([]);
      const own = [...theirs].slice(0, ours.properties.size);
      expect(
        [...ours.properties.values()].map((each) => [each.key, each.value]),
        shown,
      ).toEqual(own);
      for (const [theirKey, theirValue] of theirs) expect(findProperty(ours, theirKey)?.value, shown).toBe(theirValue);
      for (const worker of ['a', 'b', 't', 'lb']) {
        for (const { name } of workerDirectives) {
          const each = `worker.${worker}.${name}`;
          if (findProperty(ours, each)) expect([...theirs.keys()], shown).toContain(each);
        }
      }
      read += 1;
      inherited += theirs.size - own.length;
    }),
    { numRuns: 150 },
  );
  expect(read).toBeGreaterThan(15);
  expect(refused).toBeGreaterThan(15);
  expect(inherited).toBeGreaterThan(5);
});

test('19 references in a row are the most that mod_jk follows', async () => {
  const chain = (count: number) =>
    Array.from({ length: count }, (_, i) => `worker.n${i}.reference=worker.n${i + 1}\n`).join('') +
    `worker.n${count}.port=7\n`;
  for (const [count, isFine] of [
    [19, true],
    [20, false],
  ] as const) {
    expect((await askModJk(chain(count))) === 'refused').toBe(!isFine);
    expect(parseWorkers(chain(count)).problems.length === 0).toBe(isFine);
  }
});

test('mod_jk accepts every directive we know, and none besides', async () => {
  const known = await askModJk(
    workerDirectives
      .map(({ name }) => `worker.w.${name}=1\n`)
      .filter((each) => !each.includes('.reference='))
      .join(''),
  );
  expect(typeof known === 'object' && known.size).toBe(workerDirectives.length + 1);
  for (const name of ['Port', 'weight', 'ping-mode', 'loadfactor'])
    expect(await askModJk(`worker.w.${name}=1\n`)).toBe('refused');
});

test('repeated lines add up or the last counts as we say, for every directive', async () => {
  const text = workerDirectives
    .filter(({ name }) => name !== 'reference')
    .map(({ name }) => `worker.w.${name}=1\nworker.w.${name}=2\n`)
    .join('');
  const theirs = await askModJk(text);
  for (const { name, repeated } of workerDirectives) {
    if (name === 'reference') continue;
    expect([name, typeof theirs === 'object' && theirs.get(`worker.w.${name}`)]).toEqual([
      name,
      repeated === 'lastCounts' ? '2' : `1${repeated}2`,
    ]);
  }
});
