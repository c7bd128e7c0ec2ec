/**
 * Writes a text as the value of an attribute between such quotes: it can neither end the value nor begin markup, and
 * reads back as itself. Throws on a character that XML does not allow; whoever asks has validated before.
 */
export function escapeValue(value: string, quote: '"' | "'"): string {
  const illegal = forbidden.exec(value)?.[0];
  if (illegal !== undefined) {
    throw new Error(`no XML can hold the character U+${illegal.codePointAt(0)?.toString(16).padStart(4, '0')}`);
  }
  return value.replace(quote === '"' ? inDouble : inSingle, (character) => {
    return names[character] ?? `&#${character.codePointAt(0)};`;
  });
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;', "'": '&apos;' };
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
// XML 1.1 takes U+0085 and U+2028 for line ends, and would make blanks of them. U+FEFF keeps away from readers of BOMs.
const inDouble = /[&<"\t\n\r\u007F-\u009F\u2028\uFEFF]/g;
const inSingle = /[&<'\t\n\r\u007F-\u009F\u2028\uFEFF]/g;
