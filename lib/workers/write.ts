import { factsOf } from './directives';
import { isList } from './merge-lists';
import { parseWorkers } from './parse';
import type { WorkersDocument } from './tree';

/** Lines that belong together, and the comment that stands above them; an empty one leaves none behind. */
interface SettingGroup {
  readonly comment: string;
  readonly settings: readonly (readonly [key: string, value: string])[];
}

/**
 * Lines of workers.properties, written as an admin would write them, one group below the other.
 *
 * No value can become a second line, a comment or a variable, and no name a second name. Throws on what mod_jk would
 * not read back as it was given: answers are checked before they come here.
 */
export function workersOf(groups: readonly SettingGroup[]): WorkersDocument {
  const blocks = groups
    .map(({ comment, settings }) => [...commentLines(comment), ...settings.map(line)].join('\n'))
    .filter((block) => block !== '');
  return parseWorkers(blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`);
}

/**
 * Why mod_jk could not carry this value, as the end of a sentence that begins with the name of a field; undefined if
 * it can. It reads neither quotes nor backslashes, so there is no way to write such a value.
 */
export function valueFault(value: string): string | undefined {
  if (value === '') return 'is empty';
  if (value.includes('#')) return 'has a `#`: mod_jk takes it and all behind it for a comment';
  if (value.includes('$(')) return 'has a `$(`: mod_jk takes it for a variable';
  if (value !== value.trim()) return 'has white space at its beginning or end, which mod_jk takes away';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value)) return 'has a line break or another control character';
  return new TextEncoder().encode(value).length > longestValue ? `has more than ${longestValue} bytes` : undefined;
}

/** So that key and value stay well below the length at which mod_jk breaks a line. */
const longestValue = 4096;

function line([key, value]: readonly [string, string]): string {
  const directive = /^worker\.(?:[\w-]{1,60}\.)?(\w+)$/.exec(key)?.[1];
  const isGlobal = key === 'worker.list' || key === 'worker.maintain';
  if (!directive || !factsOf(directive) || isGlobal !== (key.split('.').length === 2)) {
    throw new Error(`“${key}” is no key of workers.properties.`);
  }
  const fault = valueFault(value);
  if (fault) throw new Error(`The value of ${key} ${fault}.`);
  if (isList(key) && !/^[^\s,]+(?:,[^\s,]+)*$/.test(value)) throw new Error(`“${value}” is no list for ${key}.`);
  return `${key}=${value}`;
}

function commentLines(comment: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0009\u000b-\u001f]/.test(comment)) throw new Error(`“${comment}” cannot stand in a comment.`);
  return comment === '' ? [] : comment.split('\n').map((each) => `# ${each}`.trimEnd());
}
