import { describe, expect, test } from 'vitest';
import { chunk, commonIndent, foldLines } from './fold-lines';
import type { Line } from './pair-rows';

describe('folding unchanged lines', () => {
  test('three lines stay on either side of a change', () => {
    expect(told(lines('..........+..........'))).toEqual(['fold 7', '...+...', 'fold 7']);
  });

  test('one hidden line is not worth a fold', () => {
    expect(told(lines('....+....'))).toEqual(['....+....']);
    expect(told(lines('.....+.....'))).toEqual(['fold 2', '...+...', 'fold 2']);
  });

  test('a run between two changes keeps both contexts', () => {
    expect(told(lines('+.........+'))).toEqual(['+...', 'fold 3', '...+']);
    expect(told(lines('+......+'))).toEqual(['+......+']);
  });

  test('a file without a change is one fold', () => {
    expect(told(lines('..........'))).toEqual(['fold 10']);
  });

  test('an empty file shows nothing', () => {
    expect(foldLines([])).toEqual([]);
  });

  test('an opened fold shows so many lines, and the rest stays folded', () => {
    const some = lines('..........+');
    expect(told(some, new Map([['fold-1', 4]]))).toEqual(['....', 'fold 3', '...+']);
    expect(told(some, new Map([['fold-1', chunk]]))).toEqual(['..........+']);
  });

  test('8,000 unchanged lines draw none of them, and opening them draws one chunk', () => {
    const many = lines(`${'.'.repeat(8000)}+`);
    expect(drawn(foldLines(many))).toBe(4);
    expect(drawn(foldLines(many, new Map([['fold-1', chunk]])))).toBe(chunk + 4);
  });

  test('a fold keeps its name while lines above it come and go', () => {
    const keys = (pattern: string) =>
      foldLines(lines(pattern)).flatMap(({ kind, key }) => (kind === 'fold' ? [key] : []));
    expect(keys('+..........')).toEqual(keys('+++..........'));
  });
});

describe('the common indent', () => {
  test('is what begins every line but the blank ones', () => {
    expect(commonIndent([{ text: '    a' }, { text: '' }, { text: '      b' }])).toBe('    ');
  });

  test('takes tabs and blanks as they are written', () => {
    expect(commonIndent([{ text: '\t\ta' }, { text: '\t    b' }])).toBe('\t');
  });

  test('is nothing where one line begins at the edge, and where there is no line', () => {
    expect(commonIndent([{ text: '  a' }, { text: 'b' }])).toBe('');
    expect(commonIndent([])).toBe('');
  });
});

/** `.` is an unchanged line, `+` an added one. */
function lines(pattern: string): Line[] {
  let [old, now] = [0, 0];
  return [...pattern].map((sign) => {
    now += 1;
    if (sign === '.') old += 1;
    return {
      kind: sign === '.' ? 'same' : 'add',
      ...(sign === '.' && { old }),
      new: now,
      text: 'x',
      marks: [],
      isPaired: false,
    };
  });
}

function told(given: readonly Line[], opened?: ReadonlyMap<string, number>): string[] {
  return foldLines(given, opened).map((block) =>
    block.kind === 'fold'
      ? `fold ${block.count}`
      : block.lines.map(({ kind }) => (kind === 'same' ? '.' : '+')).join(''),
  );
}

function drawn(blocks: ReturnType<typeof foldLines>): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'lines' ? block.lines.length : 0), 0);
}
