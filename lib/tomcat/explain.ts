import { lineAt, lineStarts } from '../text/lines';
import type { Source } from '../text/source';
import { attributeFactsOf, factsOf, sourceOf } from './attributes';
import { elements } from './query';
import type { Element, TomcatDocument } from './tree';

/** What one line of server.xml does. */
export interface TomcatExplanation {
  /** From 1. */
  readonly line: number;
  readonly says: string;
  readonly sources: readonly Source[];
  /** The element that the line belongs to: the first, if several do. */
  readonly element: string;
  /** The attribute, if the line holds nothing but this one. */
  readonly attribute?: string;
}

/**
 * Explains every line that holds markup in force, in the order of the file: starts of elements, attributes and ends.
 * Comments, blank lines and text have no explanation; a file with a problem has none at all.
 */
export function explainTomcat(document: TomcatDocument): TomcatExplanation[] {
  const starts = lineStarts(document.text);
  const lines = new Map<number, Part[]>();
  const add = (offset: number, part: Part) => {
    const line = lineAt(starts, offset);
    const parts = lines.get(line);
    if (parts) parts.push(part);
    else lines.set(line, [part]);
  };
  const declaration = document.root && /^\uFEFF?<\?xml\s[^>]*>/.exec(document.text);
  if (declaration) {
    const says = 'Says that this is XML, and how its characters are encoded.';
    const part = { element: '?xml', says, isEnd: false };
    add(0, part);
    for (const next of linesWithin(starts, 0, declaration[0].length)) add(next, part);
  }
  for (const element of elements(document)) explainElement(element, starts, add);
  return [...lines].sort(([a], [b]) => a - b).map(([line, parts]) => ({ line, ...joined(parts) }));
}

interface Part {
  readonly element: string;
  readonly attribute?: string;
  readonly says: string;
  readonly source?: Source;
  /** An end that is worth a word only where nothing else stands on the line. */
  readonly isEnd: boolean;
}

function explainElement(element: Element, starts: readonly number[], add: (offset: number, part: Part) => void): void {
  const { name } = element;
  const facts = factsOf(element);
  const source = facts && { source: sourceOf(facts.page) };
  const unknown = 'Proxywright does not know it and leaves it as it is.';
  add(element.start, { element: name, says: `\`${name}\`: ${facts?.says ?? unknown}`, ...source, isEnd: false });
  for (const { name: attribute, start, end } of element.attributes) {
    const says = `\`${attribute}\`: ${attributeFactsOf(facts, attribute)?.says ?? unknown}`;
    add(start, { element: name, attribute, says, ...source, isEnd: false });
    for (const next of linesWithin(starts, start, end)) {
      add(next, {
        element: name,
        attribute,
        says: `Goes on with the value of \`${attribute}\`.`,
        ...source,
        isEnd: false,
      });
    }
  }
  const ends = { element: name, says: `Ends \`${name}\` of line ${lineAt(starts, element.start)}.`, isEnd: true };
  add(element.startTagEnd - 1, element.isEmpty ? ends : { ...ends, says: `Ends the attributes of \`${name}\`.` });
  if (!element.isEmpty) add(element.end - 1, ends);
}

/** Where the further lines of a stretch begin. */
function linesWithin(starts: readonly number[], from: number, to: number): number[] {
  return starts.slice(lineAt(starts, from), lineAt(starts, to - 1));
}

function joined(parts: readonly Part[]): Omit<TomcatExplanation, 'line'> {
  const told = parts.some((part) => !part.isEnd) ? parts.filter((part) => !part.isEnd) : parts.slice(-1);
  const sources = new Map(told.flatMap(({ source }) => (source ? [[source.url, source]] : [])));
  const [first] = told;
  const alone = told.length === 1 ? first?.attribute : undefined;
  return {
    says: told.map(({ says }) => says).join(' '),
    sources: [...sources.values()],
    element: first?.element ?? '',
    ...(alone !== undefined && { attribute: alone }),
  };
}
