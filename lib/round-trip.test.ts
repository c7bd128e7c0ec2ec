import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, readAnswers } from './answers';
import { arbitraryAnswers } from './arbitrary-answers.test-kit';
import { build } from './build';
import type { Bundle, GeneratedFile } from './bundle';
import { faultsOfPaths } from './bundle-shape.test-kit';
import type { Upload } from './config';
import { factsOf } from './httpd/directives';
import { parseHttpd } from './httpd/parse';
import { walk } from './httpd/query';
import { decodeAnswers, encodeAnswers } from './link';
import { packBundle } from './pack';
import { parseTomcat } from './tomcat/parse';
import { elements } from './tomcat/query';
import { parseWorkers } from './workers/parse';

const secrets = { ajp: 'only-for-tests-0123456789abcdef' };
const runs = { numRuns: 150 };

const merged: readonly GeneratedFile['role'][] = ['virtual-host', 'workers', 'server-xml'];

/** What an admin of this node would show us. */
function uploadsOf({ files, site }: Bundle, node = site.nodes[0].name): Upload[] {
  return files
    .filter((file) => merged.includes(file.role) && (file.node === undefined || file.node === node))
    .map(({ installTo, text }) => ({ path: installTo, text }));
}

describe('any answers', () => {
  test('give files that can be read, with directives we know, each line explained', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const bundle = build(answers, [], secrets);
        expect(faultsOfPaths(packBundle(bundle).map(({ path }) => path))).toEqual([]);
        for (const file of bundle.files) {
          expect([file.role, problemsOf(file)]).toEqual([file.role, []]);
          expect(unexplained(file)).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('stay what they are as JSON and as a link', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnswers, async (answers) => {
        expect(readAnswers(JSON.parse(JSON.stringify(answers)))).toEqual({ answers });
        expect(await decodeAnswers(await encodeAnswers(answers))).toEqual({ answers });
      }),
      runs,
    );
  });

  test('leave nothing to do when their own files come back', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const bundle = build(answers, [], secrets);
        for (const { name } of bundle.site.nodes) {
          const own = uploadsOf(bundle, name);
          const again = build(answers, own, secrets);
          const edits = again.files.flatMap((file) =>
            own.some(({ path }) => path === file.installTo) && (file.node === undefined || file.node === name)
              ? file.edits.map(({ key, does, text }) => [file.role, does, key, text])
              : [],
          );
          expect(edits).toEqual([]);
          expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        }
      }),
      runs,
    );
  });
});

describe('moving to the other connection type and back', () => {
  test('ends with a configuration that says what a fresh one says', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const [one, other] = bothTypes({ ...answers, site: { ...answers.site, runsAs: 'installed' } });
        if (!one || !other) return;
        const fresh = build(one, [], secrets);
        const there = build(other, uploadsOf(fresh), secrets);
        const back = build(one, uploadsOf(there), secrets);
        const name = fresh.site.nodes[0].name;
        for (const file of back.files.filter((each) => merged.includes(each.role) && (each.node ?? name) === name)) {
          const wanted = fresh.files.find((each) => each.role === file.role && each.node === file.node);
          expect(saidIn(file)).toEqual(wanted && saidIn(wanted));
        }
      }),
      runs,
    );
  });
});

/** The same answers for mod_proxy and mod_jk, as far as each can have them. */
function bothTypes(answers: Answers): (Answers | undefined)[] {
  return (['mod_proxy', 'mod_jk'] as const).map((connection) => {
    const { editing } = answers.site;
    const fitting = connection === 'mod_proxy' ? 'polling' : 'through';
    const read = readAnswers({
      ...answers,
      site: { ...answers.site, connection, ...(editing === fitting && { editing: 'off' }) },
    });
    return 'answers' in read ? read.answers : undefined;
  });
}

function problemsOf({ role, text }: GeneratedFile): readonly unknown[] {
  switch (role) {
    case 'virtual-host': {
      const document = parseHttpd(text);
      return [
        ...document.problems,
        ...[...walk(document)].map(({ name }) => name.value).filter((name) => factsOf(name)?.name !== name),
      ];
    }
    case 'workers':
      return parseWorkers(text).problems;
    case 'server-xml':
      return [parseTomcat(text).problem ?? []].flat();
    default:
      return [];
  }
}

/** Lines of ours that say something and have no note. */
function unexplained({ role, text, notes }: GeneratedFile): string[] {
  if (role === 'server-xml') return [];
  const explained = new Set(
    notes().flatMap(({ line, lastLine }) => Array.from({ length: lastLine - line + 1 }, (_, i) => line + i)),
  );
  const silent = role === 'page' ? /^\s*$/ : role === 'virtual-host' ? /^\s*($|#|<\/)/ : /^\s*($|#|[\w-]+:$)/;
  return text.split('\n').filter((line, i) => !silent.test(line) && !explained.has(i + 1));
}

/** Everything a file says to its server, in an order that does not matter. */
function saidIn({ role, text }: GeneratedFile): readonly string[] {
  if (role === 'virtual-host') {
    return [...walk(parseHttpd(text))]
      .map(({ name, args }) => [name, ...args].map(({ value }) => value).join(' '))
      .sort();
  }
  if (role === 'workers')
    return [...parseWorkers(text).properties.values()].map(({ key, value }) => `${key}=${value}`).sort();
  return [...elements(parseTomcat(text))]
    .flatMap(({ name, attributes }) => [name, ...attributes.map((each) => `${name} ${each.name}=${each.value}`)])
    .sort();
}
