import type { Attribute, Element, TomcatDocument } from './tree';

/** Every element of that name, however deep, in the order of the file; none if the file has a problem. */
export function* elements(inside: TomcatDocument | Element, name?: string): Generator<Element> {
  if (name !== undefined && 'format' in inside) {
    yield* namedIn(inside).get(name) ?? [];
    return;
  }
  const start = 'format' in inside ? (inside.root ? [inside.root] : []) : inside.children;
  const waiting = start.toReversed();
  // A stack of our own: a hostile file may nest deeper than calls can.
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (name === undefined || element.name === name) yield element;
    for (let at = element.children.length - 1; at >= 0; at--) {
      const child = element.children[at];
      if (child) waiting.push(child);
    }
  }
}

const byNames = new WeakMap<TomcatDocument, ReadonlyMap<string, readonly Element[]>>();

/** The elements of a file by their names: many ask, and the file stays as it is. */
function namedIn(document: TomcatDocument): ReadonlyMap<string, readonly Element[]> {
  const known = byNames.get(document);
  if (known) return known;
  const found = new Map<string, Element[]>();
  for (const element of elements(document)) {
    const namesakes = found.get(element.name);
    if (namesakes) namesakes.push(element);
    else found.set(element.name, [element]);
  }
  byNames.set(document, found);
  return found;
}

/** The attribute of that name with its place; undefined if it does not stand there. */
export function attributeOf(element: Element, name: string): Attribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}

/** What an attribute says, with character references resolved; undefined if it does not stand there. */
export function attributeValue(element: Element, name: string): string | undefined {
  return attributeOf(element, name)?.value;
}

/** Whether one element stands somewhere inside another of the same document. */
export function isInside(inner: Element, outer: Element): boolean {
  return outer.start < inner.start && inner.end <= outer.end;
}
