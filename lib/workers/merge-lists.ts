import type { Edit } from '../text/edit';
import { repeatedOf } from './directives';
import { namesIn } from './query';
import type { Properties, Setting, WorkersDocument } from './tree';

/** Which names leave a list: `('worker.list', 'confluence')`. */
export type Leaves = (key: string, name: string) => boolean;

interface ListChange extends Edit {
  readonly does: 'change' | 'remove';
  readonly key: string;
}

/** Whether the value is a list of names to which every line with that key adds. */
export function isList(key: string): boolean {
  return repeatedOf(key) === ',' || key.endsWith('.balanced_workers');
}

/** The changes to the lists that have lines of their own: names that leave them, and those missing at the end of the last line. */
export function listChanges(
  settings: readonly Setting[],
  properties: Properties,
  wanted: WorkersDocument,
  leaves: Leaves,
): ListChange[] {
  return settings.flatMap((setting): ListChange[] => {
    const key = setting.key.value;
    if (!isList(key)) return [];
    // mod_jk passes over the old spelling where the new one is there.
    const today = key.replace(/\.balanced_workers$/, '.balance_workers');
    if (today !== key && properties.has(today)) return [];
    const property = properties.get(key);
    const desired = namesIn(wanted.properties.get(today)?.value ?? '');
    const isLast = property?.lines.at(-1)?.setting === setting;
    const missing = isLast ? missingIn(property?.value ?? '', desired) : [];
    const { value, start, end } = setting.value;
    const isLeaving = (name: string) => !name.includes('$(') && !desired.includes(name) && leaves(today, name);
    const names = namesIn(value);
    const staying = names.filter((name) => !isLeaving(name));
    const separator = /[ \t]*,[ \t]*|[ \t]+/.exec(value)?.[0] ?? ',';
    if (staying.length < names.length) {
      const text = [...staying, ...missing].join(separator);
      if (text !== '') return [{ does: 'change', key, start, end, text }];
      return [{ does: 'remove', key, start: setting.start, end: setting.end, text: '' }];
    }
    if (missing.length === 0) return [];
    const text = missing.join(separator);
    return [{ does: 'change', key, start: end, end, text: value.endsWith(',') ? text : `${separator}${text}` }];
  });
}

function missingIn(list: string, desired: readonly string[]): readonly string[] {
  const known = new Set(namesIn(list));
  return [...new Set(desired)].filter((name) => !known.has(name));
}
