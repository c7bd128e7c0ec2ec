import type { TomcatLines } from './recipes/recipe';
import type { Site, SiteNode } from './site';
import type { TomcatWish } from './tomcat/wish';
import type { Chosen } from './virtual-host-file';

/** A wish for server.xml with its reason, and the recipe that has it. */
export interface TomcatReason {
  readonly because: TomcatLines;
  readonly recipe: string;
}

/** Every wish for the server.xml of a node, in the order of the recipes. */
export function tomcatReasons(chosen: readonly Chosen[], { name }: SiteNode): TomcatReason[] {
  return chosen.flatMap(({ recipe, lines }) =>
    (lines.tomcat ?? [])
      .filter(({ node }) => node === undefined || node === name)
      .map((because) => ({ because, recipe: recipe.id })),
  );
}

/** The wishes as they count where a container writes the file: Confluence's own connector always stands in that. */
export function wishesInside(reasons: readonly TomcatReason[], { confluencePort }: Site): TomcatWish[] {
  return reasons.map(({ because: { wish } }) => {
    if (wish.place.kind !== 'connector' || wish.place.port !== confluencePort || !wish.create) return wish;
    const { create: _made, ...rest } = wish;
    return rest;
  });
}

/**
 * The last reason that has a say in each name, where `namesOf` tells what some wishes come to. The connector of
 * Confluence leads each time: only beside it can a further one be told for what it is.
 */
export function reasonsByName(
  reasons: readonly TomcatReason[],
  site: Site,
  namesOf: (wishes: readonly TomcatWish[]) => readonly string[],
): ReadonlyMap<string, TomcatReason> {
  const port = site.confluencePort;
  const main: TomcatWish = { place: { kind: 'connector', port }, attributes: {} };
  // Its port, where that is not the usual one.
  const always = namesOf([main]);
  const wishes = wishesInside(reasons, site);
  return new Map(
    reasons.flatMap((reason, i) => {
      const wish = wishes[i];
      if (!wish) return [];
      const isMain = wish.place.kind === 'connector' && wish.place.port === port;
      const names = namesOf([main, wish]).filter((name) => isMain || !always.includes(name));
      return names.map((name): [string, TomcatReason] => [name, reason]);
    }),
  );
}
