import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit';
import { explainWorkers } from './explain';
import { mergeWorkers } from './merge';
import { parseMounts } from './mounts';
import { parseWorkers } from './parse';
import { namesIn, settingsOf, valueIn, workerList, workers } from './query';
import { readJk2 } from './workers2';
import { valueFault, workersOf } from './write';

const line = fc.constantFrom(
  'worker.list=a',
  'worker.list = b , lb',
  'worker.list=$(all)',
  'all=a b',
  'all=c',
  'worker.a.port=8009',
  'worker.a.port=$(p) # here',
  'p=8009',
  '  worker.a.host\t=  h  ',
  'worker.a.reference=worker.t',
  'worker.b.reference=worker.a',
  'worker.t.reference=u',
  'worker.t.port=8009',
  'worker.t.port=7',
  'u.secret=x',
  'u.balance_workers=a,z',
  'worker.lb.type=lb',
  'worker.lb.balance_workers=a',
  'worker.lb.balanced_workers=a,q',
  'worker.lb.reference=u',
  'worker.a.jvm_route=r',
  'worker.maintain=30',
  'worker.maintain=60',
  'worker.a.distance=1',
  'worker.a.nonsense=',
  '# comment',
  '',
  '\t',
  'nothing',
  '=',
);
const arbitraryText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(line).map((lines) => lines.join('\n')),
  fc.array(line).map((lines) => `${lines.join('\r\n')}\r\n`),
  fc.array(fc.oneof(line, fc.string())).map((lines) => lines.join('\n')),
);

const wantedSetting = fc.constantFrom<readonly [string, string]>(
  ['worker.list', 'lb'],
  ['worker.list', 'wiki,b'],
  ['worker.lb.type', 'lb'],
  ['worker.lb.balance_workers', 'a,b'],
  ['worker.lb.balance_workers', 'c'],
  ['worker.a.port', '8009'],
  ['worker.a.port', '9'],
  ['worker.a.route', 'r'],
  ['worker.a.secret', 'x'],
  ['worker.t.port', '8009'],
  ['worker.t.port', '5'],
  ['worker.b.port', '5'],
  ['worker.b.reference', 'worker.a'],
  ['worker.maintain', '60'],
  ['worker.a.distance', '2'],
);
const wanted = fc
  .array(
    fc.record({ comment: fc.constantFrom('', 'Why\nso', 'x'), settings: fc.array(wantedSetting, { maxLength: 3 }) }),
    {
      maxLength: 5,
    },
  )
  .map(workersOf);

describe('laws', () => {
  test('every character lies under exactly one node, and every token is where its span says', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        let at = 0;
        for (const node of parseWorkers(text).children) {
          expect(node.start).toBe(at);
          expect(node.end).toBeGreaterThan(at);
          at = node.end;
          if (node.kind !== 'setting') continue;
          for (const { value, start, end } of [node.key, node.value]) {
            expect(text.slice(start, end)).toBe(value);
            expect(start >= node.start && end <= node.end).toBe(true);
          }
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 1_500 },
    );
  });

  test('no text makes anything throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          arbitraryText,
          fc.string({
            unit: fc.constantFrom(
              'worker.',
              'a',
              '.',
              '=',
              '$(',
              ')',
              '\n',
              '|',
              '/',
              '!',
              '-',
              ';',
              '[',
              ']',
              ':',
              'uri',
              '#',
              ',',
              ' ',
              'reference',
              'list',
            ),
          }),
        ),
        (text) => {
          const document = parseWorkers(text);
          for (const { name } of workers(document)) valueIn(document, name, 'port');
          explainWorkers(document);
          mergeWorkers(
            document,
            parseWorkers('worker.list=x\n'),
            new Set(),
            () => true,
            () => true,
          );
          parseMounts(text);
          readJk2(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('merging is done once: a second time there is nothing left to edit', () => {
    fc.assert(
      fc.property(arbitraryText, wanted, (text, wishes) => {
        const once = applyEdits(text, mergeWorkers(parseWorkers(text), wishes));
        const again = mergeWorkers(parseWorkers(once), wishes);
        expect(again, `${JSON.stringify(wishes.text)} in ${JSON.stringify(once)}`).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('after merging mod_jk reads what is wanted, and every worker that it listed before', () => {
    let merged = 0;
    fc.assert(
      fc.property(arbitraryText, wanted, (text, wishes) => {
        const before = parseWorkers(text);
        if (before.problems.length > 0) return;
        const after = parseWorkers(applyEdits(text, mergeWorkers(before, wishes)));
        const shown = `${JSON.stringify(wishes.text)} in ${JSON.stringify(after.text)}`;
        merged += after.text === text ? 0 : 1;
        if (before.properties.has('worker.list')) {
          expect(workerList(after), shown).toEqual(expect.arrayContaining([...workerList(before)]));
        }
        for (const { key, value } of wishes.properties.values()) {
          const [, name = '', directive = ''] = /^worker\.(\w+)\.(\w+)$/.exec(key) ?? [];
          const found = name === '' ? after.properties.get(key)?.value : valueIn(after, name, directive);
          const isList = key === 'worker.list' || directive === 'balance_workers';
          const last = wishes.properties.get(key)?.lines.at(-1)?.value ?? '';
          if (isList) expect(namesIn(found ?? ''), shown).toEqual(expect.arrayContaining([...namesIn(value)]));
          else expect(found?.split('*')[0], shown).toBe(last);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(merged).toBeGreaterThan(1000);
  });

  test("no line of the admin's is gone after merging, and its end stays as it was", () => {
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), wanted, (lines, lineEnd, wishes) => {
        const text = lines.map((each) => each + lineEnd).join('');
        const before = parseWorkers(text);
        const after = applyEdits(text, mergeWorkers(before, wishes));
        expect(after.split(/\r?\n/).length).toBeGreaterThanOrEqual(text.split(/\r?\n/).length);
        if (text !== '' && lineEnd === '\r\n') expect(after).not.toMatch(/[^\r]\n/);
        if (lineEnd === '\n') expect(after).not.toContain('\r');
        const left = after.split(/\r?\n/);
        for (const each of lines.filter((one) => !one.includes('worker.'))) {
          const at = left.indexOf(each);
          expect(at, each).not.toBe(-1);
          left.splice(at, 1);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('what is written is read back as it was given, or not written at all', () => {
    let written = 0;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('a#b', 'x y', ' ')), (value) => {
        const settings = [['worker.a.secret', value] as const];
        if (valueFault(value) !== undefined) {
          expect(() => workersOf([{ comment: 'x', settings }])).toThrow();
          return;
        }
        written += 1;
        const document = workersOf([{ comment: 'x', settings }]);
        expect(settingsOf(document)).toHaveLength(1);
        expect(valueIn(document, 'a', 'secret')).toBe(value);
      }),
      { numRuns: 3_000 },
    );
    expect(written).toBeGreaterThan(1000);
  });

  test.each([
    ['one line', 'x'],
    ['blanks', ' '],
    ['line ends', '\n'],
    ['comments', '#\n'],
    ['one key', 'a=b\n'],
    ['one list', 'worker.list=a\n'],
    ['balancers', 'worker.@.type=lb\nworker.@.balance_workers=m\n'],
    ['references in a row', 'worker.@.reference=worker.@0\n'],
    ['references to one', 'worker.@.reference=worker.x\n'],
    ['variables that grow', 'x=$(x)$(x)$(y)\ny=$(x)$(y)\n'],
    ['keys of their own', 'k@=$(x)$(k1)\n'],
    ['open variables', '$('],
    ['dots', 'worker.'],
    ['equals signs', '='],
    ['bars', '/a|'],
    ['semicolons', '/a@=w;a=b;;c\n'],
    ['sections', '[uri:/a@]\n[channel.socket:h:1]\ngroup=lb\n'],
    ['groups', '[lb:a]\ngroup=x\n'.repeat(1) + 'group=y\n'.repeat(50)],
    // The bound is wide for machines under load: what grows with the square takes minutes.
  ])('a megabyte of %s is read, explained and merged in time', { timeout: 60_000 }, (_, unit) => {
    let text = '';
    const parts: string[] = [];
    for (let i = 0, length = 0; length < 1 << 20; i += 1) {
      const part = unit.replaceAll('@', String(i));
      parts.push(part);
      length += part.length;
    }
    text = parts.join('');
    const started = performance.now();
    const document = parseWorkers(text);
    workers(document);
    explainWorkers(document);
    mergeWorkers(document, parseWorkers('worker.list=z\nworker.z.port=1\n'));
    parseMounts(text);
    readJk2(text);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
