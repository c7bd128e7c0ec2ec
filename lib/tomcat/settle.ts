import { type ElementPlace, type Protocol, protocolIn, type ValveParent } from './place';
import type { TomcatWish } from './wish';

/**
 * The same wishes, each with all that its siblings say of the place: what is spoken on a port, and where a valve of a
 * class stands. Otherwise two wishes for one element could each find another one.
 */
export function settle(wishes: readonly TomcatWish[]): TomcatWish[] {
  const speaks = new Map<number, Protocol>();
  const parents = new Map<string, ValveParent>();
  for (const wish of wishes) {
    const { place } = wish;
    if (wish.gone) continue;
    if (place.kind === 'connector' && place.port !== undefined) {
      const protocol = place.speaks ?? protocolWished(wish);
      if (protocol && !speaks.has(place.port)) speaks.set(place.port, protocol);
    }
    if (place.kind === 'valve' && place.in && !parents.has(place.className)) parents.set(place.className, place.in);
  }
  return wishes.map((wish) => (wish.gone ? wish : { ...wish, place: settled(wish, speaks, parents) }));
}

/** What the connector of a wish has to speak; undefined if the wish says nothing about it. */
export function protocolWished({ attributes, create }: TomcatWish): Protocol | undefined {
  const said = attributes.protocol === undefined ? create?.protocol : attributes.protocol;
  return said === undefined ? undefined : protocolIn(said);
}

function settled(
  wish: TomcatWish,
  speaks: ReadonlyMap<number, Protocol>,
  parents: ReadonlyMap<string, ValveParent>,
): ElementPlace {
  const { place } = wish;
  if (place.kind === 'connector' && place.port !== undefined && !place.speaks) {
    const protocol = protocolWished(wish) ?? speaks.get(place.port);
    return protocol ? { ...place, speaks: protocol } : place;
  }
  if (place.kind === 'valve' && !place.in) {
    const parent = parents.get(place.className);
    return parent ? { ...place, in: parent } : place;
  }
  return place;
}
