import { expect, test } from 'vitest';
import { commentLines, type YamlTree, yamlLines } from './yaml';

const textOf = (tree: YamlTree) =>
  yamlLines(tree)
    .map(({ text }) => text)
    .join('\n');

test('numbers and truths stand bare, text in quotes that nothing gets out of', () => {
  expect(textOf({ a: 1, b: true, c: 'true', d: 'x" #: \\ \n\u2028é', e: [], f: ['- y', '1'] })).toBe(
    [
      'a: 1',
      'b: true',
      'c: "true"',
      String.raw`d: "x\" #: \\ \n\u2028\u00e9"`,
      'e: []',
      'f:',
      '  - "- y"',
      '  - "1"',
    ].join('\n'),
  );
});

test('text of several lines is a block below its key, however its lines end', () => {
  expect(textOf({ a: { b: '<x>\r\n\r\n  <y/>\r\n</x>\r\n', c: 1 } })).toBe(
    'a:\n  b: |\n    <x>\n\n      <y/>\n    </x>\n  c: 1',
  );
});

test.each([' begins\nwith a space\n', 'ends\ntwice\n\n', 'a\u0085b\nc\n', 'a\rb\nc\n', 'no end\nof line'])(
  '%j would not come back out of a block, so it is quoted',
  (text) => {
    expect(textOf({ a: text })).toMatch(/^a: "[ -~]+"$/);
  },
);

test('comments stand above their keys, as deep as these', () => {
  const lines = yamlLines({ a: { b: 1 } }, (path) => (path === 'a.b' ? 'Why.' : undefined));
  expect(lines).toEqual([{ text: 'a:', path: 'a' }, { text: '  # Why.' }, { text: '  b: 1', path: 'a.b' }]);
});

test('comments are broken between words', () => {
  expect(commentLines(`${'word '.repeat(30)}end`, '  ').map((line) => line.length)).toEqual([108, 52]);
});
