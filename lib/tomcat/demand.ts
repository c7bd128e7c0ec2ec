import type { Said } from './change';
import { identityIn, type Wanted } from './child';
import type { NewElement } from './create';
import type { ChildWish } from './wish';

/** All that the wishes say of one element. */
export interface Demand extends Wanted {
  identity: string | undefined;
  readonly attributes: Map<string, Said>;
  create?: Readonly<Record<string, string>>;
  readonly children: Demand[];
}

/** Nothing yet. */
export function newDemand(name: string, identity: string | undefined): Demand {
  return { name, identity, attributes: new Map(), children: [] };
}

/** Adds what one more wish says; `wish` is its number. */
export function addUp(
  demand: Demand,
  { attributes, create, children }: Omit<ChildWish, 'element'>,
  wish: number,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    demand.attributes.delete(name);
    demand.attributes.set(name, { value, wish });
  }
  if (create) demand.create = { ...demand.create, ...create };
  for (const child of children ?? []) {
    const identity = identityIn(child.element, (name) => child.attributes[name]);
    const kin = demand.children.filter(({ name }) => name === child.element);
    // Who does not say which one is meant means the same as the first who does.
    const free = kin.find((other) => identity === undefined || other.identity === undefined);
    const known = kin.find((other) => other.identity === identity) ?? free ?? newDemand(child.element, identity);
    if (!kin.includes(known)) demand.children.push(known);
    known.identity ??= identity;
    addUp(known, child, wish);
  }
}

/** The element as it is to be written where it is missing; `first` are the attributes it goes by. */
export function written(demand: Demand, first: Readonly<Record<string, string>>): NewElement {
  const wanted = [...demand.attributes].map(([name, { value }]) => [name, value] as const);
  const children = demand.children.filter(({ create }) => create).map((child) => written(child, {}));
  return { name: demand.name, attributes: { ...first, ...demand.create, ...Object.fromEntries(wanted) }, children };
}
