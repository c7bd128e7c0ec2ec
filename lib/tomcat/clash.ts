import { positionAt } from '../text/lines';
import type { Problem } from '../text/problem';
import { findElement, type Protocol } from './place';
import { attributeOf } from './query';
import { withoutGone } from './remove';
import { settle } from './settle';
import type { TomcatDocument } from './tree';
import type { TomcatWish } from './wish';

/** A port that a wish needs and the file uses for something else. None of the edits for that port are made. */
export interface Clash extends Problem {
  readonly port: number;
}

/**
 * Where the wishes cannot be granted because of what the admin has on that port: a connector that speaks something
 * else, or Tomcat's shutdown port. One clash a port, in the order of the wishes.
 */
export function clashesIn(document: TomcatDocument, wishes: readonly TomcatWish[]): Clash[] {
  const { rest } = withoutGone(document, wishes);
  const clashes = new Map<number, Clash>();
  for (const wish of settle(wishes)) {
    const clash = clashOf(rest, wish);
    if (clash && !clashes.has(clash.port)) clashes.set(clash.port, clash);
  }
  return [...clashes.values()];
}

/** Why a settled wish cannot be granted in this file; undefined if nothing speaks against it. */
export function clashOf(document: TomcatDocument, { place, create, gone }: TomcatWish): Clash | undefined {
  if (gone || place.kind !== 'connector' || place.port === undefined || findElement(document, place)) return;
  const { port, speaks } = place;
  const other = findElement(document, { kind: 'connector', port });
  if (other && speaks) {
    const says = `The connector on port ${port} speaks ${names[speaks === 'ajp' ? 'http' : 'ajp']} and stays as it is. Take another port for ${names[speaks]}.`;
    return { port, start: other.start, end: other.startTagEnd, ...positionAt(document.text, other.start), says };
  }
  const shutdown = document.root && attributeOf(document.root, 'port');
  if (create && shutdown?.value.trim() === String(port)) {
    const { start, end } = shutdown;
    const says = `Tomcat waits on port ${port} for the word that stops it. Take another port for the connector.`;
    return { port, start, end, ...positionAt(document.text, start), says };
  }
  return;
}

const names: Readonly<Record<Protocol, string>> = { http: 'HTTP', ajp: 'AJP' };
