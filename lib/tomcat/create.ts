import type { Edit } from '../text/edit';
import { escapeValue } from './escape';
import type { Element } from './tree';

/** An element that is to be written, with what stands inside it. */
export interface NewElement {
  readonly name: string;
  /** In the order they are written; those that are null are left out. */
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly children: readonly NewElement[];
}

/** An edit that writes elements into the file. */
export interface Insertion extends Edit {
  readonly elements: readonly NewElement[];
}

/**
 * Writes elements into a parent: behind the last sibling of the same name, or else as its first children. One edit for
 * each, unless the parent holds nothing yet.
 */
export function insertInto(text: string, parent: Element, elements: readonly NewElement[]): Insertion[] {
  const at = parent.startTagEnd;
  const outer = leadOf(text, parent);
  const [child] = parent.children;
  const inner = child ? leadOf(text, child) : deeper(outer);
  if (parent.isEmpty || text.startsWith('</', at)) {
    const written = elements.map((element) => inner + write(element, inner)).join('') + outer;
    if (!parent.isEmpty) return [{ start: at, end: at, text: written, elements }];
    return [{ start: at - 2, end: at, text: `>${written}</${parent.name}>`, elements }];
  }
  return elements.map((element) => {
    const sibling = parent.children.findLast(({ name }) => name === element.name);
    if (!sibling) return { start: at, end: at, text: inner + write(element, inner), elements: [element] };
    const lead = leadOf(text, sibling);
    const behind = behindLine(text, sibling.end);
    return { start: behind, end: behind, text: lead + write(element, lead), elements: [element] };
  });
}

/** Lines stay below this many columns where that is possible. */
const width = 110;

function write({ name, attributes, children }: NewElement, lead: string): string {
  const indent = lead + ' '.repeat(name.length + 2);
  const columns = (line: string) => line.length - line.search(/[^\r\n]|$/);
  let written = '';
  let line = `${lead}<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    const source = `${key}="${escapeValue(value, '"')}"`;
    if (lead !== '' && columns(line) + source.length + 1 > width) {
      written += line;
      line = indent + source;
    } else {
      line += ` ${source}`;
    }
  }
  const tag = `${written}${line}`.slice(lead.length);
  if (children.length === 0) return `${tag}/>`;
  const inner = deeper(lead);
  return `${tag}>${children.map((child) => inner + write(child, inner)).join('')}${lead}</${name}>`;
}

/** One step further in; nothing where elements do not begin lines. */
function deeper(lead: string): string {
  return lead && lead + (lead.includes('\t') ? '\t' : '    ');
}

/** The line break and the indent before an element; empty if it does not begin its line. */
function leadOf(text: string, { start }: Element): string {
  let at = start;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  if (text[at - 1] === '\n') at -= text[at - 2] === '\r' ? 2 : 1;
  else if (text[at - 1] === '\r') at--;
  else return '';
  return text.slice(at, start);
}

/** Behind the comments that follow on the same line, if nothing else does: they speak of what stands before them. */
function behindLine(text: string, end: number): number {
  const rest = /((?:[ \t]*<!--(?:(?!-->)[^\r\n])*-->)*)[ \t]*(?=[\r\n])/y;
  rest.lastIndex = end;
  return end + (rest.exec(text)?.[1]?.length ?? 0);
}
