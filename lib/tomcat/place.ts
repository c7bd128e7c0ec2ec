import { attributeValue, elements, isInside } from './query';
import type { Element, TomcatDocument } from './tree';

/** How an element of server.xml is told from its siblings. Values compare trimmed. */
export type ElementPlace =
  | { readonly kind: 'connector'; readonly port: number }
  /** By its path, or by the last segment of its `docBase`; without both, Confluence's own. */
  | { readonly kind: 'context'; readonly path?: string; readonly docBase?: string }
  /** Inside Confluence's own Context. */
  | { readonly kind: 'valve'; readonly className: string }
  /** Without a name: the one that holds Confluence, or the first. */
  | { readonly kind: 'host' | 'engine'; readonly name?: string };

/** The element at that place, the first if several fit; undefined if there is none or the file has a problem. */
export function findElement(document: TomcatDocument, place: ElementPlace): Element | undefined {
  switch (place.kind) {
    case 'connector':
      return first(elements(document, 'Connector'), (connector) => isSame(connector, 'port', String(place.port)));
    case 'context': {
      const { path, docBase } = place;
      if (path !== undefined) return first(elements(document, 'Context'), (context) => isSame(context, 'path', path));
      return (docBase ?? 'confluence') === 'confluence'
        ? confluenceContext(document)
        : contextByFolder(document, docBase ?? '');
    }
    case 'valve': {
      const context = confluenceContext(document);
      return context && first(elements(context, 'Valve'), (valve) => isSame(valve, 'className', place.className));
    }
    case 'host':
    case 'engine': {
      const element = place.kind === 'host' ? 'Host' : 'Engine';
      const { name } = place;
      if (name === undefined) return holderOf(document, element);
      return first(elements(document, element), (candidate) => isSame(candidate, 'name', name));
    }
  }
}

/**
 * The Context that runs Confluence: its `docBase` ends in `confluence` (the stock file says `../confluence`). If none
 * does, the only one that is not Synchrony's proxy; with several of those there is no telling, and it is undefined.
 */
export function confluenceContext(document: TomcatDocument): Element | undefined {
  const named = contextByFolder(document, 'confluence');
  if (named) return named;
  const others = [...elements(document, 'Context')].filter((context) => !isSynchrony(context));
  return others.length === 1 ? others[0] : undefined;
}

/** The Service that holds Confluence, or else the first; undefined if there is none. */
export function confluenceService(document: TomcatDocument): Element | undefined {
  return holderOf(document, 'Service');
}

function holderOf(document: TomcatDocument, name: string): Element | undefined {
  const context = confluenceContext(document);
  const holder = context && first(elements(document, name), (element) => isInside(context, element));
  return holder ?? first(elements(document, name), () => true);
}

function contextByFolder(document: TomcatDocument, folder: string): Element | undefined {
  return first(elements(document, 'Context'), (context) => folderOf(context) === folder);
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

function first(among: Iterable<Element>, fits: (element: Element) => boolean): Element | undefined {
  for (const element of among) if (fits(element)) return element;
  return undefined;
}
