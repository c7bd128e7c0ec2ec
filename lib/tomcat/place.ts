import { attributeValue, elements, isInside } from './query';
import type { Element, TomcatDocument } from './tree';

/** What a Connector speaks. */
export type Protocol = 'http' | 'ajp';

/** Where a Valve stands: in the Context, the Host or the Engine that holds Confluence. */
export type ValveParent = 'context' | 'host' | 'engine';

/** How an element of server.xml is told from its siblings. Values compare trimmed. */
export type ElementPlace =
  /** By its port and, where that is said, by what it speaks. */
  | { readonly kind: 'connector'; readonly port: number; readonly speaks?: Protocol }
  /** Whichever speaks that. */
  | { readonly kind: 'connector'; readonly speaks: Protocol; readonly port?: undefined }
  /** By its path, or by the last segment of its `docBase`; without both, Confluence's own. */
  | { readonly kind: 'context'; readonly path?: string; readonly docBase?: string }
  /** Without `in`: in Confluence's own Context or else its Host or else its Engine. */
  | { readonly kind: 'valve'; readonly className: string; readonly in?: ValveParent }
  /** Without a name: the one that holds Confluence, or the first. */
  | { readonly kind: 'host' | 'engine'; readonly name?: string };

/** The element at that place, the first if several fit; undefined if there is none or the file has a problem. */
export function findElement(document: TomcatDocument, place: ElementPlace): Element | undefined {
  return findElements(document, place)[0];
}

/** Every element at that place, in the order of the file; more than one only of Connectors, Valves and Contexts. */
export function findElements(document: TomcatDocument, place: ElementPlace): Element[] {
  switch (place.kind) {
    case 'connector': {
      const { port, speaks } = place;
      return [...elements(document, 'Connector')].filter(
        (connector) =>
          (port === undefined || isSame(connector, 'port', String(port))) &&
          (speaks === undefined || protocolOf(connector) === speaks),
      );
    }
    case 'context': {
      const { path, docBase } = place;
      const all = [...elements(document, 'Context')];
      if (path !== undefined) return all.filter((context) => isSame(context, 'path', path));
      if ((docBase ?? 'confluence') === 'confluence') return only(confluenceContext(document));
      return all.filter((context) => folderOf(context) === docBase);
    }
    case 'valve': {
      const parents = place.in === undefined ? valveParents : [place.in];
      for (const parent of parents) {
        const valves = parentOfValve(document, parent)?.children.filter(
          (child) => child.name === 'Valve' && isSame(child, 'className', place.className),
        );
        if (valves && valves.length > 0) return valves;
      }
      return [];
    }
    case 'host':
    case 'engine': {
      const element = place.kind === 'host' ? 'Host' : 'Engine';
      const { name } = place;
      if (name === undefined) return only(holderOf(document, element));
      return only(first(elements(document, element), (candidate) => isSame(candidate, 'name', name)));
    }
  }
}

/** What a Connector speaks; HTTP, unless its `protocol` names AJP. */
export function protocolOf(connector: Element): Protocol {
  return protocolIn(attributeValue(connector, 'protocol'));
}

/** What a value of `protocol` stands for: `AJP/1.3` and the classes of AJP for AJP. */
export function protocolIn(value: string | null | undefined): Protocol {
  return /ajp/i.test(value ?? '') ? 'ajp' : 'http';
}

/**
 * The Context that runs Confluence: its `docBase` ends in `confluence` (the stock file says `../confluence`). If none
 * does, the only one that is not Synchrony's proxy; with several of those there is no telling, and it is undefined.
 */
export function confluenceContext(document: TomcatDocument): Element | undefined {
  const named = first(elements(document, 'Context'), (context) => folderOf(context) === 'confluence');
  if (named) return named;
  const others = [...elements(document, 'Context')].filter((context) => !isSynchrony(context));
  return others.length === 1 ? others[0] : undefined;
}

/** The Service that holds Confluence, or else the first; undefined if there is none. */
export function confluenceService(document: TomcatDocument): Element | undefined {
  return holderOf(document, 'Service');
}

/** The element that holds such valves; undefined if there is none. */
export function parentOfValve(document: TomcatDocument, parent: ValveParent): Element | undefined {
  if (parent === 'context') return confluenceContext(document);
  return holderOf(document, parent === 'host' ? 'Host' : 'Engine');
}

/** Where valves stand, from the inside out. */
export const valveParents: readonly ValveParent[] = ['context', 'host', 'engine'];

function holderOf(document: TomcatDocument, name: string): Element | undefined {
  const context = confluenceContext(document);
  const holder = context && first(elements(document, name), (element) => isInside(context, element));
  return holder ?? first(elements(document, name), () => true);
}

function isSynchrony(context: Element): boolean {
  return (
    folderOf(context) === 'synchrony-proxy' || Boolean(attributeValue(context, 'path')?.endsWith('/synchrony-proxy'))
  );
}

function folderOf(context: Element): string | undefined {
  return attributeValue(context, 'docBase')
    ?.trim()
    .split(/[\\/]/)
    .filter((segment) => segment !== '')
    .at(-1);
}

function isSame(element: Element, attribute: string, value: string): boolean {
  return attributeValue(element, attribute)?.trim() === value.trim();
}

function only(element: Element | undefined): Element[] {
  return element ? [element] : [];
}

function first(among: Iterable<Element>, fits: (element: Element) => boolean): Element | undefined {
  for (const element of among) if (fits(element)) return element;
  return undefined;
}
