import type { z } from 'zod';
import type { HttpdDocument } from '../httpd/tree';
import type { Site } from '../site';
import type { Source } from '../text/source';
import type { TomcatWish } from '../tomcat/merge';

/** Why lines are as they are: what the admin reads beside them. */
export interface Because {
  /** One short sentence; in Apache's files it stands as the comment above the lines. */
  readonly says: string;
  /** What would go wrong without them, or what else is worth knowing. */
  readonly why?: string;
  /** The answers they come from, as paths: `site.publicUrl`. */
  readonly from: readonly string[];
  readonly sources: readonly Source[];
}

/** Lines of Apache's configuration. */
export interface HttpdLines extends Because {
  readonly lines: HttpdDocument;
}

/** Attributes of one element of server.xml. */
export interface TomcatLines extends Because {
  readonly wish: TomcatWish;
}

/** One argument for Confluence's Java process, to be added in bin/setenv. */
export interface JvmArgument extends Because {
  readonly argument: string;
}

/** The lines that should stand in each file, in that file's own language. */
export interface Lines {
  /** Beside the virtual host of the site, in front of it. */
  readonly server?: readonly HttpdLines[];
  /** Inside the virtual host of the site. */
  readonly vhost?: readonly HttpdLines[];
  /** There too, behind all of `vhost`: which path goes where. The first that fits wins, so their order is that of the recipes. */
  readonly routes?: readonly HttpdLines[];
  readonly tomcat?: readonly TomcatLines[];
  readonly jvm?: readonly JvmArgument[];
}

export interface Recipe<Asks extends z.ZodObject = z.ZodObject> {
  /** Names the feature in links and in saved answers: kebab-case, never changed once released. */
  readonly id: string;
  readonly title: string;
  /** One paragraph for the admin: what it does for them and what it costs. */
  readonly says: string;
  readonly sources: readonly Source[];
  /** True: it is off until the admin turns it on. Otherwise it is on wherever it applies. */
  readonly isOptional?: true;
  /** Where it applies; left out: everywhere. */
  readonly when?: (site: Site) => boolean;
  /** What we ask, each field with a default; left out: there is nothing to ask. */
  readonly asks?: Asks;
  /** `features` holds what was answered for all recipes that are on, by their ids. */
  readonly write: (site: Site, answers: z.output<Asks>, features: Features) => Lines;
}

/** The answers for each recipe that is on, checked by its own schema. */
export type Features = Readonly<Record<string, unknown>>;

/** Ties the type of the answers to what is asked, and forgets it again so that recipes fit in one list. */
export function recipe<Asks extends z.ZodObject>(spec: Recipe<Asks>): Recipe {
  // The list holds recipes of every shape; each one gets answers that its own schema has checked.
  return spec as unknown as Recipe;
}
