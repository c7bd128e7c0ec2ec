import type { Edit } from '../text/edit';
import { defaultOf } from './attributes';
import { escapeValue } from './escape';
import type { Element } from './tree';

/** What a wish says of one attribute. */
export interface Said {
  readonly value: string | null;
  /** Which wish it comes from: what one wish adds stands on one line. */
  readonly wish: number;
}

/** An edit of one tag, and the attributes it is about. */
export interface AttributeEdit extends Edit {
  readonly does: 'add' | 'change';
  readonly names: readonly string[];
}

/** The fewest edits after which an element says what is wanted of its attributes. */
export function attributeEdits(text: string, element: Element, wanted: ReadonlyMap<string, Said>): AttributeEdit[] {
  const edits: AttributeEdit[] = [];
  const removed = new Set<string>();
  const added = new Map<number, string[]>();
  for (const [name, { value, wish }] of wanted) {
    const attribute = element.attributes.find((candidate) => candidate.name === name);
    if (!attribute) {
      if (value !== null && value !== defaultOf(element, name)) added.set(wish, [...(added.get(wish) ?? []), name]);
    } else if (value === null) {
      removed.add(name);
    } else if (value !== attribute.value) {
      const quote = text[attribute.end - 1] === "'" ? "'" : '"';
      edits.push({ ...attribute.valueSpan, text: escapeValue(value, quote), does: 'change', names: [name] });
    }
  }
  edits.push(
    ...removals(text, element, removed).map((edit) => ({ ...edit, does: 'change' as const, names: [...removed] })),
  );
  const end = element.attributesEnd;
  const lead = leadOf(text, element);
  for (const names of added.values()) {
    const words = names.map((name) => `${name}="${escapeValue(wanted.get(name)?.value ?? '', '"')}"`);
    edits.push({ start: end, end, text: lead + words.join(' '), does: 'add', names });
  }
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
