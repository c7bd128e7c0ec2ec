import { repeatedOf } from './directives';
import type { Properties, Property, Setting, WorkersNode } from './tree';

/** A value with its variables filled in grows no longer than this, in characters. mod_jk knows no bound. */
const longestValue = 8192;
/** Repeated lines are joined up to this many characters; no file of a real server comes near. */
const longestJoined = 1 << 20;
/** mod_jk looks for no more variables than these in one value. */
const mostVariables = 21;

/**
 * What mod_jk holds after reading these lines, as its log at level debug lists it, in linear time. A variable is
 * filled in if a line above defines it; all others stay as they are, since the environment of Apache may know them.
 * `repeated`: whether lines with one key may add up, as in workers.properties, or the last counts, as in
 * uriworkermap.properties.
 */
export function propertiesOf(nodes: readonly WorkersNode[], repeated: 'addUp' | 'lastCounts'): Properties {
  const properties = new Map<string, Growing>();
  for (const node of nodes) {
    if (node.kind !== 'setting') continue;
    const key = node.key.value;
    const value = filledIn(node.value.value, properties);
    const line = { setting: node, value };
    const property = properties.get(key);
    if (!property) properties.set(key, { key, value, lines: [line] });
    else {
      property.value = repeated === 'addUp' ? addedUp(key, property.value, value) : value;
      property.lines.push(line);
    }
  }
  return properties;
}

interface Growing extends Property {
  value: string;
  readonly lines: { readonly setting: Setting; readonly value: string }[];
}

function addedUp(key: string, before: string, value: string): string {
  const repeated = repeatedOf(key);
  if (repeated === 'lastCounts') return value;
  if (before.length + value.length >= longestJoined) return before;
  return `${before}${repeated}${value}`;
}

/** Replaces `$(name)`; what comes in that way is not looked through again. */
function filledIn(value: string, properties: Properties): string {
  let result = '';
  let at = 0;
  for (let count = 0; count < mostVariables; count += 1) {
    const open = value.indexOf('$(', at);
    const close = open === -1 ? -1 : value.indexOf(')', open);
    if (close === -1) break;
    const found = properties.get(value.slice(open + 2, close))?.value;
    if (found === undefined || result.length + found.length > longestValue) {
      result += value.slice(at, close);
      at = close;
    } else {
      result += value.slice(at, open) + found;
      at = close + 1;
    }
  }
  return result + value.slice(at);
}
