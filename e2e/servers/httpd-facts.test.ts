import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directives, factsOf } from '@/lib/httpd/directives';
import { parseHttpd } from '@/lib/httpd/parse';
import type { HttpdNode } from '@/lib/httpd/tree';
import { askHttpd, writeMainFile } from './httpd-oracle';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxywright-httpd-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('every directive we know comes from the module we say, as the real httpd lists it', async () => {
  await writeMainFile(folder, 'all.conf', 'all', 'JkWorkersFile /etc/libapache2-mod-jk/workers.properties');
  const listed = new Map<string, string[]>();
  for (const [, name = '', source = ''] of (await askHttpd(folder, 'all.conf', '-L')).matchAll(
    /^<?(\w+)>? \((?:mod_)?(\w+)\.c\)$/gm,
  )) {
    listed.set(name.toLowerCase(), [...(listed.get(name.toLowerCase()) ?? []), source]);
  }
  expect(listed.size).toBeGreaterThan(500);
  const coreFiles = ['core', 'http_core', 'event', 'mpm_common', 'util_mutex', 'util_expr_eval', 'prefork', 'worker'];
  const wrong = directives.flatMap(({ name, module }) => {
    const sources = listed.get(name.toLowerCase());
    if (!sources) return [];
    const isRight = sources.some(
      (source) =>
        source === module ||
        (['core', 'mpm', 'so', 'unixd'].includes(module) && coreFiles.includes(source)) ||
        source.startsWith(module),
    );
    return isRight ? [] : [`${name}: we say ${module}, httpd says ${sources.join(', ')}`];
  });
  expect(wrong).toEqual([]);
  const unlisted = directives.filter(({ name }) => !listed.has(name.toLowerCase())).map(({ name }) => name);
  // These belong to modules or MPMs that are not loaded here, or are read before the list is made.
  expect(unlisted.length).toBeLessThan(40);
});

describe('the tree of a file is the one the real httpd reads', () => {
  const word = fc.constantFrom(
    'a',
    '"b c"',
    "'d e'",
    '"f \\" g"',
    '"h\\\\"',
    "it's",
    '"open',
    'x\\y',
    '\\"q',
    '#no',
    '"',
    'a\\\n  b',
    '\\\n',
    '> x',
    'é',
  );
  const setting = fc.tuple(
    fc.constantFrom('SetEnv', 'setenv', '"SetEnv"', 'SetEnv>'),
    fc.array(word, { maxLength: 3 }),
    fc.constantFrom('', ' ', '\t', '\f', '\\'),
  );
  const line = fc.oneof(
    setting.map(([name, words, end]) => [name, ...words].join(' ') + end),
    fc.constantFrom('', '  ', '# comment', '# runs on \\', '\tSetEnv\ta\tb', '\\'),
  );
  const block: fc.Memo<string> = fc.memo((depth) =>
    depth <= 1
      ? line
      : fc.oneof(
          line,
          fc
            .tuple(
              fc.constantFrom(
                '<Location /x>',
                '<location  "/y z" >',
                '<Location /x>junk',
                '<Location ~ "^/a>b">',
                '<IfModule core.c>',
              ),
              fc.array(block(depth - 1), { maxLength: 3 }),
              fc.constantFrom('', ' junk', ' <Location /z>', '>'),
            )
            .map(([open, inside, after]) => {
              // Behind </IfModule> httpd takes text only if the condition does not hold; we take it always.
              const closing = /^<ifm/i.test(open) ? '</IFMODULE>' : `</LOCATION>${after}`;
              return [open, ...inside, closing].join('\n');
            }),
        ),
  );
  const config = fc
    .tuple(fc.array(block(3), { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([blocks, lineEnd, isEnded]) => (blocks.join('\n') + (isEnded ? '\n' : '')).replaceAll('\n', lineEnd));

  test('for 400 files with quotes, escapes, lines that run on, sections in sections and odd ends', async () => {
    await writeMainFile(folder, 'read.conf', ['authz_core', 'info', 'env'], 'Include read-me.conf');
    let [compared, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(config, async (text) => {
        await writeFile(join(folder, 'read-me.conf'), text);
        const said = await askHttpd(folder, 'read.conf', '-t', '-D', 'DUMP_CONFIG');
        const ours = parseHttpd(text);
        if (/Expected <\/|without matching|was not closed|directive missing closing/.test(said)) {
          expect(ours.problems, `${JSON.stringify(text)}\n${said}`).not.toEqual([]);
          refused += 1;
          return;
        }
        const lines = dumpedLines(said);
        if (lines === undefined) return;
        // An IfModule that nothing closes ends with the file, and so does all in it, if its condition holds; we say so all the same.
        if (ours.problems.some(({ says }) => /^`<IfModule>` is opened here/.test(says))) return;
        expect(ours.problems, JSON.stringify(text)).toEqual([]);
        compared += 1;
        expect(outline(ours.children).map(squeezed), JSON.stringify(text)).toEqual(lines.map(squeezed));
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(40);
    expect(refused).toBeGreaterThan(10);
  });
});

/** What httpd dumped of the included file, without comments and closing tags; undefined if it refused a directive's arguments before the dump. */
function dumpedLines(said: string): string[] | undefined {
  if (/Syntax error/.test(said)) return undefined;
  // The last line of the dump has no line break of its own.
  const lines = said.replace(/Syntax OK\s*$/, '').split('\n');
  const from = lines.findLastIndex((text) => text.startsWith('# In file:') && !text.endsWith('read-me.conf'));
  return lines.slice(from + 1).filter((text) => !/^\s*(#|<\/|$)|^ServerName /.test(text));
}

/** Our tree as httpd dumps its own: two spaces a level, no closing tags; IfModule is gone, as in httpd's own tree. */
function outline(nodes: readonly HttpdNode[], by = ''): string[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'directive' && node.kind !== 'section') return [];
    const words = node.args.map(({ value }) => value).join(' ');
    if (node.kind === 'directive') return [`${by}${node.name.value} ${words}`];
    if (factsOf(node.name.value)?.name === 'IfModule') return outline(node.children, by);
    return [`${by}<${node.name.value} ${words}>`, ...outline(node.children, `${by}  `)];
  });
}

/** httpd dumps the raw text of arguments: the depth, the name and the characters of the arguments are compared. */
function squeezed(line: string): string {
  const [, depth = '', rest = ''] = /^( *)(.*)$/.exec(line) ?? [];
  const isSection = rest.startsWith('<');
  const core = isSection ? rest.slice(0, rest.lastIndexOf('>') + 1) : rest;
  return depth + core.replaceAll(/["'\\\s]/g, '').toLowerCase();
}
