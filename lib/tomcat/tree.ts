import type { Span } from '../text/edit';
import type { Problem } from '../text/problem';

/** `name="value"`, from the first letter of the name to behind the closing quote. */
export interface Attribute extends Span {
  readonly name: string;
  /** With character references resolved. */
  readonly value: string;
  /** Between the quotes, as written. */
  readonly valueSpan: Span;
}

/** An element of server.xml. Comments, text and white space need no node: what no edit touches stays as it is. */
export interface Element extends Span {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** Where a further attribute goes: right behind the last one, or behind the name if there is none. */
  readonly attributesEnd: number;
  /** Behind the `>` of the start tag (which for `<a/>` is the end of the element). */
  readonly startTagEnd: number;
  readonly isEmpty: boolean;
  readonly children: readonly Element[];
}

export interface TomcatDocument {
  readonly format: 'tomcat';
  readonly path: string;
  readonly text: string;
  /** The root element; undefined exactly if there is a problem. */
  readonly root: Element | undefined;
  readonly problem: Problem | undefined;
}
