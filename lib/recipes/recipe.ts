import type { z } from 'zod';
import type { Setting } from '../httpd/query';
import type { HttpdDocument } from '../httpd/tree';
import type { Command } from '../platforms/platform';
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
  /** Lines that the admin wrote, not we: they are marked as theirs. */
  readonly isTheirs?: true;
}

/** Lines of workers.properties, in order: `worker.node1.port` and `8009`. */
export interface WorkersLines extends Because {
  readonly settings: readonly (readonly [key: string, value: string])[];
}

/** Attributes of one element of server.xml; `node` names the one node it is for, otherwise it is for every node. */
export interface TomcatLines extends Because {
  readonly wish: TomcatWish;
  readonly node?: string;
}

/** One argument for Confluence's Java process, to be added in bin/setenv; `node` as with `TomcatLines`. */
export interface JvmArgument extends Because {
  readonly argument: string;
  readonly node?: string;
}

/** A small file that Apache itself serves or reads, new and ours as a whole. */
export interface OwnFile extends Because {
  /** On the Apache machine, absolute. */
  readonly installTo: string;
  readonly text: string;
  readonly mode: '0644' | '0640';
}

/** A folder that has to be there before Apache reads its files. */
export interface Folder extends Because {
  readonly path: string;
  readonly owner: 'root' | 'apache';
  readonly mode: '0755' | '0750';
}

/** Settings of the admin's own files that may no longer stand beside ours, in the virtual host of the site or beside it. */
export interface GoneSettings extends Because {
  /** `document` is the whole file. */
  readonly isGone: (setting: Setting, document: HttpdDocument) => boolean;
}

/** A remark about the answers that the admin has to know; it stops nothing. */
export interface Remark {
  readonly id: string;
  readonly severity: 'warning' | 'info';
  readonly says: string;
}

/** The lines that should stand in each file, in that file's own language. */
export interface Lines {
  /** Beside the virtual host of the site, in front of it. */
  readonly server?: readonly HttpdLines[];
  /** Inside the virtual host of the site. */
  readonly vhost?: readonly HttpdLines[];
  /** There too, behind all of `vhost`: which path goes where. The first that fits wins, so their order is that of the recipes. */
  readonly routes?: readonly HttpdLines[];
  /** In workers.properties; without any, there is no such file. */
  readonly workers?: readonly WorkersLines[];
  readonly tomcat?: readonly TomcatLines[];
  readonly jvm?: readonly JvmArgument[];
  readonly files?: readonly OwnFile[];
  readonly folders?: readonly Folder[];
  readonly gone?: readonly GoneSettings[];
  /** Steps on the Apache machine once the files lie there and before they are tested. */
  readonly commands?: readonly Command[];
  /** True: a reload is not enough for these lines to count. */
  readonly needsRestart?: true;
  /** What has to be done by hand outside the files, each one sentence or two: in the runbook. */
  readonly steps?: readonly string[];
  readonly remarks?: readonly Remark[];
}

/** Under which heading a form shows a recipe. */
export type Topic = 'connection' | 'site' | 'speed' | 'access' | 'operation';

/** An answer that cannot stand beside the others, said at its own field. */
export interface Refusal {
  /** Below the answers of the recipe: `networks.0`; empty for the recipe as a whole. */
  readonly field: string;
  readonly says: string;
}

export interface Recipe<Asks extends z.ZodObject = z.ZodObject> {
  /** Names the feature in links and in saved answers: kebab-case, never changed once released. */
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  /** One paragraph for the admin: what it does for them and what it costs. */
  readonly says: string;
  readonly sources: readonly Source[];
  /** True: it is off until the admin turns it on. Otherwise it is on wherever it applies. */
  readonly isOptional?: true;
  /** Where it applies; left out: everywhere. */
  readonly when?: (site: Site) => boolean;
  /** What we ask, each field with a default; left out: there is nothing to ask. */
  readonly asks?: Asks;
  /** What cannot be, seen beside the site and the other features; asked before anything is written, where it applies and is on. */
  readonly refuses?: (site: Site, answers: z.output<Asks>, features: Features) => readonly Refusal[];
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
