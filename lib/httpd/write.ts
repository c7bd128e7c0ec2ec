import { dedent, indent, indentAt } from '../text/indent';
import { parseHttpd } from './parse';
import type { HttpdDocument } from './tree';

type Value = string | number | HttpdDocument | readonly string[] | false;

/**
 * Lines of httpd configuration, written as an admin would write them.
 *
 * Values are checked for the place they stand in, so no answer can break out of its argument; a nested piece is
 * put in as it is, a list becomes arguments side by side, and `false` leaves nothing behind. Throws on a value that
 * httpd could not read back as the same single argument: answers are checked before they come here.
 */
export function httpd(strings: TemplateStringsArray, ...values: readonly Value[]): HttpdDocument {
  let text = strings[0] ?? '';
  values.forEach((value, i) => {
    text += print(value, text) + (strings[i + 1] ?? '');
  });
  const body = dedent(text)
    .replaceAll(/^[ \t]*\0[ \t]*\n/gm, '')
    .replaceAll('\0', '')
    .replaceAll(/^[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return parseHttpd(body === '' ? '' : `${body}\n`);
}

function print(value: Value, before: string): string {
  // A line with nothing else on it goes away as a whole; no value can hold this character.
  if (value === false) return '\0';
  if (typeof value === 'object' && 'format' in value) {
    return indent(value.text.trimEnd(), indentAt(before, before.length)).trimStart();
  }
  if (typeof value === 'object') return value.map((each) => print(each, before)).join(' ');
  const word = String(value);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isQuoted = line.split('"').length % 2 === 0;
  if (!fits(word, isQuoted)) throw new Error(`“${word}” cannot stand in: ${line.trim()}`);
  return isQuoted ? word.replaceAll(/["\\]/g, '\\$&') : word;
}

/** httpd replaces `${NAME}` even between quotes; control characters would end or hide the line. */
function fits(word: string, isQuoted: boolean): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f\u2028\u2029]|\$\{/.test(word)) return false;
  return isQuoted || !/[\s"'<>\\#]|^$/.test(word);
}
