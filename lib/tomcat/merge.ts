import type { Edit } from '../text/edit';
import { defaultOf } from './attributes';
import { createElements } from './create';
import { escapeValue } from './escape';
import { findElement } from './place';
import { attributeOf } from './query';
import type { Element, TomcatDocument } from './tree';
import { assertSound, type TomcatWish } from './wish';

export type { TomcatWish };

/** One edit, and what it does to the admin's file. */
export interface TomcatEdit extends Edit {
  readonly does: 'add' | 'change';
  /** Names what is added or changed, the same in every build: `Connector 8090@proxyName`. */
  readonly key: string;
}

/** What one wish says of one attribute. */
interface Wanted {
  readonly value: string | null;
  /** Which wish it comes from: what one wish adds stands on one line. */
  readonly wish: number;
}

/**
 * The fewest edits after which the document grants every wish. A document with a problem gets none.
 *
 * Throws on a wish that is our own mistake: a name or a value that XML cannot hold, one that would change what its
 * place is known by, and creating anything but a Connector or a Valve.
 */
export function mergeTomcat(document: TomcatDocument, wishes: readonly TomcatWish[]): TomcatEdit[] {
  for (const wish of wishes) assertSound(wish);
  const present = new Map<Element, Map<string, Wanted>>();
  const missing = new Map<string, TomcatWish>();
  wishes.forEach((wish, i) => {
    const element = findElement(document, wish.place);
    if (element) {
      const wanted = present.get(element) ?? new Map<string, Wanted>();
      for (const [name, value] of Object.entries(wish.attributes)) {
        wanted.delete(name);
        wanted.set(name, { value, wish: i });
      }
      present.set(element, wanted);
    } else {
      const key = JSON.stringify(Object.values(wish.place));
      missing.set(key, addedUp(missing.get(key), wish));
    }
  });
  const edits = [...present].flatMap(([element, wanted]) => attributeEdits(document.text, element, wanted));
  const created = createElements(document, [...missing.values()]);
  return [...edits, ...created.map((edit, i) => ({ ...edit, does: 'add' as const, key: `new ${i + 1}` }))];
}

function addedUp(earlier: TomcatWish | undefined, later: TomcatWish): TomcatWish {
  const attributes = { ...earlier?.attributes, ...later.attributes };
  const create = earlier?.create || later.create ? { ...earlier?.create, ...later.create } : undefined;
  return { place: later.place, attributes, ...(create && { create }) };
}

function attributeEdits(text: string, element: Element, wanted: ReadonlyMap<string, Wanted>): TomcatEdit[] {
  const edits: TomcatEdit[] = [];
  const removed = new Set<string>();
  const added = new Map<number, string[]>();
  const keyOf = (name: string) => `${titleOf(element)}@${name}`;
  for (const [name, { value, wish }] of wanted) {
    const attribute = element.attributes.find((candidate) => candidate.name === name);
    if (!attribute) {
      if (value !== null && value !== defaultOf(element, name)) added.set(wish, [...(added.get(wish) ?? []), name]);
    } else if (value === null) {
      removed.add(name);
    } else if (value !== attribute.value) {
      const quote = text[attribute.end - 1] === "'" ? "'" : '"';
      edits.push({ ...attribute.valueSpan, text: escapeValue(value, quote), does: 'change', key: keyOf(name) });
    }
  }
  edits.push(
    ...removals(text, element, removed).map((edit) => ({
      ...edit,
      does: 'change' as const,
      key: keyOf([...removed].join()),
    })),
  );
  const end = element.attributesEnd;
  const lead = leadOf(text, element);
  for (const names of added.values()) {
    const words = names.map((name) => `${name}="${escapeValue(wanted.get(name)?.value ?? '', '"')}"`);
    edits.push({ start: end, end, text: lead + words.join(' '), does: 'add', key: keyOf(names.join()) });
  }
  return edits;
}

/** What an element is called in a key: its name and what it goes by. */
function titleOf(element: Element): string {
  const by = ['port', 'docBase', 'className', 'name']
    .map((name) => attributeOf(element, name)?.value)
    .find((value) => value !== undefined);
  return by === undefined ? element.name : `${element.name} ${by}`;
}

/** One edit for each run of neighbours, so that no two claim the white space between them. */
function removals(text: string, element: Element, removed: ReadonlySet<string>): Edit[] {
  const edits: Edit[] = [];
  const { attributes } = element;
  let before = element.start + 1 + element.name.length;
  for (let at = 0; at < attributes.length; at++) {
    const first = attributes[at];
    let last = first;
    for (; last && removed.has(last.name); last = attributes[++at]);
    const end = attributes[at - 1]?.end ?? before;
    if (first && last !== first) {
      // What begins a line goes with the blanks behind it, so that the next attribute does not move up a line.
      const beginsLine = /[\r\n]/.test(text.slice(before, first.start));
      const staysOnLine = last && !/[\r\n]/.test(text.slice(end, last.start));
      edits.push(
        beginsLine && staysOnLine && last
          ? { start: first.start, end: last.start, text: '' }
          : { start: before, end, text: '' },
      );
    }
    if (last) before = last.end;
  }
  return edits;
}

/** What stands before a new attribute: a line break with the indent of the last attribute's line, or one space. */
function leadOf(text: string, { start, name, attributes }: Element): string {
  for (let at = attributes.length - 1; at >= 0; at--) {
    const before = attributes[at - 1]?.end ?? start + 1 + name.length;
    const lead = /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(before, attributes[at]?.start))?.[0];
    if (lead !== undefined) return lead;
  }
  return ' ';
}
