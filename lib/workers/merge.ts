import { applyEdits, type Edit } from '../text/edit';
import { repeatedOf } from './directives';
import { type Addition, groupsOf, insertions } from './insertions';
import { isList, type Leaves, listChanges } from './merge-lists';
import { parseWorkers } from './parse';
import { propertiesOf } from './properties';
import { findProperty, namesIn, prefixOf, settingsOf } from './query';
import type { Properties, Property, Setting, WorkersDocument } from './tree';

/** One edit, and what it does to the admin's file. */
export interface WorkersEdit extends Edit {
  readonly does: 'add' | 'change' | 'remove';
  /** The key of the line: `worker.node1.port`. */
  readonly key: string;
}

/**
 * The fewest edits after which mod_jk reads all of `wanted` out of `document`. A line is known by its key. Of a list
 * (`worker.list`, `balance_workers`) only missing names are added, the admin's own stay; what a worker takes over from
 * a template already is not said again, and a template is never changed for the sake of one worker.
 *
 * Nothing of the admin's is taken away except the lines that are `gone`, as a whole, and the names that leave a list.
 * What is wanted stays. A document with problems gets no edits. `keep` holds the keys of changes the admin does not want.
 */
export function mergeWorkers(
  document: WorkersDocument,
  wanted: WorkersDocument,
  keep: ReadonlySet<string> = new Set(),
  gone: (setting: Setting) => boolean = () => false,
  leaves: Leaves = () => false,
): WorkersEdit[] {
  if (document.problems.length > 0) return [];
  const removed = settingsOf(document).filter(gone);
  const removals = removed.map(({ start, end, key }) => edit('remove', key.value, start, end, ''));
  const presence = presenceOf(document, new Set(removed));
  const edits = missingFrom(presence, wanted, leaves, true);
  return [
    ...(settles(document, edits, wanted) ? edits : missingFrom(presence, wanted, leaves, false)),
    ...removals,
  ].filter(({ key }) => !keep.has(key));
}

/** What stays of the admin's lines, and what mod_jk makes of it. */
interface Presence {
  readonly document: WorkersDocument;
  readonly settings: readonly Setting[];
  readonly properties: Properties;
}

function presenceOf(document: WorkersDocument, removed: ReadonlySet<Setting>): Presence {
  const settings = settingsOf(document).filter((setting) => !removed.has(setting));
  return { document, settings, properties: propertiesOf(settings, 'addUp') };
}

/** Whether nothing is missing after these edits: one of them may change what another line was found right by. */
function settles(document: WorkersDocument, edits: readonly WorkersEdit[], wanted: WorkersDocument): boolean {
  if (edits.length === 0) return true;
  const after = presenceOf(parseWorkers(applyEdits(document.text, edits)), new Set());
  return missingFrom(after, wanted, () => false, true).length === 0;
}

/** `trusts`: whether a value counts that is taken over from a template, or that a variable stands in. */
function missingFrom(presence: Presence, wanted: WorkersDocument, leaves: Leaves, trusts: boolean): WorkersEdit[] {
  const { properties } = presence;
  const edits = listChanges(presence.settings, properties, wanted, leaves).map(({ does, key, start, end, text }) =>
    edit(does, key, start, end, text),
  );
  const additions: Addition[] = [];
  const added = new Map<string, readonly string[]>();
  for (const group of groupsOf(wanted)) {
    const { key, value } = group.setting;
    const found = findProperty(presence, key.value);
    const isOwn = found !== undefined && prefixOf(found.key) === prefixOf(key.value);
    if (isList(key.value)) {
      if (isOwn) continue;
      const known = added.get(key.value);
      const takenOver = known ?? namesIn(found?.value ?? (key.value === 'worker.list' ? defaultList(presence) : ''));
      const missing = namesIn(value.value).filter((name) => !takenOver.includes(name));
      if (missing.length === 0 && (known || (found && trusts))) continue;
      additions.push({ ...group, names: known ? missing : [...takenOver, ...missing] });
      added.set(key.value, [...takenOver, ...missing]);
    } else if (wanted.properties.get(key.value)?.lines.at(-1)?.setting === group.setting) {
      const line = found && lineInForce(found);
      const isOutright = isOwn && !line?.setting.value.value.includes('$(');
      if (line?.value === value.value && (trusts || isOutright)) continue;
      if (line && isOwn) {
        edits.push(edit('change', key.value, line.setting.value.start, line.setting.value.end, value.value));
      } else additions.push(group);
    }
  }
  return [...edits, ...insertions(presence, wanted.text, additions).map((each) => ({ ...each, does: 'add' as const }))];
}

const edit = (does: WorkersEdit['does'], key: string, start: number, end: number, text: string): WorkersEdit => ({
  does,
  key,
  start,
  end,
  text,
});

/** Where no line names workers, mod_jk has `ajp13`: it stays if the admin speaks of it. */
function defaultList({ settings }: Presence): string {
  return settings.some(({ key }) => key.value.startsWith('worker.ajp13.')) ? 'ajp13' : '';
}

/** Of lines that mod_jk joins it reads the number in front; otherwise the last line counts. */
function lineInForce({ key, lines }: Property): Property['lines'][number] | undefined {
  return repeatedOf(key) === 'lastCounts' ? lines.at(-1) : lines[0];
}
