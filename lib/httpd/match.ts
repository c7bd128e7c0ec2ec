import { factsOf } from './directives';
import { isNamed, type Setting, settingsIn } from './query';
import { isSameSetting } from './same-setting';
import type { HttpdDocument, HttpdNode } from './tree';
import { findVirtualHost } from './virtual-host';

/** What is in force in one place of a file. A RewriteRule and the RewriteConds above it are one setting: the rule. */
export interface Scope {
  readonly settings: readonly Setting[];
  readonly conditions: ReadonlyMap<Setting, readonly Setting[]>;
  /** The first of the conditions at the end that no rule follows: a rule behind them would be theirs. */
  readonly idle: Setting | undefined;
}

/** The scope of a section's content, or of a whole file's. */
export function scopeOf(nodes: readonly HttpdNode[]): Scope {
  const settings: Setting[] = [];
  const conditions = new Map<Setting, readonly Setting[]>();
  let waiting: Setting[] = [];
  for (const setting of settingsIn({ children: nodes })) {
    if (isNamed(setting, 'RewriteCond')) {
      waiting.push(setting);
      continue;
    }
    settings.push(setting);
    // httpd keeps conditions for the next rule, whatever stands between.
    if (!isNamed(setting, 'RewriteRule')) continue;
    conditions.set(setting, waiting);
    waiting = [];
  }
  return { settings, conditions, idle: waiting[0] };
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
  return factsOf(wanted.name.value)?.isOrdered ? inForce.settings.find(isSame) : inForce.settings.findLast(isSame);
}

/** Each wanted setting, however deep, with the one in `document` that says it; those that are missing are left out. */
export function matchSettings(document: HttpdDocument, wanted: HttpdDocument): Map<Setting, Setting> {
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
