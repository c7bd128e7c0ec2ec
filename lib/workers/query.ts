import { factsOf, formerNamesOf } from './directives';
import { prefixesOf } from './references';
import type { Properties, Property, Setting, WorkersDocument } from './tree';

/** Anything that holds what mod_jk reads out of a file. */
interface Holder {
  readonly properties: Properties;
}

/** A worker, a member of a balancer, or a template that others refer to. */
export interface Worker {
  readonly name: string;
  /** As mod_jk reads it, `ajp13` where nothing says otherwise; possibly a type that does not exist. */
  readonly type: string;
  /** Named in `worker.list`: paths may be mounted on it. */
  readonly isListed: boolean;
  /** The balancers it is a member of. */
  readonly balancers: readonly string[];
}

/** Every worker the file tells of, in the order in which it does; templates have no list and no balancer. */
export function workers(document: WorkersDocument): readonly Worker[] {
  const listed = new Set(workerList(document));
  const names = new Set<string>();
  for (const key of document.properties.keys()) {
    const name = workerOf(key);
    if (name !== undefined) names.add(name);
  }
  // By the list they have: many may take the same one over, and are then told in one go.
  const byList = new Map<string, string[]>();
  for (const balancer of new Set([...names, ...listed])) {
    if (typeOf(document, balancer) !== 'lb') continue;
    const list = valueIn(document, balancer, 'balance_workers') ?? '';
    const known = byList.get(list);
    if (known) known.push(balancer);
    else byList.set(list, [balancer]);
  }
  const balancers = new Map<string, readonly string[]>();
  for (const [list, those] of byList) {
    for (const member of new Set(namesIn(list))) {
      const known = balancers.get(member);
      balancers.set(member, known ? [...known, ...those] : those);
    }
  }
  return [...new Set([...names, ...listed, ...balancers.keys()])].map((name) => ({
    name,
    type: typeOf(document, name),
    isListed: listed.has(name),
    balancers: balancers.get(name) ?? [],
  }));
}

/** The workers that paths may be mounted on: `worker.list`, or `ajp13` alone in a file without it. */
export function workerList(document: Holder): readonly string[] {
  return namesIn(document.properties.get('worker.list')?.value ?? 'ajp13');
}

/** The members of a balancer, each once, in the order of the file; none for a worker that balances nothing. */
export function membersOf(document: Holder, balancer: string): readonly string[] {
  return [...new Set(namesIn(valueIn(document, balancer, 'balance_workers') ?? ''))];
}

/**
 * What mod_jk takes for a directive of a worker: variables filled in, taken over by `reference`, under its former
 * name. Undefined where no line says it: mod_jk then takes its default.
 */
export function valueIn(document: Holder, worker: string, directive: string): string | undefined {
  return findProperty(document, `worker.${worker}.${directive}`)?.value;
}

/** Like `valueIn` by the whole key, with the lines it comes from. */
export function findProperty({ properties }: Holder, key: string): Property | undefined {
  const dot = key.lastIndexOf('.');
  if (!key.startsWith('worker.') || dot < 'worker.'.length) return properties.get(key);
  const directive = key.slice(dot + 1);
  if (directive === 'reference') return properties.get(key);
  const prefixes = [...prefixesOf(properties, key.slice(0, dot))];
  for (const name of [directive, ...formerNamesOf(directive)]) {
    for (const prefix of prefixes) {
      const found = properties.get(`${prefix}.${name}`);
      if (found) return found;
    }
  }
  return undefined;
}

/** The secret a worker sends: its own, or that of the first balancer it is a member of that has one. */
export function secretOf(document: WorkersDocument, worker: Worker): string | undefined {
  const own = valueIn(document, worker.name, 'secret');
  if (own !== undefined) return own;
  return worker.balancers.map((name) => valueIn(document, name, 'secret')).find((secret) => secret !== undefined);
}

/** Every line that says something, in the order of the file; with `worker`, those about this one alone. */
export function settingsOf(document: WorkersDocument, worker?: string): readonly Setting[] {
  const settings = document.children.filter((node) => node.kind === 'setting');
  return worker === undefined ? settings : settings.filter(({ key }) => workerOf(key.value) === worker);
}

/** The name in `worker.<name>.<directive>`; undefined for any other key. */
export function workerOf(key: string): string | undefined {
  const end = key.lastIndexOf('.');
  if (!key.startsWith('worker.') || end <= 'worker.'.length) return undefined;
  return factsOf(key.slice(end + 1)) ? key.slice('worker.'.length, end) : undefined;
}

/** What a key begins with, up to its last dot: `worker.node1`. Lines with the same prefix belong together. */
export function prefixOf(key: string): string {
  return key.slice(0, Math.max(key.lastIndexOf('.'), 0));
}

/** The names in a list: mod_jk separates them at commas, blanks and tabs. */
export function namesIn(list: string): readonly string[] {
  return list.split(/[ \t,]+/).filter((name) => name !== '');
}

function typeOf(document: Holder, worker: string): string {
  return valueIn(document, worker, 'type') ?? 'ajp13';
}
