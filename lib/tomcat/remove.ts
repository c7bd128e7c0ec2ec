import type { Edit } from '../text/edit';
import { confluenceContext, findElements, valveParents } from './place';
import { isInside } from './query';
import type { Element, TomcatDocument } from './tree';
import type { TomcatWish } from './wish';

/** What should go, in the order of the file and without what stands inside something else that goes, and the rest. */
export interface Pruned {
  readonly gone: readonly Element[];
  /** The document as if they had never been there; every span is still that of the text. */
  readonly rest: TomcatDocument;
}

/** Finds what the wishes want gone. What is found may depend on what goes, so it looks until nothing more goes. */
export function withoutGone(document: TomcatDocument, wishes: readonly TomcatWish[]): Pruned {
  const found = new Map<number, Element>();
  let rest = document;
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const wish of wishes) for (const element of goneAt(rest, wish)) found.set(element.start, element);
    if (before !== found.size) rest = { ...rest, root: rest.root && without(rest.root, found) };
  }
  const gone: Element[] = [];
  for (const element of [...found.values()].sort((a, b) => a.start - b.start)) {
    const outer = gone.at(-1);
    if (!outer || !isInside(element, outer)) gone.push(element);
  }
  return { gone, rest };
}

/** One edit for each element: with its whole line if nothing else stands there, or else with the blanks beside it. */
export function removals(text: string, gone: readonly Element[]): Edit[] {
  let last = 0;
  return gone.map((element) => {
    const span = spanOf(text, element);
    const start = Math.max(span.start, last);
    last = span.end;
    return { start, end: span.end, text: '' };
  });
}

function goneAt(document: TomcatDocument, { place, gone }: TomcatWish): Element[] {
  if (!gone) return [];
  const found =
    place.kind === 'valve' && !place.in
      ? valveParents.flatMap((parent) => findElements(document, { ...place, in: parent }))
      : findElements(document, place);
  const own = place.kind === 'context' ? confluenceContext(document) : undefined;
  return found.filter((element) => element !== own && (gone === true || gone(element)));
}

/** A copy of the tree without the elements that start there. Nests no deeper than the parser lets it. */
function without(element: Element, gone: ReadonlyMap<number, unknown>): Element {
  const children = element.children.filter(({ start }) => !gone.has(start)).map((child) => without(child, gone));
  return { ...element, children };
}

function spanOf(text: string, { start, end }: Element): { readonly start: number; readonly end: number } {
  let before = start;
  while (text[before - 1] === ' ' || text[before - 1] === '\t') before--;
  let behind = end;
  while (text[behind] === ' ' || text[behind] === '\t') behind++;
  const beginsLine = before === 0 || isBreak(text[before - 1]);
  const endsLine = behind === text.length || isBreak(text[behind]);
  if (beginsLine && endsLine) {
    // The line break before goes, too: the line that follows stays untouched.
    if (text[before - 1] === '\n') return { start: before - (text[before - 2] === '\r' ? 2 : 1), end: behind };
    return { start: before - (text[before - 1] === '\r' ? 1 : 0), end: behind };
  }
  return beginsLine ? { start, end: behind } : { start: before, end };
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
