import type { Source } from '../text/source';

/** A system release and the httpd it ships. */
export interface SystemLine {
  /** As its users call it: `Debian 13`. */
  readonly title: string;
  /** The version its packages carry now: `2.4.71`. */
  readonly httpd: string;
  /** Last day of support as `2028-08-09`, if known. */
  readonly until?: string;
  readonly source: Source;
}

/** One step of the runbook: something to type, and what it does. */
export interface Command {
  readonly run: string;
  readonly says: string;
}

/** Where things lie and what they are called on one family of systems. Every fact has its source beside it. */
export interface Platform {
  readonly id: string;
  readonly title: string;
  /** The system releases it covers, the one offered first in front. */
  readonly lines: readonly SystemLine[];
  readonly service: string;
  /** The user Apache runs as. */
  readonly user: string;
  /** Where the file of a site lies: `confluence` → `/etc/apache2/sites-available/confluence.conf`. */
  readonly siteFile: (name: string) => string;
  /** What to type to have Apache read that file; undefined where it reads every file of the folder. */
  readonly enableSite: ((name: string) => string) | undefined;
  /** The site that a fresh installation serves for names nobody else has, and what to type to turn it off; undefined if there is none. */
  readonly defaultSite?: { readonly name: string; readonly disable: string };
  /** The name to pass to `enableSite` for a file at this path; undefined if it is not a site file of this platform. */
  readonly siteNameOf: (path: string) => string | undefined;
  /** What to type to have these modules loaded; none if the platform loads all of them by itself. Modules without `mod_`. */
  readonly enableModules: (modules: readonly string[]) => readonly Command[];
  /** Packages that bring these modules, the server itself first. */
  readonly packages: (modules: readonly string[]) => readonly string[];
  readonly certificateFile: (host: string) => string;
  readonly certificateKeyFile: (host: string) => string;
  /** Steps that this platform needs before Apache may connect to Confluence on these ports (SELinux, say). */
  readonly allowBackEnd: (ports: readonly number[]) => readonly Command[];
  /** Checks the configuration without touching the running server. */
  readonly test: string;
  readonly reload: string;
  /** Ports that Apache listens on without our doing, once the modules are loaded. */
  readonly listens: (modules: readonly string[]) => readonly number[];
  readonly sources: readonly Source[];
}
