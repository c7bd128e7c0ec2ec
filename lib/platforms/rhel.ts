import { openInFirewalld } from './firewalld';
import type { Command, FolderWish, Platform } from './platform';
import { labelFolder, letApacheConnect, letApacheListen, selinuxPolicy } from './selinux';
import { unixFiles } from './unix-files';
import { makeUnixFolder } from './unix-folder';

const checked = '2026-11-23';

const advisories = {
  title: 'AlmaLinux, security advisories',
  url: 'https://github.com/AlmaLinux/osv-database',
  checked,
};
const fedoraPackage = { title: 'Fedora, package httpd', url: 'https://src.fedoraproject.org/rpms/httpd', checked };
const amazonNotes = {
  title: 'Amazon Linux 2023, release notes 2023.11.20260526',
  url: 'https://docs.aws.amazon.com/linux/al2023/release-notes/relnotes-2023.11.20260526.html',
  checked,
};
const modJkPackage = {
  title: 'OpenELA, package mod_jk of release 9',
  url: 'https://github.com/openela-main/mod_jk',
  checked,
};

/** Modules that are packages of their own; all others come with httpd. */
const packageOf: Readonly<Record<string, string>> = {
  ssl: 'mod_ssl',
  http2: 'mod_http2',
  proxy_http2: 'mod_http2',
  md: 'mod_md',
  proxy_html: 'mod_proxy_html',
  // Seen in release 9.4 and later only.
  jk: 'mod_jk',
};

/** Red Hat's family. Source of the paths: the httpd packages of release 8 and 9; all modules they bring are loaded. */
export const rhel: Platform = {
  id: 'rhel',
  title: 'RHEL, Alma, Rocky, Fedora, Amazon Linux',
  lines: [
    { title: 'RHEL, Alma, Rocky 10', httpd: '2.4.63', source: advisories },
    { title: 'RHEL, Alma, Rocky 9', httpd: '2.4.62', source: advisories },
    { title: 'RHEL, Alma, Rocky 8', httpd: '2.4.37', source: advisories },
    { title: 'Fedora 43', httpd: '2.4.66', source: fedoraPackage },
    { title: 'Amazon Linux 2023', httpd: '2.4.67', source: amazonNotes },
  ],
  service: 'httpd',
  ...unixFiles,
  user: 'apache',
  group: 'apache',
  siteFile: (name) => `/etc/httpd/conf.d/${name}.conf`,
  enableSite: undefined,
  siteNameOf: (path) => /^\/etc\/httpd\/conf\.d\/([^/]+)\.conf$/.exec(path)?.[1],
  // conf.modules.d of the httpd packages.
  loads: [
    ...['access_compat', 'actions', 'alias', 'allowmethods', 'auth_basic', 'auth_digest', 'authn_anon', 'authn_core'],
    ...['authn_dbd', 'authn_dbm', 'authn_file', 'authn_socache', 'authz_core', 'authz_dbd', 'authz_dbm'],
    ...['authz_groupfile', 'authz_host', 'authz_owner', 'authz_user', 'autoindex', 'brotli', 'cache', 'cache_disk'],
    ...['cache_socache', 'cgid', 'data', 'dav', 'dav_fs', 'dav_lock', 'dbd', 'deflate', 'dir', 'dumpio', 'echo', 'env'],
    ...['expires', 'ext_filter', 'filter', 'headers', 'include', 'info', 'log_config', 'logio', 'lua', 'macro', 'mime'],
    ...['mime_magic', 'mpm_event', 'negotiation', 'proxy', 'lbmethod_bybusyness', 'lbmethod_byrequests'],
    ...['lbmethod_bytraffic', 'lbmethod_heartbeat', 'proxy_ajp', 'proxy_balancer', 'proxy_connect', 'proxy_express'],
    ...['proxy_fcgi', 'proxy_fdpass', 'proxy_ftp', 'proxy_hcheck', 'proxy_http', 'proxy_scgi', 'proxy_uwsgi'],
    ...['proxy_wstunnel', 'remoteip', 'reqtimeout', 'request', 'rewrite', 'setenvif', 'slotmem_plain', 'slotmem_shm'],
    ...['so', 'socache_dbm', 'socache_memcache', 'socache_shmcb', 'status', 'substitute', 'suexec', 'systemd'],
    ...['unique_id', 'unixd', 'userdir', 'version', 'vhost_alias', 'watchdog'],
  ],
  enableModules: (modules) =>
    modules.includes('jk')
      ? [
          {
            run: "echo 'LoadModule jk_module modules/mod_jk.so' > /etc/httpd/conf.modules.d/20-jk.conf",
            says: 'Loads mod_jk: its package alone does not. All other modules are loaded once their packages are installed.',
          },
        ]
      : [],
  packages: (modules) => ['httpd', ...new Set(modules.flatMap((module) => packageOf[module] ?? []))],
  certificateFile: (host) => `/etc/pki/tls/certs/${host}.pem`,
  certificateKeyFile: (host) => `/etc/pki/tls/private/${host}.key`,
  allowBackEnd: letApacheConnect,
  openPorts: (ports) => [...letApacheListen(ports), ...openInFirewalld(ports)],
  // /etc/logrotate.d/httpd takes *log of this folder.
  logFile: (name, kind) => `/var/log/httpd/${name}_${kind}_log`,
  // SELinux labels everything below /var/cache/httpd for Apache's cache.
  cacheDir: (name) => `/var/cache/httpd/${name}`,
  makeFolder: (folder) => [...makeUnixFolder('apache', 'apache')(folder), ...labelsFor(folder)],
  cleanCache,
  // httpd.conf grants, and SELinux lets Apache read, everything below /var/www.
  webRoot: (name) => `/var/www/${name}`,
  jk: {
    workersFile: '/etc/httpd/conf.d/workers.properties',
    logFile: '/var/log/httpd/mod_jk.log',
    shmFile: '/var/cache/httpd/mod_jk/jk.shm',
    // The package brings samples only; nothing of it is read.
    alreadySays: [],
    says: 'The package mod_jk is in AppStream from release 9.4 on; none is known for release 8 and 10, Fedora and Amazon Linux, where mod_proxy is the way. It brings samples only: nothing is loaded or set until our lines say so.',
  },
  mpm: 'event',
  forHttp2: [],
  test: 'httpd -t',
  reload: 'systemctl reload httpd',
  restart: 'systemctl restart httpd',
  // httpd.conf listens on 80, the ssl.conf of mod_ssl on 443.
  listens: (modules) => (modules.includes('ssl') ? [80, 443] : [80]),
  tried:
    'Files and module lists are read by a real Apache on Debian with the paths mapped; they were not run on this system.',
  sources: [advisories, fedoraPackage, amazonNotes, selinuxPolicy, modJkPackage],
};

/** Source: htcacheclean.service and htcacheclean.sysconf of the httpd package. */
function cleanCache(dir: string, megabytes: number): readonly Command[] {
  return [
    {
      run: `sed -i -e 's|^CACHE_ROOT=.*|CACHE_ROOT=${dir}|' -e 's|^LIMIT=.*|LIMIT=${megabytes}M|' /etc/sysconfig/htcacheclean`,
      says: `Points the system's cleaner at this folder and keeps it near ${megabytes} MB; it looks every 15 minutes. It looks after one folder only: a cache that another site keeps in /var/cache/httpd/proxy loses it.`,
    },
    {
      run: 'systemctl add-wants multi-user.target htcacheclean.service && systemctl restart htcacheclean.service',
      says: 'Starts the cleaner now and at every boot; its unit cannot be enabled the usual way.',
    },
  ];
}

/** The policy knows Apache's own places; any other needs a label. Source: apache.fc of the policy. */
function labelsFor({ path, owner }: FolderWish): readonly Command[] {
  const known = owner === 'apache' ? /^\/var\/cache\/(httpd\/|mod_)/ : /^\/(var|srv)\/www\//;
  return known.test(path) ? [] : [labelFolder(path, owner === 'apache' ? 'cache' : 'web')];
}
