import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Answers, readAnswers } from './answers';
import { arbitraryAnswers } from './arbitrary-answers.test-kit';
import { build } from './build';
import type { Bundle, GeneratedFile } from './bundle';
import { faultsOfPaths, saidIn } from './bundle-shape.test-kit';
import type { Upload } from './config';
import { factsOf } from './httpd/directives';
import { parseHttpd } from './httpd/parse';
import { walk } from './httpd/query';
import { inferAnswers } from './infer';
import { decodeAnswers, encodeAnswers } from './link';
import { packBundle } from './pack';
import { parseTomcat } from './tomcat/parse';
import { parseWorkers } from './workers/parse';

const secrets = { ajp: 'only-for-tests-0123456789abcdef' };
const runs = { numRuns: 50 };

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

describe('answers read out of their own files', () => {
  test('are the answers that were given', () => {
    const read = new Map<string, number>();
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const bundle = build(answers, [], secrets);
        // What a container is told is no file that can be shown to us.
        if (bundle.site.runsAs !== 'installed') return;
        for (const { path, value } of inferAnswers(uploadsOf(bundle))) {
          if (cannotBeTold(path, bundle)) continue;
          read.set(path, (read.get(path) ?? 0) + 1);
          expect([path, told(path, bundle)]).toMatchObject([path, value]);
        }
      }),
      { numRuns: 2 * runs.numRuns },
    );
    // Answers that no file says: the release, Apache's version, folders, licences, most features.
    expect([...read.keys()]).toEqual(
      expect.arrayContaining([
        ...[
          'site.publicUrl',
          'site.furtherNames',
          'site.tlsEnds',
          'site.listenPort',
          'site.connection',
          'site.editing',
        ],
        ...['site.confluenceHost', 'site.confluencePort', 'site.synchronyPort', 'site.ajpPort', 'site.nodes'],
        ...['features.tls.certificateFile', 'features.back-end-tls.port', 'features.cluster.stickiness'],
        ...['features.mod-jk.timeout', 'features.reverse-proxy.timeout', 'features.strict-transport-security'],
      ]),
    );
  });
});

/** Where two answers give the same file, or another port stands where Confluence's is looked for. */
function cannotBeTold(path: string, { site, answers, files }: Bundle): boolean {
  // The official image and a build from source have the same folders.
  if (path === 'site.platform') return site.platformId === 'source' || site.platformId === 'httpd-image';
  // AJP tells Tomcat name and port with each request: its files do not hold them.
  const isMoved = answers.site.listenPort !== undefined || answers.site.tlsEnds === 'before';
  if (/^site\.(publicUrl|listenPort)$/.test(path) && site.connection === 'mod_jk' && isMoved) return true;
  // What other recipes keep with Apache looks the same.
  if (path === 'features.kept-paths') return true;
  if (!/^(site\.(publicUrl|confluence(Host|Port))|features\.back-end-tls\.port)$/.test(path)) return false;
  // An application elsewhere on a port that Confluence's Tomcat has as well is taken for Confluence.
  const { applications } = z
    .object({ applications: z.array(z.object({ origin: z.string() })) })
    .catch({ applications: [] })
    .parse(answers.features['further-applications']);
  const tomcat = files.find(({ role }) => role === 'server-xml')?.text ?? '';
  return applications.some(({ origin }) => tomcat.includes(`port="${/:(\d+)$/.exec(origin)?.[1]}"`));
}

/** What the answer is, with what the system has in place of one that was not given. */
function told(path: string, { site, answers }: Bundle): unknown {
  const usual: { readonly [path: string]: unknown } = {
    'features.tls.certificateFile': site.platform.certificateFile(site.address.host),
    'features.tls.certificateKeyFile': site.platform.certificateKeyFile(site.address.host),
  };
  return answerAt(answers, path) ?? usual[path];
}

function answerAt(answers: Answers, path: string): unknown {
  const [, id = '', name] = /^features\.([^.]+)(?:\.(.+))?$/.exec(path) ?? [];
  const section: unknown = id === '' ? answers.site : answers.features[id];
  const key = id === '' ? path.replace('site.', '') : name;
  if (key === undefined || typeof section !== 'object' || section === null) return section;
  return Object.entries(section).find(([each]) => each === key)?.[1];
}

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
