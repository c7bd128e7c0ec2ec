import type { Edit } from '../text/edit';
import { escapeValue } from './escape';
import { confluenceContext, confluenceService } from './place';
import type { Element, TomcatDocument } from './tree';
import type { TomcatWish } from './wish';

/**
 * Edits that create the elements which say how (`create`): a Connector behind the last one of Confluence's Service, a
 * Valve behind the last one of Confluence's Context, or as the first child of either. One whose parent is missing, too,
 * is not created.
 */
export function createElements(document: TomcatDocument, missing: readonly TomcatWish[]): Edit[] {
  const connectors: Attributes[] = [];
  const valves: Attributes[] = [];
  for (const { place, create, attributes } of missing) {
    if (!create) continue;
    if (place.kind === 'connector') connectors.push({ port: String(place.port), ...create, ...attributes });
    if (place.kind === 'valve') valves.push({ className: place.className, ...create, ...attributes });
  }
  return [
    ...insertInto(
      document.text,
      connectors.length > 0 ? confluenceService(document) : undefined,
      'Connector',
      connectors,
    ),
    ...insertInto(document.text, valves.length > 0 ? confluenceContext(document) : undefined, 'Valve', valves),
  ];
}

type Attributes = Readonly<Record<string, string | null>>;

function insertInto(text: string, parent: Element | undefined, name: string, sets: readonly Attributes[]): Edit[] {
  if (!parent) return [];
  const sibling = parent.children.findLast((child) => child.name === name);
  if (sibling) {
    const lead = leadOf(text, sibling);
    const at = behindLine(text, sibling.end);
    return [{ start: at, end: at, text: sets.map((set) => lead + write(name, set, lead)).join('') }];
  }
  const [child] = parent.children;
  const outer = leadOf(text, parent);
  const lead = child ? leadOf(text, child) : outer && outer + (outer.includes('\t') ? '\t' : '    ');
  const written = sets.map((set) => lead + write(name, set, lead)).join('');
  const at = parent.startTagEnd;
  if (parent.isEmpty) return [{ start: at - 2, end: at, text: `>${written}${outer}</${parent.name}>` }];
  return [{ start: at, end: at, text: text.startsWith('</', at) ? written + outer : written }];
}

/** Lines stay below this many columns where that is possible. */
const width = 110;

function write(name: string, attributes: Attributes, lead: string): string {
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
  return `${written}${line}/>`.slice(lead.length);
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
