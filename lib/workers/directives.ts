import type { Source } from '../text/source';
import { balancerDirectives, statusDirectives } from './directives/balancer';
import { connectionDirectives } from './directives/connection';
import type { WorkerDirective } from './directives/facts';
import { formerDirectives, globalDirectives } from './directives/former';

export type { WorkerDirective } from './directives/facts';

/** Every directive that mod_jk 1.2.48 accepts: it refuses to start with any other. */
export const workerDirectives: readonly WorkerDirective[] = [
  ...globalDirectives,
  ...connectionDirectives,
  ...balancerDirectives,
  ...statusDirectives,
  ...formerDirectives,
];

const byName = new Map(workerDirectives.map((facts) => [facts.name, facts]));

/** What is known of a directive by its name, the last word of a key; the case counts. Undefined for any other. */
export function factsOf(directive: string): WorkerDirective | undefined {
  return byName.get(directive);
}

/** Whether mod_jk reads on behind this key: any that does not begin with `worker.` is a variable to it. */
export function isSupported(key: string): boolean {
  return !key.startsWith('worker.') || byName.has(lastWordOf(key));
}

/** What a second line with this key does, see `WorkerDirective`. mod_jk looks at the last word alone, of variables too. */
export function repeatedOf(key: string): WorkerDirective['repeated'] {
  if (!key.includes('.')) return key.endsWith('_path') ? ':' : '*';
  // Above all workers the rule for `maintain` differs from what its name says elsewhere; it is the same here.
  return byName.get(lastWordOf(key))?.repeated ?? (key.endsWith('_path') ? ':' : '*');
}

/** Spellings of former versions that mod_jk reads as this directive where the line itself is missing. */
export function formerNamesOf(directive: string): readonly string[] {
  return formerNames.get(directive) ?? [];
}

/** `disabled` and `stopped` are no spellings of `activation`, and nothing reads `recycle_timeout`. */
const formerNames = new Map(
  formerDirectives.flatMap(({ name, types, deprecated, isForMembers }) => {
    const isSpelling = types.length > 0 && (!isForMembers || name === 'jvm_route');
    return deprecated?.replacedBy && isSpelling ? [[deprecated.replacedBy, [name]] as const] : [];
  }),
);

/** Where the facts about a directive come from. */
export function sourceOf({ isUndocumented }: WorkerDirective): Source {
  return isUndocumented ? modJkSource : workersManual;
}

/** The manual's page on workers.properties, read in the edition of 1.2.48. */
export const workersManual: Source = {
  title: 'mod_jk, workers.properties reference',
  url: 'https://tomcat.apache.org/connectors-doc/reference/workers.html',
  checked: '2026-11-23',
};

const modJkSource: Source = {
  title: 'mod_jk, the attributes its source accepts',
  url: 'https://github.com/apache/tomcat-connectors/blob/main/native/common/jk_util.c',
  checked: '2026-11-23',
};

const lastWordOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);
