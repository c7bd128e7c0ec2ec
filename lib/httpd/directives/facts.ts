import type { HttpdVersion } from '../version';

/** Where a directive may stand. `directory` is Directory, Location, Files and If; `proxy` is inside `<Proxy>`. */
export type DirectiveContext = 'server' | 'vhost' | 'directory' | 'proxy';

/** What we know about a directive or a section. Source: the manual, and configurations tried on 2.4.71. */
export interface DirectiveFacts {
  readonly name: string;
  /** The module that brings it, as in `LoadModule <module>_module`; `core` and `mpm` need none. */
  readonly module: string;
  /** Where the server accepts it. Now and then that is more than its manual says. */
  readonly contexts: readonly DirectiveContext[];
  /**
   * How many leading arguments tell two uses apart, or which arguments do. 0: one setting, the last in a section wins.
   * `all`: two uses are one setting only if they are the same.
   */
  readonly identity: number | ((args: readonly string[]) => readonly string[]) | 'all';
  /** Written as `<Name …> … </Name>`. */
  readonly isSection?: true;
  /** Its place among others of the same name matters. */
  readonly isOrdered?: true;
  /** One sentence for an admin who has never seen it. */
  readonly says: string;
  /** The first version that knows it; left out if every version we write for does. */
  readonly since?: HttpdVersion;
  /** What single arguments need. A key is the whole argument, or its beginning if it ends in `=`. */
  readonly parameters?: Readonly<Record<string, HttpdVersion>>;
}

export const server: readonly DirectiveContext[] = ['server'];
export const vhost: readonly DirectiveContext[] = ['vhost'];
export const hosts: readonly DirectiveContext[] = ['server', 'vhost'];
export const hostsAndFolders: readonly DirectiveContext[] = ['server', 'vhost', 'directory'];
export const hostsAndProxy: readonly DirectiveContext[] = ['server', 'vhost', 'proxy'];
export const folders: readonly DirectiveContext[] = ['directory', 'proxy'];
export const everywhere: readonly DirectiveContext[] = ['server', 'vhost', 'directory', 'proxy'];

type Rest = Omit<Partial<DirectiveFacts>, 'name' | 'module' | 'contexts' | 'says'>;

/** Writes facts about directives of one module; identity is 0 unless told. */
export function inModule(module: string) {
  return (name: string, contexts: readonly DirectiveContext[], says: string, rest?: Rest): DirectiveFacts => ({
    name,
    module,
    contexts,
    identity: 0,
    says,
    ...rest,
  });
}
