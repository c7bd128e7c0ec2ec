import type { WorkersNode } from './tree';

/** mod_jk reads a line in pieces of this many bytes, the line break included. */
export const bytesOfPiece = 8191;

/**
 * Splits any text, in linear time, into the pieces that mod_jk takes for lines. `#` begins a comment wherever it
 * stands, the first `=` ends the key, nothing continues a line, and quotes and backslashes mean nothing
 * (jk_map.c of tomcat-connectors, compared with what mod_jk 1.2.48 logs at level debug).
 */
export function readLines(text: string): WorkersNode[] {
  const nodes: WorkersNode[] = [];
  for (let start = 0; start < text.length; ) {
    const lineBreak = text.indexOf('\n', start);
    const lineEnd = lineBreak === -1 ? text.length : lineBreak + 1;
    while (start < lineEnd) {
      const end = endOfPiece(text, start, lineEnd);
      nodes.push(nodeAt(text, start, end));
      start = end;
    }
  }
  return nodes;
}

/** A character of several bytes that would be cut in two goes to the next piece as a whole. */
function endOfPiece(text: string, start: number, lineEnd: number): number {
  if ((lineEnd - start) * 3 <= bytesOfPiece) return lineEnd;
  let bytes = 0;
  for (let at = start; at < lineEnd; ) {
    const code = text.codePointAt(at) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > bytesOfPiece) return at;
    at += code < 0x10000 ? 1 : 2;
  }
  return lineEnd;
}

function nodeAt(text: string, start: number, end: number): WorkersNode {
  const piece = text.slice(start, end);
  // C takes a zero byte for the end of the line.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
  const stop = piece.search(/[#\u0000]/);
  const [from, to] = trimmed(piece, 0, stop === -1 ? piece.length : stop);
  if (from === to) {
    if (stop === -1) return { kind: 'blank', start, end };
    return { kind: piece[stop] === '#' ? 'comment' : 'unreadable', start, end };
  }
  const equals = piece.indexOf('=', from);
  if (equals === -1 || equals >= to) return { kind: 'unreadable', start, end };
  const token = (first: number, last: number) => {
    const [a, b] = trimmed(piece, first, last);
    return { value: piece.slice(a, b), start: start + a, end: start + b };
  };
  const [key, value] = [token(from, equals), token(equals + 1, to)];
  if (key.value === '' || value.value === '') return { kind: 'unreadable', start, end };
  return { kind: 'setting', key, value, start, end };
}

/** What C's isspace() takes for white space, and nothing beyond ASCII. */
const isSpace = (char: string | undefined): boolean => char !== undefined && ' \t\n\v\f\r'.includes(char);

function trimmed(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return [start, end];
}
