import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit';
import { factsOf, formerNamesOf, isSupported, repeatedOf, sourceOf, workerDirectives } from './directives';
import { explainWorkers } from './explain';
import { mergeWorkers } from './merge';
import { parseWorkers } from './parse';
import { findProperty, membersOf, secretOf, settingsOf, valueIn, workerList, workers } from './query';
import { numberIn, switchIn } from './read-value';
import { valueFault, workersOf } from './write';

const kinds = (text: string) => parseWorkers(text).children.map(({ kind }) => kind);
const saysOf = (text: string) => parseWorkers(text).problems.map(({ line, says }) => `${line}: ${says}`);

describe('reading', () => {
  test('a line is cut at the first `=`, at `#`, and at the white space around key and value', () => {
    const text = '  worker.a.secret =\tx = "y" \\ # mine\r\n#worker.a.foo=1\n \t\nno value=\n=no key\nnor this\n';
    expect(kinds(text)).toEqual(['setting', 'comment', 'blank', 'unreadable', 'unreadable', 'unreadable']);
    const [setting] = settingsOf(parseWorkers(text));
    expect([setting?.key.value, setting?.value.value]).toEqual(['worker.a.secret', 'x = "y" \\']);
    expect(text.slice(setting?.value.start, setting?.value.end)).toBe('x = "y" \\');
  });

  test('a backslash continues nothing, a lone carriage return ends nothing, a zero byte ends the line', () => {
    const document = parseWorkers('a=1\\\nb=2\rc=3\nd=4\u0000e\n\u0000f=1\n');
    expect([...document.properties].map(([key, { value }]) => [key, value])).toEqual([
      ['a', '1\\'],
      ['b', '2\rc=3'],
      ['d', '4'],
    ]);
  });

  test('of a line beyond 8191 bytes the rest is a line of its own, also behind a comment', () => {
    const text = `#${'x'.repeat(8190)}tail=1\nv=${'é'.repeat(4094)}aw=2\n`;
    expect([...parseWorkers(text).properties.keys()]).toEqual(['tail', 'v', 'w']);
    expect(saysOf(text)).toEqual([
      '1: This line is longer than 8191 bytes: mod_jk breaks it in two there.',
      '2: This line is longer than 8191 bytes: mod_jk breaks it in two there.',
    ]);
    expect(saysOf(`#${'x'.repeat(8190)}\r\n${'y'.repeat(8191)}`)).toEqual([]);
  });

  test('an attribute that mod_jk does not know stops it, unless it has no value', () => {
    const says = 'mod_jk knows no attribute `Port`: it stops reading here, and Apache does not start.';
    expect(parseWorkers('worker.list=a\n  worker.a.Port=1\n').problems).toMatchObject([{ line: 2, column: 3, says }]);
    expect(saysOf('worker.a.Port=\nWorker.a.Port=1\nworkers.tomcat_home=/x\n')).toEqual([]);
  });

  test('references that lead nowhere or in a circle, and names that are too long, keep Apache from starting', () => {
    expect(saysOf('worker.a.reference=t\n')[0]).toMatch(/^1: This reference names something that no line/);
    expect(saysOf('worker.a.reference=worker.b\nworker.b.reference=worker.a\n')).toHaveLength(2);
    expect(saysOf('worker.a.reference=worker.a\n')[0]).toMatch(/circle/);
    expect(saysOf('worker.a.reference=t\nt.port=1\n')).toEqual([]);
    expect(saysOf('worker.a.reference=$(T)\n')).toEqual([]);
    expect(saysOf(`worker.list=${'é'.repeat(30)},b\n`)).toEqual([]);
    expect(saysOf(`worker.list=${'é'.repeat(30)}x\n`)).toHaveLength(1);
    const members = `worker.lb.type=lb\nworker.lb.balance_workers=${'n'.repeat(61)}\n`;
    expect(saysOf(`worker.list=lb\n${members}`)).toHaveLength(1);
    expect(saysOf(members)).toEqual([]);
  });
});

describe('asking', () => {
  const text = [
    'worker.list=lb, status',
    'port=8009',
    'worker.t.type=ajp13',
    'worker.t.port=$(port)',
    'worker.t.secret=own',
    'worker.n1.reference=worker.t',
    'worker.n1.host=one',
    'worker.n2.reference=worker.n1',
    'worker.n2.host=two $(nobody)',
    'worker.lb.type=lb',
    'worker.lb.secret=shared',
    'worker.lb.balance_workers=n1',
    'worker.lb.balance_workers=n2 n3',
    'worker.status.type=status',
    'worker.list=more',
  ].join('\n');
  const document = parseWorkers(text);

  test('workers come with their types, from lists and balancers too', () => {
    expect(workers(document).map(({ name, type, isListed, balancers }) => [name, type, isListed, balancers])).toEqual([
      ['t', 'ajp13', false, []],
      ['n1', 'ajp13', false, ['lb']],
      ['n2', 'ajp13', false, ['lb']],
      ['lb', 'lb', true, []],
      ['status', 'status', true, []],
      ['more', 'ajp13', true, []],
      ['n3', 'ajp13', false, ['lb']],
    ]);
    expect(workerList(document)).toEqual(['lb', 'status', 'more']);
    expect(membersOf(document, 'lb')).toEqual(['n1', 'n2', 'n3']);
    expect(workerList(parseWorkers(''))).toEqual(['ajp13']);
  });

  test('a value is found through variables and references, the nearest first', () => {
    expect(valueIn(document, 'n2', 'port')).toBe('8009');
    expect(valueIn(document, 'n2', 'host')).toBe('two $(nobody)');
    expect(valueIn(document, 'n1', 'host')).toBe('one');
    expect(valueIn(document, 'n3', 'port')).toBeUndefined();
    expect(findProperty(document, 'worker.n2.secret')?.key).toBe('worker.t.secret');
  });

  test('a former name is read where the present one is missing', () => {
    const old = parseWorkers(
      'worker.l.balanced_workers=a,b\nworker.a.jvm_route=x\nworker.b.jvm_route=y\nworker.b.route=z\n',
    );
    expect(membersOf(old, 'l')).toEqual(['a', 'b']);
    expect([valueIn(old, 'a', 'route'), valueIn(old, 'b', 'route')]).toEqual(['x', 'z']);
  });

  test('a member sends the secret of its balancer if it has none of its own', () => {
    const secrets = new Map(workers(document).map((worker) => [worker.name, secretOf(document, worker)]));
    expect([secrets.get('n1'), secrets.get('n3'), secrets.get('more')]).toEqual(['own', 'shared', undefined]);
  });

  test('circles and variables that name each other end', () => {
    const circle = parseWorkers('worker.a.reference=worker.b\nworker.b.reference=worker.a\nx=$(y)\ny=$(x)\nx=$(y)\n');
    expect(valueIn(circle, 'a', 'port')).toBeUndefined();
    expect(circle.properties.get('x')?.value).toBe('$(y)*$(y)');
    const doubling = parseWorkers(`x=ab\n${'x=$(x)$(x)\n'.repeat(2000)}`);
    expect(doubling.properties.get('x')?.value.length).toBeLessThan(1 << 20);
  });

  test('numbers and switches are read as C reads them', () => {
    expect(['30*40', '8k', '2M', 'x', '-1', ''].map(numberIn)).toEqual([30, 8192, 2097152, 0, -1, 0]);
    expect(['True', 'no', 'on', 'OFF', '1', '0', 'yep', '10', ''].map(switchIn)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      undefined,
      undefined,
    ]);
  });
});

describe('facts about directives', () => {
  test('stand once for each name, as one sentence, with a source', () => {
    const names = workerDirectives.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const facts of workerDirectives) {
      expect(facts.says).toMatch(/^[A-Z].*\.$/);
      expect(facts.says.length, facts.says).toBeLessThanOrEqual(110);
      expect(facts.says).not.toMatch(/\b(?:please|simply|just)\b|\.\s+[A-Z]/i);
      expect(sourceOf(facts).checked).toMatch(/^\d{4}-\d\d-\d\d$/);
      const { replacedBy } = facts.deprecated ?? {};
      if (replacedBy) expect(factsOf(replacedBy)?.deprecated).toBeUndefined();
    }
  });

  test('tell apart the units that are mixed up most easily', () => {
    const units = [
      'socket_timeout',
      'socket_connect_timeout',
      'reply_timeout',
      'connection_pool_timeout',
      'ping_timeout',
    ];
    expect(units.map((name) => factsOf(name)?.unit)).toEqual([
      'seconds',
      'milliseconds',
      'milliseconds',
      'seconds',
      'milliseconds',
    ]);
  });

  test('know what is read under a former name, and how repeated lines add up', () => {
    expect(formerNamesOf('balance_workers')).toEqual(['balanced_workers']);
    expect(formerNamesOf('connection_pool_timeout')).toEqual(['cache_timeout']);
    expect(formerNamesOf('activation')).toEqual([]);
    expect(['worker.list', 'worker.a.port', 'worker.a.distance', 'ps', 'my.list', 'my_path'].map(repeatedOf)).toEqual([
      ',',
      'lastCounts',
      '*',
      '*',
      ',',
      ':',
    ]);
    expect(isSupported('worker.a.constructor')).toBe(false);
  });
});

describe('merging', () => {
  const wanted = workersOf([
    { comment: 'Confluence', settings: [['worker.list', 'wiki']] },
    {
      comment: 'Two nodes',
      settings: [
        ['worker.wiki.type', 'lb'],
        ['worker.wiki.balance_workers', 'n1,n2'],
      ],
    },
    { comment: '', settings: [['worker.n1.port', '8009']] },
  ]);
  const merge = (text: string) => applyEdits(text, mergeWorkers(parseWorkers(text), wanted));

  test('fills an empty file with the wanted lines and their comments', () => {
    expect(merge('')).toBe(wanted.text);
    expect(wanted.text).toBe(
      '# Confluence\nworker.list=wiki\n\n# Two nodes\nworker.wiki.type=lb\nworker.wiki.balance_workers=n1,n2\n\nworker.n1.port=8009\n',
    );
  });

  test("adds to lists, keeps the admin's workers, separators, comments and spaces, and puts a line to its worker", () => {
    const before =
      'worker.list = other , more # all\r\nworker.wiki.type=lb\r\nworker.wiki.balance_workers=n2\r\n\r\n# node\r\nworker.n1.host=h\r\nworker.n1.secret=x';
    expect(merge(before)).toBe(
      'worker.list = other , more , wiki # all\r\nworker.wiki.type=lb\r\nworker.wiki.balance_workers=n2,n1\r\n\r\n# node\r\nworker.n1.host=h\r\nworker.n1.secret=x\r\nworker.n1.port=8009\r\n',
    );
  });

  test('changes only the value of the line that counts', () => {
    const text = `${wanted.text}worker.n1.port=1\nworker.n1.port =  2 # old\n`;
    expect(mergeWorkers(parseWorkers(text), wanted)).toMatchObject([
      { does: 'change', key: 'worker.n1.port', text: '8009' },
    ]);
    expect(merge(text)).toBe(`${wanted.text}worker.n1.port=1\nworker.n1.port =  8009 # old\n`);
  });

  test('a value taken over from a template is enough; another one is said at the worker, never in the template', () => {
    const base =
      'worker.list=wiki\nworker.wiki.type=lb\nworker.wiki.balance_workers=n1,n2\nworker.n1.reference=worker.t\n';
    expect(merge(`${base}worker.t.port=8009\n`)).toBe(`${base}worker.t.port=8009\n`);
    expect(merge(`${base}worker.t.port=9\n`)).toBe(`${base}worker.n1.port=8009\nworker.t.port=9\n`);
    const members =
      'worker.list=wiki\nworker.wiki.reference=t\nt.type=lb\nt.balance_workers=mine\nworker.n1.port=8009\n';
    expect(merge(members)).toBe(
      members.replace('reference=t\n', 'reference=t\nworker.wiki.balance_workers=mine,n1,n2\n'),
    );
  });

  test('the members in the old spelling get the new ones, since a second line would put them out of force', () => {
    const text = `${wanted.text.replace('balance_workers=n1,n2', 'balanced_workers=mine')}`;
    expect(merge(text)).toBe(text.replace('=mine', '=mine,n1,n2'));
  });

  test('keeps ajp13 where no list names it and the admin speaks of it', () => {
    expect(merge('worker.ajp13.port=1\n')).toContain('worker.list=ajp13,wiki\n');
    expect(merge('worker.ajp14x.port=1\n')).toContain('worker.list=wiki\n');
  });

  test('takes away nothing but the lines that are gone and the names that leave', () => {
    const text = '# a\nworker.list=old,other\nworker.old.port=1\nworker.other.port=2\nworker.only.mount=/x\n';
    const edits = mergeWorkers(
      parseWorkers(text),
      parseWorkers(''),
      new Set(),
      ({ key }) => key.value.startsWith('worker.old.'),
      (key, name) => (key === 'worker.list' && name === 'old') || name === '/x',
    );
    expect(edits.map(({ does, key }) => `${does} ${key}`)).toEqual([
      'change worker.list',
      'remove worker.only.mount',
      'remove worker.old.port',
    ]);
    expect(applyEdits(text, edits)).toBe('# a\nworker.list=other\nworker.other.port=2\n');
  });

  test('what goes does not stand in for what is wanted, and what is wanted does not leave', () => {
    const text = 'worker.list=wiki\nworker.n1.port=8009\n';
    const edits = mergeWorkers(
      parseWorkers(text),
      wanted,
      new Set(),
      ({ key }) => key.value === 'worker.n1.port',
      () => true,
    );
    const after = applyEdits(text, edits);
    expect(after.match(/worker\.n1\.port=8009/g)).toHaveLength(1);
    expect(workerList(parseWorkers(after))).toEqual(['wiki']);
  });

  test('leaves out what the admin wants to keep, and a file that mod_jk refuses', () => {
    const text = 'worker.n1.port=1\n';
    const edits = mergeWorkers(parseWorkers(text), wanted, new Set(['worker.n1.port', 'worker.list']));
    expect(edits.map(({ key }) => key)).toEqual(['worker.wiki.type', 'worker.wiki.balance_workers']);
    expect(mergeWorkers(parseWorkers('worker.a.nonsense=1\n'), wanted)).toEqual([]);
  });
});

describe('writing', () => {
  const write = (key: string, value: string) => () => workersOf([{ comment: '', settings: [[key, value]] }]);

  test('a value cannot become a second line, a comment, a variable or a second name', () => {
    for (const value of [
      '',
      ' a',
      'a ',
      'a\nworker.x.port=1',
      'a\rb',
      'a#b',
      '$(HOME)',
      'a\u0000',
      'a\u2028',
      'x'.repeat(5000),
    ]) {
      expect(write('worker.a.secret', value), JSON.stringify(value)).toThrow();
      expect(valueFault(value)).toBeDefined();
    }
    for (const value of ['a b', 'a,,b', 'a,']) expect(write('worker.list', value), value).toThrow();
    expect(valueFault('p"a\'s\\s=w ord;ä')).toBeUndefined();
  });

  test('a key is one that mod_jk knows, of one worker', () => {
    for (const key of [
      'worker.a.nonsense',
      'worker.a b.port',
      'worker.a.b.port',
      'port',
      'worker.port',
      'worker.a.port=1\n#',
    ]) {
      expect(write(key, '1'), key).toThrow();
    }
    expect(() => workersOf([{ comment: 'a\rb', settings: [] }])).toThrow();
    expect(workersOf([{ comment: 'a\nb', settings: [] }]).text).toBe('# a\n# b\n');
    expect(workersOf([]).text).toBe('');
  });
});

describe('explaining', () => {
  test('says what each line is for, what is wrong with it, and never a value', () => {
    const text = [
      'worker.list=wiki,st',
      'worker.wiki.secret=hunter2',
      'worker.wiki.cachesize=10',
      'worker.wiki.connection_pool_size=20',
      'worker.wiki.host=hunter2',
      'worker.wiki.host=h',
      'worker.st.type=status',
      'worker.st.port=1',
      'worker.wiki.route=r',
      '# comment',
      'ps=/',
      'x=$(ps)',
      'nothing',
      'worker.wiki.reference=t',
      't.port=1',
    ].join('\n');
    const explained = new Map(explainWorkers(parseWorkers(text)).map(({ line, says }) => [line, says]));
    expect([...explained.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15]);
    expect([...explained.values()].join('\n')).not.toMatch(/hunter2/);
    expect(explained.get(1)).toMatch(/^`worker\.list`: The workers/);
    expect(explained.get(3)).toMatch(
      /Out of date since mod_jk 1\.2\.16: today `connection_pool_size` .* passes over this one\./,
    );
    expect(explained.get(5)).toMatch(/only the last one counts/);
    expect(explained.get(6)).not.toMatch(/last one counts/);
    expect(explained.get(8)).toMatch(/type `status` does not read it/);
    expect(explained.get(9)).toMatch(/only for a member/);
    expect(explained.get(11)).toMatch(/^A variable: lines below/);
    expect(explained.get(12)).toMatch(/no line here uses/);
    expect(explained.get(13)).toMatch(/passes over this line/);
    expect(explained.get(15)).toMatch(/^Part of the template `t`/);
  });

  test('notices a byte order mark', () => {
    expect(explainWorkers(parseWorkers('\uFEFFworker.list=a\n'))[0]?.says).toMatch(/byte order mark/);
  });
});
