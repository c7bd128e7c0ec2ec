import type { Edit } from '../text/edit';
import { defaultOf } from './attributes';
import { createElements } from './create';
import { escapeValue } from './escape';
import { findElement } from './place';
import type { Element, TomcatDocument } from './tree';
import { assertSound, type TomcatWish } from './wish';

export type { TomcatWish };

/**
 * The fewest edits after which the document grants every wish. A document with a problem gets none.
 *
 * Throws on a wish that is our own mistake: a name or a value that XML cannot hold, one that would change what its
 * place is known by, and creating anything but a Connector or a Valve.
 */
export function mergeTomcat(document: TomcatDocument, wishes: readonly TomcatWish[]): Edit[] {
  for (const wish of wishes) assertSound(wish);
  const present = new Map<Element, Map<string, string | null>>();
  const missing = new Map<string, TomcatWish>();
  for (const wish of wishes) {
    const element = findElement(document, wish.place);
    if (element) {
      const wanted = present.get(element) ?? new Map<string, string | null>();
      for (const [name, value] of Object.entries(wish.attributes)) wanted.set(name, value);
      present.set(element, wanted);
    } else {
      const key = JSON.stringify(Object.values(wish.place));
      missing.set(key, addedUp(missing.get(key), wish));
    }
  }
  const edits = [...present].flatMap(([element, wanted]) => attributeEdits(document.text, element, wanted));
  return [...edits, ...createElements(document, [...missing.values()])];
}

function addedUp(earlier: TomcatWish | undefined, later: TomcatWish): TomcatWish {
  const attributes = { ...earlier?.attributes, ...later.attributes };
  const create = earlier?.create || later.create ? { ...earlier?.create, ...later.create } : undefined;
  return { place: later.place, attributes, ...(create && { create }) };
}

function attributeEdits(text: string, element: Element, wanted: ReadonlyMap<string, string | null>): Edit[] {
  const edits: Edit[] = [];
  const removed = new Set<string>();
  const added: string[] = [];
  for (const [name, value] of wanted) {
    const attribute = element.attributes.find((candidate) => candidate.name === name);
    if (!attribute) {
      if (value !== null && value !== defaultOf(element, name)) added.push(`${name}="${escapeValue(value, '"')}"`);
    } else if (value === null) {
      removed.add(name);
    } else if (value !== attribute.value) {
      const quote = text[attribute.end - 1] === "'" ? "'" : '"';
      edits.push({ ...attribute.valueSpan, text: escapeValue(value, quote) });
    }
  }
  edits.push(...removals(text, element, removed));
  const end = element.attributesEnd;
  if (added.length > 0) edits.push({ start: end, end, text: leadOf(text, element) + added.join(' ') });
  return edits;
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
