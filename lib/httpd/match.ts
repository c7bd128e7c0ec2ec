import { factsOf } from './directives';
import { isNamed, type Setting, settingsIn } from './query';
import { isSameSetting } from './same-setting';
import type { HttpdDocument, HttpdNode } from './tree';
import { findVirtualHost } from './virtual-host';

/** What is in force in one place of a file. A RewriteRule and the RewriteConds above it are one setting: the rule. */
export interface Scope {
  readonly settings: readonly Setting[];
  /** The same by their names in lower case. */
  readonly byName: ReadonlyMap<string, readonly Setting[]>;
  readonly conditions: ReadonlyMap<Setting, readonly Setting[]>;
  /** The first of the conditions at the end that no rule follows: a rule behind them would be theirs. */
  readonly idle: Setting | undefined;
}

const scopes = new WeakMap<readonly HttpdNode[], Scope>();

/** The scope of a section's content, or of a whole file's. An admin's file stays the same while answers change: it is worked out once. */
export function scopeOf(nodes: readonly HttpdNode[]): Scope {
  const scope = scopes.get(nodes) ?? makeScope(nodes);
  scopes.set(nodes, scope);
  return scope;
}

function makeScope(nodes: readonly HttpdNode[]): Scope {
  const settings: Setting[] = [];
  const byName = new Map<string, Setting[]>();
  const conditions = new Map<Setting, readonly Setting[]>();
  let waiting: Setting[] = [];
  for (const setting of settingsIn({ children: nodes })) {
    if (isNamed(setting, 'RewriteCond')) {
      waiting.push(setting);
      continue;
    }
    settings.push(setting);
    const name = setting.name.value.toLowerCase();
    const namesakes = byName.get(name);
    if (namesakes) namesakes.push(setting);
    else byName.set(name, [setting]);
    // httpd keeps conditions for the next rule, whatever stands between.
    if (!isNamed(setting, 'RewriteRule')) continue;
    conditions.set(setting, waiting);
    waiting = [];
  }
  return { settings, byName, conditions, idle: waiting[0] };
}

/** The setting of `document`, among those in force in one place, that plays the part of `wanted` in its own place. */
export function findMatch(
  document: HttpdDocument,
  inForce: Scope,
  wanted: Setting,
  desired: Scope,
): Setting | undefined {
  if (wanted.kind === 'section' && isNamed(wanted, 'VirtualHost')) return findVirtualHost(document, wanted);
  const conditions = desired.conditions.get(wanted) ?? [];
  const isSame = (each: Setting) => {
    const present = inForce.conditions.get(each) ?? [];
    return (
      isSameSetting(each, wanted) &&
      present.length === conditions.length &&
      conditions.every((condition, i) => present[i] && isSameSetting(present[i], condition))
    );
  };
  // Where the first match decides, the first counts; otherwise the last one in a section is in force.
  const namesakes = inForce.byName.get(wanted.name.value.toLowerCase()) ?? [];
  return factsOf(wanted.name.value)?.isOrdered ? namesakes.find(isSame) : namesakes.findLast(isSame);
}

/** What was matched last, by what was wanted: several steps of one build ask the same. */
const matched = new WeakMap<HttpdDocument, { readonly document: HttpdDocument; readonly pairs: Matches }>();

type Matches = ReadonlyMap<Setting, Setting>;

/** Each wanted setting, however deep, with the one in `document` that says it; those that are missing are left out. */
export function matchSettings(document: HttpdDocument, wanted: HttpdDocument): Matches {
  const known = matched.get(wanted);
  if (known?.document === document) return known.pairs;
  const pairs = pairsIn(document, wanted);
  matched.set(wanted, { document, pairs });
  return pairs;
}

function pairsIn(document: HttpdDocument, wanted: HttpdDocument): Matches {
  const pairs = new Map<Setting, Setting>();
  collect(document.children, wanted.children);
  return pairs;

  function collect(present: readonly HttpdNode[], desired: readonly HttpdNode[]): void {
    const [inForce, wants] = [scopeOf(present), scopeOf(desired)];
    for (const want of wants.settings) {
      const match = findMatch(document, inForce, want, wants);
      if (!match) continue;
      pairs.set(want, match);
      wants.conditions.get(want)?.forEach((condition, i) => {
        const same = inForce.conditions.get(match)?.[i];
        if (same) pairs.set(condition, same);
      });
      if (want.kind === 'section' && match.kind === 'section') collect(match.children, want.children);
    }
  }
}
