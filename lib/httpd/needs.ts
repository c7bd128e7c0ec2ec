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

/** What one setting needs, and how often: many hosts of one file say the same. */
interface Need {
  readonly modules: readonly string[];
  readonly since: HttpdVersion | undefined;
}

const known = new WeakMap<HttpdDocument, ReadonlyMap<Setting, Need>>();

/** What `document` needs once it says what `wanted` says: its settings that are `replaced` do not count any more. */
export function needsOf(document: HttpdDocument, wanted: HttpdDocument, replaced: Iterable<Setting>): Needs {
  const gone = new Set(replaced);
  const modules = new Set<string>();
  let minimumVersion = oldestVersion;
  const count = (need: Need) => {
    for (const module of need.modules) modules.add(module);
    if (need.since && compareVersions(need.since, minimumVersion) > 0) minimumVersion = need.since;
  };
  for (const [setting, need] of needsBySetting(document)) if (!gone.has(setting)) count(need);
  for (const setting of walk(wanted)) count(needOf(setting));
  return { modules: [...modules].sort(), minimumVersion };
}

/** An admin's file stays the same while answers change: what its lines need is worked out once. */
function needsBySetting(document: HttpdDocument): ReadonlyMap<Setting, Need> {
  const cached = known.get(document);
  if (cached) return cached;
  const needs = new Map([...walk(document)].map((setting) => [setting, needOf(setting)] as const));
  known.set(document, needs);
  return needs;
}

function needOf({ name, args }: Setting): Need {
  const values = args.map(({ value }) => value);
  const facts = factsOf(name.value);
  return { modules: modulesOf(name.value, values), since: facts && sinceOf(facts, values) };
}
