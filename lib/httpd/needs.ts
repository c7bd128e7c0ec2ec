import { factsOf, sinceOf } from './directives';
import { modulesOf } from './modules';
import { type Setting, walk } from './query';
import type { HttpdDocument } from './tree';
import { compareVersions, type HttpdVersion, oldestVersion } from './version';

/** What a configuration needs of the server that reads it. */
export interface Needs {
  /** Every module its directives need, in alphabetical order, without `mod_`. */
  readonly modules: readonly string[];
  /** The oldest httpd that knows every directive and parameter. */
  readonly minimumVersion: HttpdVersion;
}

/** What one setting needs. */
interface Need {
  readonly modules: readonly string[];
  readonly since: HttpdVersion | undefined;
}

/** Settings that need the same share one `Need`: many hosts of one file say the same. */
interface Tally {
  readonly of: ReadonlyMap<Setting, Need>;
  readonly counts: ReadonlyMap<Need, number>;
}

const known = new WeakMap<HttpdDocument, Tally>();

/** What `document` needs once it says what `wanted` says: its settings that are `replaced` do not count any more. */
export function needsOf(document: HttpdDocument, wanted: HttpdDocument, replaced: Iterable<Setting>): Needs {
  const tally = tallyOf(document);
  const left = new Map(tally.counts);
  for (const setting of new Set(replaced)) {
    const need = tally.of.get(setting);
    if (need) left.set(need, (left.get(need) ?? 0) - 1);
  }
  const remaining = [...left].flatMap(([need, count]) => (count > 0 ? [need] : []));
  const modules = new Set<string>();
  let minimumVersion = oldestVersion;
  for (const need of [...remaining, ...[...walk(wanted)].map(needOf)]) {
    for (const module of need.modules) modules.add(module);
    if (need.since && compareVersions(need.since, minimumVersion) > 0) minimumVersion = need.since;
  }
  return { modules: [...modules].sort(), minimumVersion };
}

/** An admin's file stays the same while answers change: what its lines need is worked out once. */
function tallyOf(document: HttpdDocument): Tally {
  const cached = known.get(document);
  if (cached) return cached;
  const shared = new Map<string, Need>();
  const of = new Map<Setting, Need>();
  const counts = new Map<Need, number>();
  for (const setting of walk(document)) {
    const own = needOf(setting);
    const key = [own.since, ...own.modules].join(' ');
    const need = shared.get(key) ?? own;
    shared.set(key, need);
    of.set(setting, need);
    counts.set(need, (counts.get(need) ?? 0) + 1);
  }
  const tally = { of, counts };
  known.set(document, tally);
  return tally;
}

/** The last needs that were worked out, by name and arguments: each build wants nearly the same lines. */
const recent = new Map<string, Need>();

function needOf({ name, args }: Setting): Need {
  const values = args.map(({ value }) => value);
  const key = [name.value, ...values].join('\n');
  const remembered = recent.get(key);
  if (remembered) return remembered;
  const facts = factsOf(name.value);
  const need = { modules: modulesOf(name.value, values), since: facts && sinceOf(facts, values) };
  if (recent.size >= 2000) recent.clear();
  if (key.length < 500) recent.set(key, need);
  return need;
}
