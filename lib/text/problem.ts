import type { Span } from './edit';

/** What keeps a file from being read; the server it belongs to would not start with it either. */
export interface Problem extends Span {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** In the admin's words: what is wrong there and what it means. */
  readonly says: string;
}
