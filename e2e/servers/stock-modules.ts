import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine has the module and its httpd can load it. */
export function canLoad(module: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'proxywright-load-'));
  const file = join(folder, 'load.conf');
  const lines = ['mpm_event', 'authz_core', module].map(
    (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
  );
  writeFileSync(file, [...lines, 'Listen 127.0.0.1:9', `ErrorLog ${folder}/error.log`, ''].join('\n'));
  const { status } = spawnSync('apache2', ['-t', '-f', file]);
  rmSync(folder, { recursive: true });
  return status === 0;
}

/** Modules whose lines stand in the httpd.conf that `make install` writes, in its order. Source: the image httpd:2.4, read 2026-11-23. */
export const upstreamOrder: readonly string[] = [
  ...['mpm_event', 'authn_file', 'authn_dbm', 'authn_anon', 'authn_dbd', 'authn_socache', 'authn_core', 'authz_host'],
  ...['authz_groupfile', 'authz_user', 'authz_dbm', 'authz_owner', 'authz_dbd', 'authz_core', 'authnz_ldap'],
  ...['authnz_fcgi', 'access_compat', 'auth_basic', 'auth_form', 'auth_digest', 'allowmethods', 'file_cache', 'cache'],
  ...['cache_disk', 'cache_socache', 'socache_shmcb', 'socache_dbm', 'socache_memcache', 'socache_redis', 'watchdog'],
  ...['macro', 'dbd', 'dumpio', 'echo', 'buffer', 'data', 'ratelimit', 'reqtimeout', 'ext_filter', 'request'],
  ...['include', 'filter', 'reflector', 'substitute', 'sed', 'charset_lite', 'deflate', 'xml2enc', 'proxy_html'],
  ...['brotli', 'mime', 'ldap', 'log_config', 'log_debug', 'log_forensic', 'logio', 'lua', 'env', 'mime_magic'],
  ...['cern_meta', 'expires', 'headers', 'ident', 'usertrack', 'unique_id', 'setenvif', 'version', 'remoteip', 'proxy'],
  ...['proxy_connect', 'proxy_ftp', 'proxy_http', 'proxy_fcgi', 'proxy_scgi', 'proxy_uwsgi', 'proxy_fdpass'],
  ...['proxy_wstunnel', 'proxy_ajp', 'proxy_balancer', 'proxy_express', 'proxy_hcheck', 'session', 'session_cookie'],
  ...['session_crypto', 'session_dbd', 'slotmem_shm', 'slotmem_plain', 'ssl', 'dialup', 'http2', 'proxy_http2', 'md'],
  ...['lbmethod_byrequests', 'lbmethod_bytraffic', 'lbmethod_bybusyness', 'lbmethod_heartbeat', 'unixd', 'heartbeat'],
  ...['heartmonitor', 'dav', 'status', 'autoindex', 'asis', 'info', 'suexec', 'cgid', 'dav_fs', 'dav_lock'],
  ...['vhost_alias', 'negotiation', 'dir', 'imagemap', 'actions', 'speling', 'userdir', 'alias', 'rewrite'],
];

/** The same modules as Apache Lounge lists them, but for those that Windows does not have: in the order of the alphabet. */
export const loungeOrder: readonly string[] = [
  ...upstreamOrder.filter((module) => !['cgid', 'mpm_event', 'suexec', 'unixd'].includes(module)),
  ...['cgi', 'isapi'],
].sort();
