/** The types of worker in use today. `ajp12`, `ajp14` and `jni` exist and are not described here. */
export type WorkerType = 'ajp13' | 'lb' | 'status';

/** What we know about a directive of workers.properties. */
export interface WorkerDirective {
  /** The last word of a key: `port` in `worker.node1.port`. */
  readonly name: string;
  /** One sentence for an admin who has never seen it. */
  readonly says: string;
  /** The types that read it; none for what stands above all workers, and for what nothing reads any more. */
  readonly types: readonly WorkerType[];
  /** Read only of an ajp13 worker that belongs to a balancer. */
  readonly isForMembers?: true;
  readonly unit?: 'seconds' | 'milliseconds' | 'bytes';
  /** What mod_jk takes where the line is missing; left out if that depends on something else, or is nothing. */
  readonly default?: string;
  /** The first mod_jk that knows it; left out if it is older than 1.2.6 or the manual does not say. */
  readonly since?: string;
  /** Why not to write it any more: since which version, and what to write instead, if anything. */
  readonly deprecated?: { readonly since?: string; readonly replacedBy?: string };
  /**
   * What a second line with the same key does: its value counts alone, or is put behind the first with this between.
   * Of values joined by `*` only a number is of use: the first one counts.
   */
  readonly repeated: 'lastCounts' | ',' | ':' | ' ' | '*';
  /** The manual says nothing of it; known from the source alone. */
  readonly isUndocumented?: true;
}

type Rest = Omit<Partial<WorkerDirective>, 'name' | 'types' | 'says'>;

/** Writes facts about directives that these types read; of repeated lines the last counts unless told. */
export function readBy(...types: readonly WorkerType[]) {
  return (name: string, says: string, rest?: Rest): WorkerDirective => ({
    name,
    says,
    types,
    repeated: 'lastCounts',
    ...rest,
  });
}
