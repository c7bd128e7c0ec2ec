import type { Properties, Property, Setting } from './tree';

/** mod_jk gives up, and Apache with it, where more references than these follow one another. */
const mostReferences = 19;

/**
 * The prefixes a worker takes its settings from, its own first: `worker.node1`, then what its `reference` names, and
 * so on. Ends where mod_jk would give up, so a circle is safe.
 */
export function* prefixesOf(properties: Properties, prefix: string): Generator<string> {
  let current = prefix;
  for (let count = 0; count <= mostReferences; count += 1) {
    yield current;
    const next = properties.get(`${current}.reference`)?.value;
    if (next === undefined) return;
    current = next;
  }
}

/** The references that keep Apache from starting, each with what is wrong with it. */
export function brokenReferences(properties: Properties): { readonly setting: Setting; readonly says: string }[] {
  const references = [...properties.values()].filter(({ key }) => /^worker\..*\.reference$/s.test(key));
  if (references.length === 0) return [];
  const keys = [...properties.keys()].sort();
  return references.flatMap((property) => {
    const setting = property.lines.at(-1)?.setting;
    const says = faultOf(properties, keys, property);
    return setting && says !== undefined ? [{ setting, says }] : [];
  });
}

function faultOf(properties: Properties, keys: readonly string[], property: Property): string | undefined {
  const own = property.key.slice(0, -'.reference'.length);
  const prefixes = [...prefixesOf(properties, own)];
  const last = prefixes.at(-1) ?? '';
  if (properties.has(`${last}.reference`)) {
    return new Set(prefixes).size < prefixes.length
      ? 'This reference leads in a circle: mod_jk gives up on it, and Apache does not start.'
      : `More than ${mostReferences} references follow one another from here: mod_jk gives up, and Apache does not start.`;
  }
  // A variable that the environment of Apache defines may still name something.
  if (property.value.includes('$(') || startsAny(keys, `${property.value}.`)) return undefined;
  return 'This reference names something that no line here begins with: mod_jk does not find it, and Apache does not start. It wants the whole beginning, as in `worker.template`.';
}

/** Whether one of these sorted keys begins with `prefix`. */
function startsAny(keys: readonly string[], prefix: string): boolean {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return keys[low]?.startsWith(prefix) ?? false;
}
