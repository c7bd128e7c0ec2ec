import type { Span } from '../text/edit';
import type { Problem } from '../text/problem';

/** One argument, or the name of a directive. `value` is the word as httpd reads it: without quotes, escapes resolved. */
export interface Word extends Span {
  readonly value: string;
}

/** A directive with its arguments; it may run over several lines. */
export interface Directive extends Span {
  readonly kind: 'directive';
  readonly name: Word;
  readonly args: readonly Word[];
}

/** From `<Name …>` to `</Name>`, both lines included. */
export interface Section extends Span {
  readonly kind: 'section';
  readonly name: Word;
  readonly args: readonly Word[];
  readonly children: readonly HttpdNode[];
  /** Between the opening line and the closing tag's line. */
  readonly body: Span;
}

/** Comments, blank lines and lines httpd would refuse. We keep them; we never look inside. */
export interface Trivia extends Span {
  readonly kind: 'comment' | 'blank' | 'unreadable';
}

export type HttpdNode = Directive | Section | Trivia;

export interface HttpdDocument {
  readonly format: 'httpd';
  readonly path: string;
  readonly text: string;
  /** Every character of `text` lies under exactly one of these. */
  readonly children: readonly HttpdNode[];
  /** What httpd would refuse to start with; none if the file can be read. */
  readonly problems: readonly Problem[];
}
