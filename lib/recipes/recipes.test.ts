import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../answers';
import { build } from '../build';
import type { Bundle } from '../bundle';
import { releaseIds } from '../confluence/releases';
import { factsOf, sinceOf } from '../httpd/directives';
import { parseHttpd } from '../httpd/parse';
import { walk } from '../httpd/query';
import { isAtLeast } from '../httpd/version';
import { platformIds } from '../platforms';
import { diffRows } from '../text/diff';
import { parseTomcat } from '../tomcat/parse';
import { recipes } from '.';
import { shapes } from './shapes.test-kit';

function bundleOf(json: unknown): Bundle {
  const read = readAnswers(json);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return build(read.answers, [], secrets);
}

const secrets = { ajp: 'only-for-tests-0123456789abcdef' };

test.each(Object.entries(shapes))('%s looks like this', async (name, answers) => {
  await expect(golden(bundleOf(answers))).toMatchFileSnapshot(`./__golden__/${name}.txt`);
});

test.each(platformIds.slice(1))('the default looks like this on %s', async (platform) => {
  await expect(golden(bundleOf({ site: { platform } }))).toMatchFileSnapshot(`./__golden__/default.${platform}.txt`);
});

/** All files of a bundle one behind the other, and what is to be typed. */
function golden({ files, commands, jvm, modules }: Bundle): string {
  return [
    ...files.map(({ path, mode, text }) => `=== ${path} (${mode})\n${text}`),
    `=== modules\n${modules.join(' ')}\n`,
    `=== commands\n${commands.map(({ run }) => run).join('\n')}\n`,
    ...jvm.map(({ argument, node = 'every node' }) => `=== argument of ${node}\n${argument}\n`),
  ].join('\n');
}

describe.each(Object.entries(shapes))('%s', (_name, answers) => {
  const bundle = bundleOf(answers);
  const apache = bundle.files.find(({ role }) => role === 'virtual-host');
  const tomcat = bundle.files.find(({ role }) => role === 'server-xml');

  test('is configuration that both servers can read', () => {
    expect(parseHttpd(apache?.text ?? '').problems).toEqual([]);
    if (tomcat) expect(parseTomcat(tomcat.text).problem).toBeUndefined();
  });

  test('uses only directives we know, in their own spelling, that the chosen httpd knows', () => {
    for (const { name, args } of walk(parseHttpd(apache?.text ?? ''))) {
      const facts = factsOf(name.value);
      expect(facts?.name).toBe(name.value);
      const since =
        facts &&
        sinceOf(
          facts,
          args.map(({ value }) => value),
        );
      expect(since === undefined || isAtLeast(bundle.site.httpd, since), `${name.value} on ${bundle.site.httpd}`).toBe(
        true,
      );
    }
  });

  test('explains every line of Apache’s file that says something, with the recipe it comes from', () => {
    const explained = new Set(
      apache?.notes().flatMap(({ line, lastLine }) => Array.from({ length: lastLine - line + 1 }, (_, i) => line + i)),
    );
    const silent = (apache?.text ?? '')
      .split('\n')
      .flatMap((line, i) => (/^\s*($|#|<\/)/.test(line) || explained.has(i + 1) ? [] : [`${i + 1}: ${line}`]));
    expect(silent).toEqual([]);
    const unclaimed = apache
      ?.notes()
      .filter(
        ({ recipe, line }) => recipe === undefined && !/<VirtualHost/.test(apache.text.split('\n')[line - 1] ?? ''),
      );
    expect(unclaimed).toEqual([]);
  });

  const isInstalled = bundle.site.runsAs === 'installed';

  if (isInstalled || tomcat) {
    test('explains every changed line of server.xml, with the recipe it comes from', () => {
      const ours = new Set(tomcat?.notes().flatMap(({ line, recipe }) => (recipe === undefined ? [] : [line])));
      const rows = diffRows(tomcat?.before ?? '', tomcat?.edits ?? []).filter((row) => row.kind === 'add');
      expect(rows.length).toBeGreaterThan(0);
      // A line that an attribute was put behind only lost its end; what came stands on the lines with marks.
      expect(
        rows.filter(({ marks, new: line }) => marks.some(({ start, end }) => end > start) && !ours.has(line)),
      ).toEqual([]);
    });
  }

  if (!isInstalled) {
    test('explains every line of what a container is told', () => {
      const told = bundle.files.filter(({ role }) => role === 'environment' || role === 'helm-values');
      expect(told.length + (tomcat ? 1 : 0)).toBeGreaterThan(0);
      for (const { text, notes } of told) {
        const explained = new Set(
          notes().flatMap(({ line, lastLine }) => Array.from({ length: lastLine - line + 1 }, (_, i) => line + i)),
        );
        const silent = text
          .split('\n')
          .flatMap((line, i) => (/^\s*($|#|\w+:$)/.test(line) || explained.has(i + 1) ? [] : [`${i + 1}: ${line}`]));
        expect(silent).toEqual([]);
      }
    });
  }

  test('leaves nothing to do when its own files come back', () => {
    const merged = ['virtual-host', 'workers', 'server-xml'];
    for (const { name } of bundle.site.nodes) {
      const own = bundle.files.filter(
        ({ role, node }) => merged.includes(role) && (node === undefined || node === name),
      );
      const again = build(
        bundle.answers,
        own.map(({ installTo, text }) => ({ path: installTo, text })),
        secrets,
      );
      const files = again.files.filter(({ path }) => own.some((each) => each.path === path));
      expect(files.map(({ path, edits, change }) => [path, edits, change])).toEqual(
        own.map(({ path }) => [path, [], 'unchanged']),
      );
    }
  });
});

test('every release gives a bundle whose server.xml can be read and whose connector knows the public address', () => {
  for (const release of releaseIds) {
    const [, tomcat] = bundleOf({ site: { release } }).files;
    expect(parseTomcat(tomcat?.text ?? '').problem, release).toBeUndefined();
    expect(tomcat?.text, release).toMatch(/scheme="https" secure="true" proxyName="wiki.example.com" proxyPort="443"/);
  }
});

test('every file in this folder is in the list, under its own name', () => {
  // Not recipes: what several of them use.
  const shared = [
    'ajp-connector.ts',
    'cluster-by-jk.ts',
    'cluster-by-proxy.ts',
    'cluster-guards.ts',
    'former-nodes.ts',
    'leftovers.ts',
    'guards.ts',
    'index.ts',
    'kept-path-lines.ts',
    'maintenance-html.ts',
    'own-directive-checks.ts',
    'recipe.ts',
    'redirect-lines.ts',
    'shapes.test-kit.ts',
    'sources.ts',
    'taken-ports.ts',
  ];
  const files = readdirSync(import.meta.dirname).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !shared.includes(file),
  );
  expect(files.map((file) => file.slice(0, -3)).sort()).toEqual(recipes.map(({ id }) => id).sort());
});
