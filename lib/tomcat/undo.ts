import type { NewElement } from './create';
import { type ElementPlace, protocolIn } from './place';
import type { Element } from './tree';
import type { TomcatWish } from './wish';

/** Whether a wish would take away at once what another one has made. */
export function wantsGone({ place, gone }: TomcatWish, made: ElementPlace, element: NewElement): boolean {
  if (!gone || place.kind !== made.kind) return false;
  if (place.kind === 'connector' && made.kind === 'connector') {
    const speaks = protocolIn(element.attributes.protocol);
    if (place.port !== undefined && place.port !== made.port) return false;
    if (place.speaks && place.speaks !== speaks) return false;
  }
  if (place.kind === 'valve' && made.kind === 'valve') {
    if (place.className !== made.className || (place.in && made.in && place.in !== made.in)) return false;
  }
  return gone === true || gone(asRead(element));
}

/** A new element as the parser would hand it over, but for its place in the text. */
function asRead({ name, attributes, children }: NewElement): Element {
  const nowhere = { start: -1, end: -1 };
  return {
    ...nowhere,
    name,
    attributes: Object.entries(attributes).flatMap(([name, value]) =>
      value === null ? [] : [{ ...nowhere, name, value, valueSpan: nowhere }],
    ),
    attributesEnd: -1,
    startTagEnd: -1,
    isEmpty: children.length === 0,
    children: children.map(asRead),
  };
}
