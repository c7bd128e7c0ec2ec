import { describe, expect, test } from 'vitest';
import { diffRows } from '@/lib';
import { type Line, pairRows } from './pair-rows';

describe('pairing removed lines with added ones', () => {
  test('a line that only loses its closing bracket is the old form of the first new line', () => {
    const before = '<Connector port="8090"\n           protocol="HTTP/1.1"/>\n';
    const at = before.indexOf('/>');
    expect(
      shown(before, [
        { start: at, end: at, text: '\n           scheme="https" secure="true"\n           proxyPort="443"' },
      ]),
    ).toEqual([
      ' <Connector port="8090"',
      '-            protocol="HTTP/1.1"[/>] (paired)',
      '+            protocol="HTTP/1.1" (paired)',
      '+            scheme="https" secure="true"',
      '+            proxyPort="443"/>',
    ]);
  });

  test('a changed value is marked on both sides', () => {
    const before = 'ProxyTimeout 60\n';
    expect(shown(before, [{ start: 13, end: 15, text: '300' }])).toEqual([
      '- ProxyTimeout [60] (paired)',
      '+ ProxyTimeout [300] (paired)',
    ]);
  });

  test('lines that are put in front do not take the partner of a changed line', () => {
    const before = 'ServerName a\nProxyTimeout 60\n';
    const edits = [
      { start: 13, end: 13, text: 'ProxyRequests Off\nSSLEngine on\n' },
      { start: 26, end: 28, text: '300' },
    ];
    expect(shown(before, edits)).toEqual([
      ' ServerName a',
      '+ ProxyRequests Off',
      '+ SSLEngine on',
      '- ProxyTimeout [60] (paired)',
      '+ ProxyTimeout [300] (paired)',
    ]);
  });

  test('a line in the middle of a change that comes back letter for letter is unchanged', () => {
    const before = 'LogLevel warn\nKeepAlive On\nTimeout 60\n';
    const after = 'LogLevel info\nKeepAlive On\nTimeout 90\n';
    expect(shown(before, [{ start: 0, end: before.length, text: after }])).toContain(' KeepAlive On');
  });

  test('lines that have nothing in common stand alone, without marked words', () => {
    expect(shown('Listen 80\n', [{ start: 0, end: 10, text: 'Header always set X "y"\n' }])).toEqual([
      '- Listen 80',
      '+ Header always set X "y"',
    ]);
  });

  test('blank lines are nobody’s partner', () => {
    expect(shown('Listen 80\n', [{ start: 0, end: 10, text: '\n' }])).toEqual(['- Listen 80', '+ ']);
  });

  test('every line of both texts is shown once, in order, whatever the change', () => {
    const before = Array.from({ length: 40 }, (_, i) => `Line${i % 7} value ${i}`).join('\n');
    const after = Array.from({ length: 50 }, (_, i) => `Line${i % 5} value ${i * 2}`).join('\n');
    const lines = pairRows(diffRows(before, [{ start: 0, end: before.length, text: after }]));
    const side = (kind: Line['kind']) =>
      lines.filter((line) => line.kind === kind || line.kind === 'same').map(({ text }) => text);
    expect(side('del').join('\n')).toBe(before);
    expect(side('add').join('\n')).toBe(after);
  });

  test('a change too large to compare keeps the old lines before the new ones', () => {
    const before = 'a\n'.repeat(200);
    const lines = pairRows(diffRows(before, [{ start: 0, end: before.length, text: 'b\n'.repeat(200) }]));
    expect(lines.map(({ kind }) => kind)).toEqual([...Array(200).fill('del'), ...Array(200).fill('add')]);
  });
});

/** The lines with a sign, the marked words in brackets. */
function shown(before: string, edits: readonly { start: number; end: number; text: string }[]): string[] {
  return pairRows(diffRows(before, edits)).map(({ kind, text, marks, isPaired }) => {
    let marked = text;
    for (const { start, end } of marks.toReversed())
      marked = `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`;
    return `${kind === 'same' ? ' ' : kind === 'add' ? '+ ' : '- '}${marked}${isPaired ? ' (paired)' : ''}`;
  });
}
