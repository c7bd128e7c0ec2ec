import { factsOf } from './directives';
import type { Setting } from './query';

/** Whether two directives or sections are the same setting, so that the one can take the place of the other. */
export function isSameSetting(a: Setting, b: Setting): boolean {
  const name = a.name.value.toLowerCase();
  if (a.kind !== b.kind || name !== b.name.value.toLowerCase()) return false;
  // A name is an alias wherever it stands among others.
  if (name === 'serveralias')
    return b.args.every(({ value }) => a.args.some((each) => each.value.toLowerCase() === value.toLowerCase()));
  return identityOf(a) === identityOf(b);
}

const identities = new WeakMap<Setting, string>();

function identityOf(setting: Setting): string {
  const identity = identities.get(setting) ?? makeIdentity(setting);
  identities.set(setting, identity);
  return identity;
}

function makeIdentity({ kind, name, args }: Setting): string {
  const values = args.map(({ value }) => value);
  const identity = kind === 'section' ? 'all' : (factsOf(name.value)?.identity ?? 'all');
  const chosen =
    typeof identity === 'function' ? identity(values) : identity === 'all' ? values : values.slice(0, identity);
  // Of a path, `/wiki` and `/wiki/` are one place; of a directive we know nothing about, only an exact copy is the same.
  const isPath = /^proxypass/i.test(name.value);
  return JSON.stringify(isPath ? chosen.map((value) => value.replace(/(.)\/$/, '$1')) : chosen);
}
