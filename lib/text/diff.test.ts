import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countRows, type DiffRow, diffRows } from './diff';
import { applyEdits, type Edit } from './edit';

const show = (rows: readonly DiffRow[]) =>
  rows.map((row) => {
    if (row.kind === 'same') return `  ${row.text}`;
    const marks = row.marks.map(({ start, end }) => row.text.slice(start, end));
    return `${row.kind === 'add' ? '+' : '-'} ${row.text}${marks.length > 0 ? ` {${marks.join('|')}}` : ''}`;
  });

describe('a diff', () => {
  test('marks the characters that an edit touches', () => {
    expect(show(diffRows('a\n<x path="" y="1">\nb\n', [{ start: 11, end: 11, text: '/wiki' }]))).toEqual([
      '  a',
      '- <x path="" y="1">',
      '+ <x path="/wiki" y="1"> {/wiki}',
      '  b',
    ]);
  });

  test('shows lines put between two others as added only', () => {
    expect(show(diffRows('a\nb\n', [{ start: 2, end: 2, text: 'x\ny\n' }]))).toEqual([
      '  a',
      '+ x {x}',
      '+ y {y}',
      '  b',
    ]);
  });

  test('shows a line that goes as removed only', () => {
    expect(show(diffRows('a\nb\nc\n', [{ start: 2, end: 4, text: '' }]))).toEqual(['  a', '- b {b}', '  c']);
  });

  test('does not show how lines end', () => {
    expect(show(diffRows('a\r\nb\r\n', [{ start: 4, end: 4, text: 'c' }]))).toEqual(['  a', '- b', '+ bc {c}']);
  });

  test('counts what came, went and changed', () => {
    expect(countRows(diffRows('a\nb\n', [{ start: 0, end: 1, text: 'x\ny' }]))).toEqual({
      added: 1,
      changed: 1,
      removed: 0,
    });
  });
});

test('its lines are those of both texts, whatever the edits', () => {
  const edits = fc
    .array(fc.tuple(fc.nat(40), fc.nat(6), fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' ') })), { maxLength: 5 })
    .map((parts) => parts.toSorted(([a], [b]) => a - b));
  const text = fc.string({ unit: fc.constantFrom('x', 'y', '\n', ' '), maxLength: 40 });
  fc.assert(
    fc.property(text, edits, (before, parts) => {
      let at = 0;
      const list: Edit[] = [];
      for (const [offset, length, inserted] of parts) {
        const start = Math.min(before.length, Math.max(at, offset));
        const end = Math.min(before.length, start + length);
        if (start === end && inserted === '') continue;
        list.push({ start, end, text: inserted });
        at = end;
      }
      const rows = diffRows(before, list);
      const linesOf = (whole: string) => {
        const lines = whole.split('\n').map((line) => line.replace(/\r$/, ''));
        if (lines.at(-1) === '') lines.pop();
        return lines;
      };
      expect(rows.filter(({ kind }) => kind !== 'add').map((row) => row.text)).toEqual(linesOf(before));
      expect(rows.filter(({ kind }) => kind !== 'del').map((row) => row.text)).toEqual(
        linesOf(applyEdits(before, list)),
      );
    }),
    { numRuns: 10_000 },
  );
});
