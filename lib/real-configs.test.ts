import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mended } from './arbitrary-answers.test-kit';
import { build } from './build';
import type { GeneratedFile } from './bundle';
import { readUpload } from './config';
import { parseHttpd } from './httpd/parse';
import { walk } from './httpd/query';
import { inferAnswers } from './infer';
import { parseTomcat } from './tomcat/parse';
import { elements } from './tomcat/query';
import { parseWorkers } from './workers/parse';

const folder = process.env.PROXYWRIGHT_REAL_CONFIGS ?? join(import.meta.dirname, '../../shared/real-configs');
const secrets = { ajp: 'only-for-tests-0123456789abcdef' };

const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'index.tsv')
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return { name: path.slice(folder.length + 1), text: readFileSync(path, 'utf8') };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  : [];

describe.skipIf(files.length === 0)(
  files.length === 0
    ? 'files of real installations (skipped: their folder is not here)'
    : 'files of real installations',
  () => {
    const read = files.filter(({ name, text }) => readUpload(name, text).kind !== 'refused');

    test('templates and files of other servers are refused, the others are read', () => {
      const refused = files.filter((file) => !read.includes(file)).map(({ name }) => name);
      expect(refused.filter((name) => !/\.(erb|j2)$|nginx/.test(name))).toEqual([]);
      expect(read.length).toBeGreaterThan(refused.length);
    });

    // Reviewed: what an admin of these files would answer. A path that Confluence has for itself is none of a site.
    test.each<[string, object]>([
      [
        'workers/upstream-sample-workers.properties',
        // Both members are on one machine, which two nodes cannot be; the template tells the timeout.
        {
          'site.connection': 'mod_jk',
          'site.confluenceHost': '127.0.0.1',
          'site.ajpPort': 8109,
          'features.mod-jk.timeout': 300,
        },
      ],
      ['workers/upstream-sample-uriworkermap.properties', { 'site.connection': 'mod_jk' }],
      ['httpd/upstream-sample-httpd-jk.conf', { 'site.connection': 'mod_jk' }],
      [
        'mod_jk2/workers2.properties',
        { 'site.confluenceHost': '127.0.0.1', 'site.ajpPort': 8009, 'site.publicUrl': 'https://wiki.example.com/ex' },
      ],
    ])('%s tells', (name, answers) => {
      const file = files.find((each) => each.name === name);
      const told = inferAnswers([{ path: name, text: file?.text ?? '' }], 'https://wiki.example.com');
      expect(Object.fromEntries(told.map(({ path, value }) => [path, value]))).toEqual(answers);
    });

    describe.each(read)('$name', ({ name, text }) => {
      test.each(['mod_proxy', 'mod_jk'] as const)('goes by %s, losing nothing that is not said', (connection) => {
        const answers = answersFor(name, text, connection);
        const bundle = build(answers, [{ path: name, text }], secrets);
        expect(bundle.refused).toEqual([]);
        for (const file of bundle.files) {
          expect(problemsOf(file), file.role).toEqual([]);
          if (file.beforeIs === 'yours') expect(lostFrom(file)).toEqual([]);
        }
        const own = bundle.files.filter(({ role }) => ['virtual-host', 'workers', 'server-xml'].includes(role));
        const again = build(
          answers,
          own.map((file) => ({ path: file.installTo, text: file.text })),
          secrets,
        );
        expect(again.files.flatMap(({ role, edits }) => edits.map(({ does, key }) => [role, does, key]))).toEqual([]);
      });
    });
  },
);

/** What the files tell, with the connection that is asked for. */
function answersFor(path: string, text: string, connection: 'mod_proxy' | 'mod_jk') {
  const site: { [name: string]: unknown } = {};
  for (const each of inferAnswers([{ path, text }], 'https://wiki.example.com')) {
    if (each.path.startsWith('site.')) site[each.path.slice('site.'.length)] = each.value;
  }
  const told = {
    ...site,
    connection,
    ...(connection === 'mod_jk' && site.editing === 'through' && { editing: 'off' }),
  };
  // A port that two things claim is said at its field; here one of the two is left out.
  return mended({ site: told });
}

function problemsOf({ role, text }: GeneratedFile): readonly unknown[] {
  if (role === 'virtual-host') return parseHttpd(text).problems;
  if (role === 'workers') return parseWorkers(text).problems;
  return role === 'server-xml' ? [parseTomcat(text).problem ?? []].flat() : [];
}

/** What stood in the admin's file, stands there no more, and was neither changed in its place nor said goodbye to. */
function lostFrom({ role, before, text, edits, leaves }: GeneratedFile): string[] {
  const farewells = leaves?.().map(({ line, lastLine }) => [line, lastLine] as const) ?? [];
  const changed = edits.filter(({ does }) => does !== 'add');
  return saidWithPlaces(role, before)
    .filter(({ says }) => !saidWithPlaces(role, text).some((each) => each.says === says))
    .filter(({ start, end }) => !changed.some((edit) => edit.start < end && start < edit.end))
    .map(({ says }) => says)
    .concat(
      edits
        .filter(({ does }) => does === 'remove')
        .map(({ start, end }) => before.slice(start, end))
        .filter((gone) => gone.trim() !== '' && farewells.length === 0),
    );
}

function saidWithPlaces(role: GeneratedFile['role'], text: string) {
  if (role === 'virtual-host') {
    return [...walk(parseHttpd(text))].map(({ name, args, start, end, kind }) => ({
      says: [name, ...args].map(({ value }) => value).join(' '),
      start,
      end: kind === 'section' ? (args.at(-1)?.end ?? name.end) : end,
    }));
  }
  if (role === 'workers') {
    return parseWorkers(text).children.flatMap((node) =>
      node.kind === 'setting'
        ? [{ says: `${node.key.value}=${node.value.value}`, start: node.start, end: node.end }]
        : [],
    );
  }
  return [...elements(parseTomcat(text))].flatMap(({ name, attributes, start, attributesEnd }) => [
    { says: name, start, end: attributesEnd },
    ...attributes.map((each) => ({ says: `${name} ${each.name}=${each.value}`, start: each.start, end: each.end })),
  ]);
}
