/**
 * What the httpd.conf of `make install` loads, and with it the official image's. All other LoadModule lines stand there
 * behind a `#`, in an order that works. Source: httpd.conf of the image httpd:2.4, read 2026-11-23.
 */
export const upstreamLoads: readonly string[] = [
  ...['access_compat', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_core', 'authz_groupfile'],
  ...['authz_host', 'authz_user', 'autoindex', 'dir', 'env', 'filter', 'headers', 'log_config', 'mime'],
  ...['mpm_event', 'reqtimeout', 'setenvif', 'so', 'status', 'unixd', 'version'],
];

/**
 * These modules come with every httpd, but others cannot be loaded before them: their functions are missing then.
 * Source: each module loaded alone by httpd 2.4.71; watchdog and slotmem_shm go first because their users look for them.
 */
const foundations = ['cache', 'http2', 'slotmem_shm', 'socache_shmcb', 'watchdog', 'xml2enc', 'proxy'];

/** The same modules, each once, in an order in which httpd can load them one after the other. */
export function inLoadOrder(modules: readonly string[]): readonly string[] {
  const wanted = new Set(modules);
  return [
    ...foundations.filter((module) => wanted.has(module)),
    ...[...wanted].filter((module) => !foundations.includes(module)).sort(),
  ];
}

/** The line that loads a module from the folder `modules` below ServerRoot: `proxy` → `LoadModule proxy_module modules/mod_proxy.so`. */
export const loadLine = (module: string) => `LoadModule ${module}_module modules/mod_${module}.so`;

/** A regular expression, for sed -E and PowerShell alike, that finds the lines of these modules behind their `#`. */
export const commentedLines = (modules: readonly string[]) => `^#(LoadModule (${modules.join('|')})_module )`;
