import type { Span } from '../text/edit';
import { lineAt, lineStarts } from '../text/lines';
import type { Problem } from '../text/problem';
import type { HttpdDocument, HttpdNode, Section, Word } from './tree';

/** A section whose closing tag has not come yet. */
interface Open {
  readonly name: Word;
  readonly args: readonly Word[];
  readonly line: Span;
  readonly children: HttpdNode[];
}

/**
 * Reads any text in linear time: what httpd would refuse comes back as `unreadable` with a problem, never as an exception.
 * Quotes, escapes, continued lines and closing tags are read as httpd 2.4.71 reads them (server/util.c and
 * server/config.c, compared with the output of `apache2 -t -D DUMP_CONFIG`).
 */
export function parseHttpd(text: string, path = ''): HttpdDocument {
  const top: HttpdNode[] = [];
  const open: Open[] = [];
  const problems: Problem[] = [];
  const starts = lineStarts(text);

  for (let start = 0; start < text.length; ) {
    const line = { start, end: endOfLogicalLine(text, start) };
    start = line.end;
    const from = skipSpace(text, line.start, line.end);
    const siblings = open.at(-1)?.children ?? top;
    if (from === line.end) siblings.push({ kind: 'blank', ...line });
    else if (text[from] === '#') siblings.push({ kind: 'comment', ...line });
    else readLine(line, siblings);
  }
  if (open.length > 0) {
    for (const { line, name } of open) refuse(line, `\`<${name.value}>\` is opened here, and nothing closes it.`);
    flatten(0, top);
  }
  problems.sort((a, b) => a.start - b.start);
  return { format: 'httpd', path, text, children: top, problems };

  function readLine(line: Span, siblings: HttpdNode[]): void {
    const [name, ...args] = wordsOf(text, line);
    if (!name) return;
    if (name.value.startsWith('</')) {
      close(name, line, siblings);
      return;
    }
    if (!name.value.startsWith('<')) {
      siblings.push({ kind: 'directive', name: name.value.endsWith('>') ? cut(name, 0, 1) : name, args, ...line });
      return;
    }
    const section = openingTag(name, args);
    if (section) open.push({ ...section, line, children: [] });
    else {
      refuse(line, 'This opening tag has no `>` at its end.');
      siblings.push({ kind: 'unreadable', ...line });
    }
  }

  function close(tag: Word, line: Span, siblings: HttpdNode[]): void {
    const name = tag.value.slice(2, -1).toLowerCase();
    const level = tag.value.endsWith('>') ? open.findLastIndex((each) => each.name.value.toLowerCase() === name) : -1;
    const section = open[level];
    if (!section) {
      const inside = open.at(-1);
      if (!tag.value.endsWith('>'))
        refuse(line, 'This closing tag has no `>` at its end; no space may stand before it.');
      else if (inside) refuse(line, `\`${tag.value}\` closes nothing; \`</${inside.name.value}>\` is due first.`);
      else refuse(line, `\`${tag.value}\` closes nothing: no such section is open.`);
      siblings.push({ kind: 'unreadable', ...line });
      return;
    }
    for (const unclosed of open.slice(level + 1))
      refuse(
        unclosed.line,
        `\`<${unclosed.name.value}>\` is opened here, and nothing closes it before \`${tag.value}\`.`,
      );
    flatten(level + 1, section.children);
    open.pop();
    (open.at(-1)?.children ?? top).push(sectionOf(section, line));
  }

  /** Sections from `level` inwards stay open for ever: their lines go to `into`, the opening ones as unreadable. */
  function flatten(level: number, into: HttpdNode[]): void {
    for (const { line, children } of open.splice(level)) {
      into.push({ kind: 'unreadable', ...line });
      for (const child of children) into.push(child);
    }
  }

  function refuse(line: Span, says: string): void {
    const start = skipSpace(text, line.start, line.end);
    const at = lineAt(starts, start);
    problems.push({ start, end: line.end, line: at, column: start - (starts[at - 1] ?? 0) + 1, says });
  }
}

function sectionOf({ name, args, line, children }: Open, closer: Span): Section {
  const body = { start: line.end, end: closer.start };
  return { kind: 'section', name, args, children, body, start: line.start, end: closer.end };
}

/** A line runs on while a backslash stands right before its end, in comments too; two backslashes do not cancel out. */
function endOfLogicalLine(text: string, start: number): number {
  for (let at = start; ; ) {
    const end = text.indexOf('\n', at);
    if (end === -1) return text.length;
    const last = text[end - 1] === '\r' && end > start ? end - 2 : end - 1;
    if (last < start || text[last] !== '\\') return end + 1;
    at = end + 1;
  }
}

/** What C's isspace() takes for white space; a continued line's break counts as nothing at all, see `wordsOf`. */
const isSpace = (char: string | undefined): boolean =>
  char === ' ' || char === '\t' || char === '\n' || char === '\r' || char === '\v' || char === '\f';

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    if (isSpace(text[at])) at += 1;
    else if (text[at] === '\\') {
      const length = continuationAt(text, at);
      if (length === 0 || at + length > end) break;
      at += length;
    } else break;
  }
  return at;
}

/** How long the escaped line break at `at` is; 0 if there is none. */
function continuationAt(text: string, at: number): number {
  if (text[at] !== '\\') return 0;
  if (text[at + 1] === '\n') return 2;
  return text[at + 1] === '\r' && text[at + 2] === '\n' ? 3 : 0;
}

/** Splits a logical line into words as httpd's ap_getword_conf does. A quote without its partner runs to the end of the line. */
function wordsOf(text: string, line: Span): Word[] {
  const words: Word[] = [];
  let end = line.end;
  while (end > line.start && (isSpace(text[end - 1]) || continuationAt(text, end - 1) > 0)) end -= 1;
  for (let at = skipSpace(text, line.start, end); at < end; at = skipSpace(text, at, end)) {
    const word = readWord(text, at, end);
    words.push(word);
    at = word.end;
  }
  return words;
}

/** Characters that need no second look inside a word, without and with quotes. */
const plain = /[^\s\\]+/y;
const plainIn = { '"': /[^"\\]+/y, "'": /[^'\\]+/y };

function readWord(text: string, start: number, end: number): Word {
  const first = text[start];
  const quote = first === '"' || first === "'" ? first : undefined;
  const run = quote ? plainIn[quote] : plain;
  let value = '';
  let at = quote ? start + 1 : start;
  while (at < end) {
    run.lastIndex = at;
    const length = Math.min(run.exec(text)?.[0].length ?? 0, end - at);
    value += text.slice(at, at + length);
    at += length;
    if (at >= end) break;
    const continued = continuationAt(text, at);
    if (continued > 0) {
      at += continued;
      continue;
    }
    const char = text[at] ?? '';
    if (quote ? char === quote : isSpace(char)) break;
    let nextAt = at + 1;
    for (let length = continuationAt(text, nextAt); length > 0; length = continuationAt(text, nextAt)) nextAt += length;
    const next = text[nextAt];
    const escapes = char === '\\' && nextAt < end && (next === '\\' || (quote !== undefined && next === quote));
    value += escapes ? next : char;
    at = escapes ? nextAt + 1 : at + 1;
  }
  if (quote && text[at] === quote && at < end) at += 1;
  return { value, start, end: at };
}

/** Name and arguments of `<Name args>`; undefined where the `>` is missing. What stands behind the last `>` means nothing to httpd. */
function openingTag(tag: Word, words: readonly Word[]): { name: Word; args: Word[] } | undefined {
  if (words.length === 0) return tag.value.endsWith('>') ? { name: cut(tag, 1, 1), args: [] } : undefined;
  const name = cut(tag, 1, tag.value.endsWith('>') ? 1 : 0);
  const last = words.findLastIndex(({ value }) => value.includes('>'));
  const closing = words[last];
  if (!closing) return undefined;
  const kept = closing.value.lastIndexOf('>');
  const rest = kept > 0 ? [cut(closing, 0, closing.value.length - kept)] : [];
  return { name, args: [...words.slice(0, last), ...rest] };
}

const cut = (word: Word, front: number, back: number): Word => ({
  value: word.value.slice(front, word.value.length - back),
  start: word.start + front,
  end: word.end - back,
});
