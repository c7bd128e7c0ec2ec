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

const tally = new Map<string, { n: number; eg: unknown }>();
function note(key: string, eg: unknown) {
  const t = tally.get(key);
  if (t) t.n += 1;
  else tally.set(key, { n: 1, eg });
}
const small = (answers: Answers) => {
  const s: any = {};
  for (const [k, v] of Object.entries(answers.site))
    if (JSON.stringify((readAnswers({}) as any).answers.site[k]) !== JSON.stringify(v)) s[k] = v;
  return { s, f: answers.features };
};
const minus = (a: readonly string[], b: readonly string[]) => {
  const rest = [...b];
  return a.filter((x) => {
    const i = rest.indexOf(x);
    if (i < 0) return true;
    rest.splice(i, 1);
    return false;
  });
};
test('explore', () => {
  for (const answers of fc.sample(arbitraryAnswers, {
    numRuns: Number(process.env.N ?? 150),
    seed: Number(process.env.SEED ?? 1),
  })) {
    let bundle: Bundle;
    try {
      bundle = build(answers, [], secrets);
      for (const f of faultsOfPaths(packBundle(bundle).map(({ path }) => path))) note('path ' + f, small(answers));
      for (const file of bundle.files) {
        for (const p of problemsOf(file)) note(`problem ${file.role} ${JSON.stringify(p)}`, small(answers));
        for (const u of unexplained(file)) note(`unexplained ${file.role} ${u}`, small(answers));
      }
      for (const { name } of bundle.site.nodes) {
        const own = uploadsOf(bundle, name);
        const again = build(answers, own, secrets);
        for (const file of again.files)
          if (own.some(({ path }) => path === file.installTo) && (file.node === undefined || file.node === name))
            for (const e of file.edits) note(`again ${file.role} ${e.does} ${e.key.slice(0, 100)}`, small(answers));
        for (const f of again.findings) if (f.severity === 'error') note(`again finding ${f.says}`, small(answers));
      }
    } catch (e) {
      note('throw ' + String(e).slice(0, 200), small(answers));
      continue;
    }
    try {
      const [one, other] = bothTypes({ ...answers, site: { ...answers.site, runsAs: 'installed' } });
      if (!one || !other) {
        note('NOT BOTH', 0);
        continue;
      }
      note('BOTH', 0);
      const fresh = build(one, [], secrets);
      const there = build(other, uploadsOf(fresh), secrets);
      const freshThere = build(other, [], secrets);
      const back = build(one, uploadsOf(there), secrets);
      const name = fresh.site.nodes[0].name;
      for (const [what, got, want] of [
        ['back', back, fresh],
        ['there', there, freshThere],
      ] as const)
        for (const file of got.files.filter((each) => merged.includes(each.role) && (each.node ?? name) === name)) {
          const w = want.files.find((each) => each.role === file.role && each.node === file.node);
          const [a, b] = [saidIn(file), w ? saidIn(w) : []];
          for (const x of minus(a, b)) note(`${what} ${file.role} LEFT ${x.slice(0, 120)}`, small(one));
          for (const x of minus(b, a)) note(`${what} ${file.role} MISSING ${x.slice(0, 120)}`, small(one));
        }
    } catch (e) {
      note('throw2 ' + String(e).slice(0, 200), small(answers));
    }
  }
  const out = [...tally]
    .sort((a, b) => b[1].n - a[1].n)
    .map(([k, { n, eg }]) => `${n} ${k}\n      ${JSON.stringify(eg).slice(0, 700)}`);
  require('node:fs').writeFileSync('/tmp/explore.txt', out.join('\n'));
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
