import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryConfig } from './arbitrary.test-kit';
import { parseHttpd } from './parse';
import type { HttpdNode } from './tree';

/** The tree in a form that reads like the configuration. */
function outline(text: string): string[] {
  const show = (nodes: readonly HttpdNode[], by: string): string[] =>
    nodes.flatMap((node) => {
      if (node.kind === 'section')
        return [
          `${by}<${[node.name, ...node.args].map(({ value }) => value).join('|')}>`,
          ...show(node.children, `${by}  `),
        ];
      if (node.kind === 'directive') return [by + [node.name, ...node.args].map(({ value }) => value).join('|')];
      return [`${by}(${node.kind})`];
    });
  return show(parseHttpd(text).children, '');
}

const problems = (text: string) =>
  parseHttpd(text).problems.map(({ line, column, says }) => `${line}:${column} ${says}`);

// Each expectation was compared with `apache2 -t -D DUMP_CONFIG` of httpd 2.4.71.
describe('httpd’s own reading of', () => {
  test('quotes and escapes', () => {
    expect(outline(String.raw`A "x \" y" 'it''s' "C:\\dir" \"z`)).toEqual([String.raw`A|x " y|it|s|C:\dir|\"z`]);
  });

  test('a quote without its partner: the rest of the line', () => {
    expect(outline('SetEnv a "b c\nSetEnv d e')).toEqual(['SetEnv|a|b c', 'SetEnv|d|e']);
  });

  test('a quoted name', () => {
    expect(outline('"SetEnv" a b')).toEqual(['SetEnv|a|b']);
  });

  test('lines that run on, also with two backslashes, with CRLF and in comments', () => {
    expect(outline('SetEnv a \\\n   b\nSetEnv c\\\\\nd\r\n')).toEqual(['SetEnv|a|b', String.raw`SetEnv|c\d`]);
    expect(outline('SetEnv a \\\r\n   b\r\n')).toEqual(['SetEnv|a|b']);
    expect(outline('# comment \\\nSetEnv a b\nSetEnv c d')).toEqual(['(comment)', 'SetEnv|c|d']);
  });

  test('a # behind an argument: an argument too', () => {
    expect(outline('SetEnv a b # c')).toEqual(['SetEnv|a|b|#|c']);
  });

  test('tabs, form feeds, and a file that ends without a line break', () => {
    expect(outline('\tSetEnv\ta\fb  \n\n#x\n  Last one')).toEqual(['SetEnv|a|b', '(blank)', '(comment)', 'Last|one']);
  });

  test('nesting, case and text behind a closing tag', () => {
    expect(
      outline('<VirtualHost *:80>\n<IfModule x>\nA b\n</ifmodule> junk\n</VIRTUALHOST> <Location /x>\nC d\n'),
    ).toEqual(['<VirtualHost|*:80>', '  <IfModule|x>', '    A|b', 'C|d']);
  });

  test('what stands behind the > of an opening tag, which is nothing', () => {
    expect(outline('<VirtualHost *:80>junk\n</VirtualHost>\n<VirtualHost "*:81" *:82 >\n</VirtualHost>')).toEqual([
      '<VirtualHost|*:80>',
      '<VirtualHost|*:81|*:82>',
    ]);
  });

  test('two sections side by side', () => {
    expect(outline('<Location /a>\n</Location>\n<Location /a>\nA\n</Location>')).toEqual([
      '<Location|/a>',
      '<Location|/a>',
      '  A',
    ]);
  });
});

describe('what httpd refuses is named with its place', () => {
  test.each([
    ['<VirtualHost *:80>\nA b\n', '1:1 `<VirtualHost>` is opened here, and nothing closes it.'],
    ['A b\n  </VirtualHost>\n', '2:3 `</VirtualHost>` closes nothing: no such section is open.'],
    ['<Location />\n</Directory>\n</Location>', '2:1 `</Directory>` closes nothing; `</Location>` is due first.'],
    ['<Location />\n</Location >', '2:1 This closing tag has no `>` at its end; no space may stand before it.'],
    ['<Location /\nA b\n', '1:1 This opening tag has no `>` at its end.'],
    ['<A>\n<B>\n</A>', '2:1 `<B>` is opened here, and nothing closes it before `</A>`.'],
  ])('%j', (text, says) => {
    expect(problems(text)).toContain(says);
  });
});

describe('laws', () => {
  /** Nodes follow on one another without a gap, inside sections too. */
  function expectTiles(nodes: readonly HttpdNode[], start: number, end: number) {
    let at = start;
    for (const node of nodes) {
      expect(node.start).toBe(at);
      expect(node.end).toBeGreaterThan(node.start);
      if (node.kind === 'section') expectTiles(node.children, node.body.start, node.body.end);
      at = node.end;
    }
    expect(at).toBe(end);
  }

  test('every character belongs to exactly one node', () => {
    fc.assert(
      fc.property(arbitraryConfig, (text) => {
        expectTiles(parseHttpd(text).children, 0, text.length);
      }),
      { numRuns: 10_000 },
    );
  });

  test('printing the nodes gives the text back', () => {
    const print = (text: string, nodes: readonly HttpdNode[]): string =>
      nodes
        .map((node) =>
          node.kind === 'section'
            ? text.slice(node.start, node.body.start) + print(text, node.children) + text.slice(node.body.end, node.end)
            : text.slice(node.start, node.end),
        )
        .join('');
    fc.assert(
      fc.property(arbitraryConfig, (text) => {
        expect(print(text, parseHttpd(text).children)).toBe(text);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    ['sections in sections', '<A>\n'.repeat(100_000)],
    ['closing tags', '</A>\n'.repeat(100_000)],
    ['comments', '#\n'.repeat(500_000)],
    ['one line', `A ${'x '.repeat(500_000)}`],
    ['one word', 'x'.repeat(1_000_000)],
    ['a line that runs on', 'A \\\n'.repeat(250_000)],
  ])('a megabyte of %s is read in linear time', (_what, text) => {
    parseHttpd(text.slice(0, 10_000));
    const start = performance.now();
    parseHttpd(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
