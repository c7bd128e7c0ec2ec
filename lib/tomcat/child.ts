import { attributeValue } from './query';
import type { Element } from './tree';

/** How elements of one name are told apart inside their parent. */
interface Kinship {
  /** The attribute they go by. */
  readonly by: string;
  /** What Tomcat takes where it is absent; without that, an element that does not say it fits every wish. */
  readonly otherwise?: string;
}

// Source: Tomcat's reference of the HTTP connector. Host names count in lower case; a certificate that stands alone
// needs no type, and Tomcat refuses to put one with a type beside it.
const kinships: Readonly<Record<string, Kinship>> = {
  SSLHostConfig: { by: 'hostName', otherwise: '_default_' },
  Certificate: { by: 'type' },
  UpgradeProtocol: { by: 'className' },
};

/** How elements of that name are told apart; undefined: it is always the first that is meant. */
export function kinshipOf(name: string): Kinship | undefined {
  return Object.hasOwn(kinships, name) ? kinships[name] : undefined;
}

/** What a child goes by: undefined if it says nothing about that, or if there is nothing to go by. */
export function identityIn(name: string, attribute: (name: string) => string | null | undefined): string | undefined {
  const kinship = kinshipOf(name);
  if (!kinship) return undefined;
  const said = attribute(kinship.by)?.trim() ?? kinship.otherwise;
  return kinship.by === 'hostName' ? said?.toLowerCase() : said;
}

/** What is wished for inside one element. */
export interface Wanted {
  readonly name: string;
  readonly identity: string | undefined;
}

/**
 * Which child of an element is meant by each wish: one that goes by the same, or else one that goes by nothing. No two
 * wishes get the same child; who gets none is left out.
 */
export function childrenMeant<W extends Wanted>(parent: Element, wanted: readonly W[]): Map<W, Element> {
  const meant = new Map<W, Element>();
  const taken = new Set<Element>();
  const take = (wish: W, fits: (identity: string | undefined) => boolean) => {
    if (meant.has(wish)) return;
    const child = parent.children.find(
      (child) =>
        child.name === wish.name &&
        !taken.has(child) &&
        fits(identityIn(child.name, (attribute) => attributeValue(child, attribute))),
    );
    if (!child) return;
    taken.add(child);
    meant.set(wish, child);
  };
  for (const wish of wanted) if (wish.identity !== undefined) take(wish, (identity) => identity === wish.identity);
  for (const wish of wanted) take(wish, (identity) => wish.identity === undefined || identity === undefined);
  return meant;
}
