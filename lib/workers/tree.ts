import type { Span } from '../text/edit';
import type { Problem } from '../text/problem';

/** A key or a value, without the white space around it; variables are still in it. */
export interface Token extends Span {
  readonly value: string;
}

/** A line `key=value`, with its line break and the comment behind the value, if there is one. */
export interface Setting extends Span {
  readonly kind: 'setting';
  readonly key: Token;
  readonly value: Token;
}

/** Comments, blank lines and lines that mod_jk passes over without a word. We keep them; we never look inside. */
export interface Trivia extends Span {
  readonly kind: 'comment' | 'blank' | 'unreadable';
}

export type WorkersNode = Setting | Trivia;

/** What mod_jk holds under one key, once it has read the file; what a worker takes over from another is not in it. */
export interface Property {
  readonly key: string;
  /** Variables are filled in as far as the file defines them; repeated lines are joined where mod_jk joins them. */
  readonly value: string;
  /** All lines with that key, in the order of the file, each with its own value with variables filled in. */
  readonly lines: readonly { readonly setting: Setting; readonly value: string }[];
}

/** Properties by key, in the order in which mod_jk keeps them. */
export type Properties = ReadonlyMap<string, Property>;

export interface WorkersDocument {
  readonly format: 'workers';
  readonly path: string;
  readonly text: string;
  /** Every character of `text` lies under exactly one of these. */
  readonly children: readonly WorkersNode[];
  readonly properties: Properties;
  /** What keeps Apache from starting, and lines so long that mod_jk breaks them; none if the file can be read. */
  readonly problems: readonly Problem[];
}
