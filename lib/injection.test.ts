import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, defaultAnswers, readAnswers } from './answers';
import { build } from './build';
import type { Bundle } from './bundle';
import { faultsOfPaths, shapeOf } from './bundle-shape.test-kit';
import { beside, examples, plain, sites } from './field-examples.test-kit';
import { type Field, fields } from './fields';
import { packBundle } from './pack';
import { platformIds, platforms } from './platforms';
import { recipes } from './recipes';

const secrets = { ajp: 'only-for-tests-0123456789abcdef' };

const traps = fc.constantFrom(
  '\nInclude /etc/passwd',
  '\r\nRequire all granted',
  '"/><Valve className="evil"/>',
  '--><Connector port="1"/><!--',
  ']]>',
  '</VirtualHost>',
  '<br>',
  '${HOME}',
  '$(touch x)',
  '`x`',
  '%{ENV:x}',
  ' b',
  '\tb',
  '"',
  "'",
  '\\',
  '#y',
  ';x',
  '&',
  '|',
  '*',
  '!',
  '=',
  ',x',
  ': x',
  '../..',
  '/..',
  '/./',
  '//',
  '\u0000',
  '\u0085',
  '\u2028',
  '\u200b',
  '\ud800',
  '\uFEFF',
  'é',
  '𝒳',
  '-',
  '.',
);

const anything = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.domain(),
  fc.ipV4Extended(),
  fc.ipV6(),
  fc.constantFrom('/', '-x', '__proto__', 'constructor', '!'),
);

/** A valid text with something put into it, or any other. */
const nasty = (valid: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: anything },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.oneof(traps, anything), fc.nat(valid.length))
        .map(([trap, at]) => valid.slice(0, at) + trap + valid.slice(at)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.stringMatching(/^[A-Za-z0-9._~/@+:-]{1,4}$/), fc.nat(valid.length))
        .map(([more, at]) => valid.slice(0, at) + more + valid.slice(at)),
    },
  );

/** An answer of this shape whose texts are nasty. */
function nastyAnswer(example: unknown): fc.Arbitrary<unknown> {
  if (typeof example === 'string') return nasty(example);
  if (Array.isArray(example)) {
    return example.length === 0
      ? fc.array(anything, { maxLength: 2 })
      : fc.tuple(...example.map((each) => fc.oneof(fc.constant(each), nastyAnswer(each))));
  }
  if (typeof example !== 'object' || example === null) return fc.constant(example);
  return fc.record(
    Object.fromEntries(
      Object.entries(example).map(([name, value]) => [name, fc.oneof(fc.constant(value), nastyAnswer(value))]),
    ),
  );
}

/** The answers of a site in which this question is answered so. */
function answersWith({ path }: Field, answer: unknown, site: object): object {
  const [, feature = '', name = ''] = /^features\.(.+)\.([^.]+)$/.exec(path) ?? [];
  if (feature === '') return { site: { ...site, [path.replace('site.', '')]: answer } };
  return { site, features: { [feature]: { ...beside[path], [name]: answer } } };
}

function accepted(json: object): Answers | undefined {
  const read = readAnswers(json);
  return 'answers' in read ? read.answers : undefined;
}

/** Whether the recipe of the question is in use there. */
function isAsked({ path }: Field, answers: Answers): boolean {
  const id = /^features\.(.+)\.[^.]+$/.exec(path)?.[1];
  const recipe = recipes.find((each) => each.id === id);
  return id === undefined || !recipe?.when || recipe.when(build(answers, [], secrets).site);
}

const ofText = [...fields.values()].filter(
  ({ kind, path }) => ['text', 'lines', 'list', 'rows'].includes(kind) && path !== 'features.own-directives.text',
);

describe('no words of an answer change what a file is made of', () => {
  test('every question about words has examples and a plain answer', () => {
    const paths = ofText.map(({ path }) => path).sort();
    expect(Object.keys(examples).sort()).toEqual(paths);
    expect(Object.keys(plain).sort()).toEqual(paths);
  });

  test.each(ofText.map((field) => [field.path, field] as const))('%s', (path, field) => {
    const places = Object.values(sites).flatMap((site) =>
      (examples[path] ?? []).flatMap((example) => {
        const answers = accepted(answersWith(field, example, site));
        return answers && isAsked(field, answers) ? [{ site, example }] : [];
      }),
    );
    expect(places.length).toBeGreaterThan(0);
    const toPlain = plain[path];
    const shapes = new Map<string, object>();
    const known = new Set(examples[path]?.map((each) => JSON.stringify(each)));
    let tried = 0;
    const one = fc
      .constantFrom(...places)
      .chain(({ site, example }) => fc.tuple(fc.constant(site), nastyAnswer(example)));
    fc.assert(
      fc.property(one, ([site, answer]) => {
        const answers = accepted(answersWith(field, answer, site));
        if (!answers) return;
        if (!known.has(JSON.stringify(answer))) tried += 1;
        const bundle = build(answers, [], secrets);
        // What the schema makes of it, trimmed for instance, is what counts.
        const like = answersWith(field, toPlain?.(answer as never), site);
        const key = JSON.stringify(like);
        const read = readAnswers(like);
        if ('problems' in read) throw new Error(`${key}: ${JSON.stringify(read.problems)}`);
        const shape = shapes.get(key) ?? shapeOf(build(read.answers, [], secrets));
        shapes.set(key, shape);
        expect(shapeOf(bundle)).toEqual(shape);
        expect(faultsOfPaths(bundle.files.map((file) => file.path))).toEqual([]);
        if (tried < 4) expect(faultsOfPaths(packBundle(bundle).map((file) => file.path))).toEqual([]);
      }),
      // Few words that come by chance are a network or a version.
      { numRuns: /networks$|httpdVersion$|Address$/.test(path) ? 1000 : 80 },
    );
    // Of names of nodes, only those of the site are accepted.
    if (!/^features\.cluster\.(standby|draining)$/.test(path)) expect(tried, 'accepted answers').toBeGreaterThan(0);
  });
});

describe('no name of a file leads out of the bundle, or into a command', () => {
  const virtualHost = '<VirtualHost *:443>\n    ServerName wiki.example.com\n</VirtualHost>\n';
  const workers = 'worker.list=confluence\nworker.confluence.type=ajp13\n';
  const { text: serverXml = '' } = build(defaultAnswers).files.find(({ role }) => role === 'server-xml') ?? {};
  const told = (path: string) =>
    `JkWorkersFile "${path.replaceAll(/["\\]/g, '\\$&').replaceAll(/\r?\n/g, ' ')}"\n${virtualHost}`;
  const names = [
    '/etc/apache2/sites-available/wiki.conf',
    '/etc/apache2/sites-enabled/wiki.conf',
    '/etc/httpd/conf.d/wiki.conf',
    '/etc/apache2/vhosts.d/wiki.conf',
    '/usr/local/apache2/conf/extra/wiki.conf',
    'C:\\Apache24\\conf\\extra\\wiki.conf',
    'C:/Apache24/conf/workers.properties',
    '/etc/libapache2-mod-jk/workers.properties',
    'wiki.conf',
    'wiki',
  ];

  test.each(platformIds)('on %s', (platform) => {
    const connection = platforms[platform].jk ? 'mod_jk' : 'mod_proxy';
    const answers = accepted({ site: { platform, connection } });
    if (!answers) throw new Error(platform);
    const filesOf = (path: string, workersPath: string) => [
      [{ path, text: virtualHost }],
      [{ path, text: told(workersPath) }],
      [
        { path, text: virtualHost },
        { path: workersPath, text: workers },
        { path: `${workersPath}.xml`, text: serverXml },
      ],
    ];
    const usual = filesOf('wiki.conf', 'workers.properties').map((files) =>
      signsToType(build(answers, files, secrets)),
    );
    const path = fc.constantFrom(...names).chain((name) => fc.oneof(fc.constant(name), nasty(name)));
    fc.assert(
      fc.property(path, path, (one, other) => {
        filesOf(one, other).forEach((files, i) => {
          const bundle = build(answers, files, secrets);
          expect(faultsOfPaths(bundle.files.map((file) => file.path))).toEqual([]);
          expect(signsToType(bundle)).toEqual(usual[i]);
        });
      }),
      { numRuns: 80 },
    );
  });

  /** What means something to a shell in what is typed, but for the backslashes of Windows paths. */
  function signsToType({ commands, files }: Bundle): readonly string[] {
    return [...commands.map(({ run }) => run), ...files.map(({ installTo }) => installTo)].map((text) =>
      text.replaceAll(/[^\s"'`$&|;<>(){}[\]*?!#^%]/g, ''),
    );
  }
});
