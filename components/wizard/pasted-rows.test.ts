import { describe, expect, test } from 'vitest';
import { freeLike, nextInSeries, pastedRows } from './pasted-rows';

describe('what is pasted into a cell', () => {
  test.each([
    [
      'node1 10.0.0.11\nnode2 10.0.0.12',
      [
        ['node1', '10.0.0.11'],
        ['node2', '10.0.0.12'],
      ],
    ],
    [
      'node1,10.0.0.11\r\n\r\n  node2;10.0.0.12\r\n',
      [
        ['node1', '10.0.0.11'],
        ['node2', '10.0.0.12'],
      ],
    ],
    ['node1\t10.0.0.11', [['node1', '10.0.0.11']]],
    ['node1\nnode2', [['node1'], ['node2']]],
    ['node1 10.0.0.11 and more\nx', [['node1', '10.0.0.11 and more'], ['x']]],
  ])('%j fills rows', (text, rows) => {
    expect(pastedRows(text, 2)).toEqual(rows);
  });

  test.each(['10.0.0.11', '10.0.0.11\n', ''])('%j is for that cell alone', (text) => {
    expect(pastedRows(text, 2)).toBeUndefined();
  });
});

test.each([
  [['node1', 'node2'], 'node3'],
  [['node2', 'node1'], 'node3'],
  [['wiki-09'], 'wiki-10'],
  [['blue', 'green'], ''],
  [[], ''],
])('after %j comes %j', (taken, next) => {
  expect(nextInSeries(taken)).toBe(next);
});

test('in place of a second node1, the first free one is offered', () => {
  expect(freeLike('node1', ['node1', 'node3'])).toBe('node2');
  expect(freeLike('blue', ['blue'])).toBe('');
});
