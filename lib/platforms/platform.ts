import type { Source } from '../text/source';

/** A system release and the httpd it ships. */
export interface SystemLine {
  /** As its users call it: `Debian 13`. */
  readonly title: string;
  /** The version its packages carry now: `2.4.71`; undefined: nobody could say, the admin has to. */
  readonly httpd?: string;
  /** Last day of support as `2028-08-09`, if known. */
  readonly until?: string;
  readonly source: Source;
}

/** One step of the runbook: something to type or to do, and what it does. */
export interface Command {
  readonly run: string;
  readonly says: string;
}

/** A folder that has to be there: Apache's own, such as a cache, or one that it only reads. */
export interface FolderWish {
  readonly path: string;
  readonly owner: 'root' | 'apache';
  readonly mode: '0755' | '0750';
}

/** How a platform carries mod_jk. */
export interface JkFacts {
  /** Where workers.properties lies. */
  readonly workersFile: string;
  readonly logFile: string;
  readonly shmFile: string;
  /** Directives that the package's own configuration already says (`JkWorkersFile` may stand only once), in lower case. */
  readonly alreadySays: readonly string[];
  /** Where it comes from and what to know, for the admin. */
  readonly says: string;
}

/** Where things lie and what they are called on one family of systems. Every fact has its source beside it. */
export interface Platform {
  readonly id: string;
  readonly title: string;
  /** The system releases it covers, the one offered first in front. */
  readonly lines: readonly SystemLine[];
  readonly service: string;
  /** The shell that all its commands are written for. */
  readonly shell: 'sh' | 'powershell';
  /** Puts a file of the unpacked bundle where it belongs; left out where files are mounted from the bundle (see `start`). */
  readonly placeFile?: (file: { readonly path: string; readonly installTo: string; readonly mode: string }) => string;
  /** Copies a file with its owner and times where the shell can: for the copy to go back to. */
  readonly copyFile: (from: string, to: string) => string;
  readonly removeFile: (path: string) => string;
  /** The user and the group Apache runs as. */
  readonly user: string;
  readonly group: string;
  /** Where the file of a site lies: `confluence` → `/etc/apache2/sites-available/confluence.conf`. */
  readonly siteFile: (name: string) => string;
  /** What to type to have Apache read that file; undefined where it reads every file of the folder. */
  readonly enableSite: ((name: string) => string) | undefined;
  /** The line of the main file that has the site's file read, where no folder is read as a whole; `enableSite` adds it. */
  readonly include?: (name: string) => { readonly file: string; readonly line: string };
  /** The site that a fresh installation serves for names nobody else has, and what to type to turn it off; undefined if there is none. */
  readonly defaultSite?: { readonly name: string; readonly disable: string };
  /** The name to pass to `enableSite` for a file at this path; undefined if it is not a site file of this platform. */
  readonly siteNameOf: (path: string) => string | undefined;
  /** Modules that are there after installation, loaded or built in; without `mod_`. */
  readonly loads: readonly string[];
  /** Those of them that are parts of the program: the system’s tools know nothing of them. Left out: none. */
  readonly builtIn?: readonly string[];
  /** What to type to have these modules loaded; none if the platform loads all of them by itself. Modules without `mod_`. */
  readonly enableModules: (modules: readonly string[]) => readonly Command[];
  /** True where these modules, newly loaded, count from a restart on only; left out where a reload always does. */
  readonly needsRestart?: (modules: readonly string[]) => boolean;
  /** Packages that bring these modules, the server itself first; none where there are no packages. */
  readonly packages: (modules: readonly string[]) => readonly string[];
  readonly certificateFile: (host: string) => string;
  readonly certificateKeyFile: (host: string) => string;
  /** Steps that this platform needs before Apache may connect to Confluence on these ports (SELinux, say). */
  readonly allowBackEnd: (ports: readonly number[]) => readonly Command[];
  /** Steps that open these ports to visitors in the firewall that the platform brings; none if it brings none. */
  readonly openPorts: (ports: readonly number[]) => readonly Command[];
  /** A log of this site under a name that the platform's rotation takes along: `confluence`, `access` → `/var/log/apache2/confluence-access.log`. */
  readonly logFile: (name: string, kind: 'access' | 'error') => string;
  /** The folder of the disk cache for a site, writable to Apache only. */
  readonly cacheDir: (name: string) => string;
  /** Makes a folder, with the owner and the labels it needs here; `apache` is the user that Apache runs as. */
  readonly makeFolder: (folder: FolderWish) => readonly Command[];
  /** Keeps a folder of the disk cache near a size: what to type once. */
  readonly cleanCache: (dir: string, megabytes: number) => readonly Command[];
  /** A folder for the few files that Apache itself serves for a site: `/var/www/confluence`. */
  readonly webRoot: (name: string) => string;
  /** Where mod_md keeps accounts and certificates; undefined: its own usual place. */
  readonly mdStore?: string;
  /** mod_jk here; undefined where no package and no binary is known: the text says why. */
  readonly jk: JkFacts | undefined;
  /** Why there is no mod_jk; only where `jk` is undefined. */
  readonly withoutJk?: string;
  /** The process model that is in force unless changed; HTTP/2 does not work with prefork. */
  readonly mpm: 'event' | 'prefork' | 'winnt';
  /** What to do for HTTP/2 where the usual process model does not carry it; none where it does. */
  readonly forHttp2: readonly Command[];
  /** Containers: starts Apache with these files of the unpacked bundle in their places (paths as inside the container). */
  readonly start?: (paths: readonly string[]) => Command;
  /** Checks the configuration without touching the running server. */
  readonly test: string;
  readonly reload: string;
  /** Needed once where process sizes or the cache of processes change. */
  readonly restart: string;
  /** Ports that Apache listens on without our doing, once the modules are loaded. */
  readonly listens: (modules: readonly string[]) => readonly number[];
  /** How far its bundles were tried, in one honest sentence. */
  readonly tried: string;
  readonly sources: readonly Source[];
}
