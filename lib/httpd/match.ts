import { factsOf } from './directives';
import { type Setting, settingsIn } from './query';
import { isSameSetting } from './same-setting';
import type { HttpdDocument, HttpdNode } from './tree';
import { findVirtualHost } from './virtual-host';

/** The setting of `document`, among those in force in one place, that plays the part of `wanted`. */
export function findMatch(document: HttpdDocument, inForce: readonly Setting[], wanted: Setting): Setting | undefined {
  if (wanted.kind === 'section' && wanted.name.value.toLowerCase() === 'virtualhost')
    return findVirtualHost(document, wanted);
  const isSame = (each: Setting) => isSameSetting(each, wanted);
  // Where the first match decides, the first counts; otherwise the last one in a section is in force.
  return factsOf(wanted.name.value)?.isOrdered ? inForce.find(isSame) : inForce.findLast(isSame);
}

/** Each wanted setting, however deep, with the one in `document` that says it; those that are missing are left out. */
export function matchSettings(document: HttpdDocument, wanted: HttpdDocument): Map<Setting, Setting> {
  const pairs = new Map<Setting, Setting>();
  collect(document.children, wanted.children);
  return pairs;

  function collect(present: readonly HttpdNode[], desired: readonly HttpdNode[]): void {
    const inForce = [...settingsIn({ children: present })];
    for (const want of desired) {
      if (want.kind !== 'directive' && want.kind !== 'section') continue;
      const match = findMatch(document, inForce, want);
      if (!match) continue;
      pairs.set(want, match);
      if (want.kind === 'section' && match.kind === 'section') collect(match.children, want.children);
    }
  }
}
