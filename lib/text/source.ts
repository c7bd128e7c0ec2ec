/** Where a fact comes from, and when it was last read or measured there. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** The day it was checked, as `2026-11-23`. */
  readonly checked: string;
}
