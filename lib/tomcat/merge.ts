import type { Edit } from '../text/edit';
import { attributeEdits } from './change';
import { childrenMeant } from './child';
import { clashOf } from './clash';
import { insertInto, type NewElement } from './create';
import { addUp, type Demand, newDemand, written } from './demand';
import { confluenceService, type ElementPlace, findElement, parentOfValve } from './place';
import { attributeOf } from './query';
import { removals, withoutGone } from './remove';
import { settle } from './settle';
import type { Element, TomcatDocument } from './tree';
import { wantsGone } from './undo';
import { assertSound, type TomcatWish } from './wish';

export type { TomcatWish };

/** One edit, and what it does to the admin's file. */
export interface TomcatEdit extends Edit {
  readonly does: 'add' | 'change' | 'remove';
  /** Names what it is about, the same in every build: `Connector 8090@proxyName`, `new Connector 8009`, `gone …`. */
  readonly key: string;
}

/**
 * The fewest edits after which the document grants every wish. A document with a problem gets none, and neither does a
 * wish for a port that the file uses for something else: `clashesIn` names those.
 *
 * Throws on a wish that is our own mistake: a name or a value that XML cannot hold, one that would change what its
 * place is known by, creating anything but a Connector or a Valve, and removing a Host, an Engine or Confluence itself.
 */
export function mergeTomcat(document: TomcatDocument, wishes: readonly TomcatWish[]): TomcatEdit[] {
  for (const wish of wishes) assertSound(wish);
  const { text } = document;
  const { gone, rest } = withoutGone(document, wishes);
  const present = new Map<Element, Demand>();
  const missing = new Map<string, { readonly place: ElementPlace; readonly demand: Demand }>();
  settle(wishes).forEach((wish, i) => {
    if (wish.gone || clashOf(rest, wish)) return;
    const element = findElement(rest, wish.place);
    if (element) {
      const demand = present.get(element) ?? newDemand(element.name, undefined);
      addUp(demand, wish, i);
      present.set(element, demand);
    } else {
      const key = JSON.stringify(Object.entries(wish.place).sort(([a], [b]) => (a < b ? -1 : 1)));
      const found = missing.get(key) ?? { place: wish.place, demand: newDemand(wish.place.kind, undefined) };
      addUp(found.demand, wish, i);
      missing.set(key, found);
    }
  });
  const edits: TomcatEdit[] = removals(text, gone).map((edit, i) => {
    const element = gone[i];
    return { ...edit, does: 'remove', key: `gone ${element ? titleOf(element) : ''}` };
  });
  const created = new Map<Element, NewElement[]>();
  const titles = new Map<NewElement, string>();
  const create = (parent: Element, element: NewElement, within = '') => {
    created.set(parent, [...(created.get(parent) ?? []), element]);
    titles.set(element, within + titleOf(element));
  };
  for (const [element, demand] of present) edits.push(...demandEdits(text, element, demand, titleOf(element), create));
  for (const { place, demand } of missing.values()) {
    const parent = demand.create && parentOf(rest, place);
    const element = parent && newElement(place, demand);
    if (element && !wishes.some((wish) => wantsGone(wish, place, element))) create(parent, element);
  }
  for (const [parent, elements] of created) {
    for (const { elements: made, ...edit } of insertInto(text, parent, elements)) {
      edits.push({ ...edit, does: 'add', key: `new ${made.map((element) => titles.get(element)).join()}` });
    }
  }
  return withOwnKeys(edits);
}

/** The edits of an element and of those inside it; what is missing there is handed to `create`. */
function demandEdits(
  text: string,
  element: Element,
  demand: Demand,
  title: string,
  create: (parent: Element, element: NewElement, within: string) => void,
): TomcatEdit[] {
  const edits: TomcatEdit[] = attributeEdits(text, element, demand.attributes).map(({ names, ...edit }) => ({
    ...edit,
    key: `${title}@${names.join()}`,
  }));
  const meant = childrenMeant(element, demand.children);
  for (const child of demand.children) {
    const found = meant.get(child);
    if (found) edits.push(...demandEdits(text, found, child, `${title}/${titleOf(found)}`, create));
    else if (child.create) create(element, written(child, {}), `${title}/`);
  }
  return edits;
}

/** Where a missing element is written; undefined if that is missing, too. */
function parentOf(document: TomcatDocument, place: ElementPlace): Element | undefined {
  if (place.kind === 'connector') return confluenceService(document);
  if (place.kind !== 'valve') return undefined;
  // Tomcat's Host puts an ErrorReportValve of its own into its pipeline unless it holds one.
  const usual = place.className === 'org.apache.catalina.valves.ErrorReportValve' ? 'host' : 'context';
  return parentOfValve(document, place.in ?? usual);
}

function newElement(place: ElementPlace, demand: Demand): NewElement | undefined {
  if (place.kind === 'valve') return { ...written(demand, { className: place.className }), name: 'Valve' };
  if (place.kind !== 'connector') return undefined;
  const protocol = place.speaks === 'ajp' ? { protocol: 'AJP/1.3' } : {};
  return { ...written(demand, { port: String(place.port), ...protocol }), name: 'Connector' };
}

/** What an element is called in a key: its name and what it goes by. */
function titleOf(element: Element | NewElement): string {
  const said = (name: string) =>
    'start' in element ? attributeOf(element, name)?.value : (element.attributes[name] ?? undefined);
  const by = ['port', 'docBase', 'className', 'name', 'hostName', 'type']
    .map(said)
    .find((value) => value !== undefined);
  return by === undefined ? element.name : `${element.name} ${by}`;
}

/** A second edit of the same key gets a number: two connectors may share a port. */
function withOwnKeys(edits: readonly TomcatEdit[]): TomcatEdit[] {
  const seen = new Map<string, number>();
  return edits.map((edit) => {
    const count = (seen.get(edit.key) ?? 0) + 1;
    seen.set(edit.key, count);
    return count === 1 ? edit : { ...edit, key: `${edit.key} #${count}` };
  });
}
