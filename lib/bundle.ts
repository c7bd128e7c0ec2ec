import type { Answers } from './answers';
import type { Command } from './platforms/platform';
import type { Folder, JvmArgument } from './recipes/recipe';
import type { Site } from './site';
import type { Edit } from './text/edit';
import type { Problem } from './text/problem';
import type { Source } from './text/source';

/** Why one line of a file is as it is. */
export interface Note {
  /** From 1, in the new text. */
  readonly line: number;
  /** The last line it speaks of; the same as `line` for most. */
  readonly lastLine: number;
  /** One short sentence. */
  readonly says: string;
  /** What would go wrong without it, or what else is worth knowing. */
  readonly why?: string;
  /** The answers the line comes from, as paths: `site.publicUrl`. */
  readonly from: readonly string[];
  /** The versions and modules it needs: `httpd 2.4.47`, `mod_proxy`. */
  readonly needs: readonly string[];
  readonly sources: readonly Source[];
  /** The recipe the line comes from; none if it was there before and we only explain it. */
  readonly recipe?: string;
}

/** What an edit does to the file of the admin. */
export type Change = 'add' | 'change' | 'move' | 'remove';

/** An edit that knows what it does. */
export interface MarkedEdit extends Edit {
  readonly does: Change;
  /** Names what it changes, the same in every build. */
  readonly key: string;
}

export interface GeneratedFile {
  /** In the bundle: `apache/etc/apache2/sites-available/confluence.conf`. */
  readonly path: string;
  /** On the machine, absolute. */
  readonly installTo: string;
  /** What it is; `page` is a small file that Apache serves, `environment` and `helm-values` stand in for server.xml. */
  readonly role: 'virtual-host' | 'workers' | 'page' | 'server-xml' | 'environment' | 'helm-values';
  /** The node it belongs to; none: it belongs to the Apache machine, or to all of Confluence. */
  readonly node?: string;
  /** As octal digits: `0644`. */
  readonly mode: '0644' | '0640';
  /** What `before` is: the admin's own file, the stock file of the release, or nothing. */
  readonly beforeIs: 'yours' | 'stock' | 'nothing';
  readonly before: string;
  /** From `before` to `text`: this is the diff. */
  readonly edits: readonly MarkedEdit[];
  readonly text: string;
  readonly change: 'new' | 'changed' | 'unchanged';
  /** Why each line is as it is, in the order of the lines; computed when first asked for. */
  readonly notes: () => readonly Note[];
  /** Why lines that go have to go, their places told by `before`; left out where nothing goes for a reason of its own. */
  readonly leaves?: () => readonly Note[];
}

/** A file the admin gave that could not be used, and why; nothing in it was changed. */
export interface RefusedFile {
  readonly path: string;
  readonly text: string;
  readonly says: string;
  /** Where the trouble is, if it has a place. */
  readonly at?: Problem;
}

/** A remark about the answers or the files that the admin has to know. */
export interface Finding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file?: string;
  readonly line?: number;
  readonly says: string;
}

export interface Bundle {
  readonly answers: Answers;
  readonly site: Site;
  readonly files: readonly GeneratedFile[];
  /** If there are any, the bundle is for looking at, not for taking home. */
  readonly refused: readonly RefusedFile[];
  readonly jvm: readonly (JvmArgument & { readonly recipe: string })[];
  /** Folders that have to be there before Apache reads its files. */
  readonly folders: readonly (Folder & { readonly recipe: string })[];
  /** What has to be done by hand, outside the files and commands. */
  readonly steps: readonly string[];
  /** Every module the directives need, in alphabetical order, without `mod_`. */
  readonly modules: readonly string[];
  /** The oldest httpd that reads every line. */
  readonly minimumVersion: string;
  /** True: a reload is not enough, Apache has to be restarted once. */
  readonly needsRestart: boolean;
  /** What to type, in order, to put the files to work on the Apache machine. */
  readonly commands: readonly Command[];
  readonly findings: readonly Finding[];
}
