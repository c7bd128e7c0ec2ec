import { instanceOf } from './cache-cleaner-unit';
import type { Command, Platform } from './platform';
import { unixFiles } from './unix-files';
import { makeUnixFolder } from './unix-folder';

const checked = '2026-11-23';

const debianPackage = { title: 'Debian, package apache2', url: 'https://tracker.debian.org/pkg/apache2', checked };
const ubuntuPackage = {
  title: 'Ubuntu, package apache2',
  url: 'https://launchpad.net/ubuntu/+source/apache2',
  checked,
};

/** Parts of Debian's binary; a2enmod knows nothing of them. Source: `apache2 -l` of 2.4.71-1~deb12u1. */
const builtIn = new Set(['log_config', 'logio', 'so', 'unixd', 'version', 'watchdog']);

/** Debian and Ubuntu. Source of the paths: the files of package apache2 2.4.71-1~deb13u1. */
export const debian: Platform = {
  id: 'debian',
  title: 'Debian, Ubuntu',
  lines: [
    { title: 'Debian 13', httpd: '2.4.71', until: '2028-08-09', source: debianPackage },
    { title: 'Debian 12', httpd: '2.4.71', until: '2026-07-11', source: debianPackage },
    { title: 'Debian 11', httpd: '2.4.67', source: debianPackage },
    { title: 'Ubuntu 26.04', httpd: '2.4.66', source: ubuntuPackage },
    { title: 'Ubuntu 24.04', httpd: '2.4.58', source: ubuntuPackage },
    { title: 'Ubuntu 22.04', httpd: '2.4.52', source: ubuntuPackage },
  ],
  service: 'apache2',
  ...unixFiles,
  user: 'www-data',
  group: 'www-data',
  siteFile: (name) => `/etc/apache2/sites-available/${name}.conf`,
  enableSite: (name) => `a2ensite ${name}`,
  defaultSite: { name: '000-default', disable: 'a2dissite 000-default' },
  siteNameOf: (path) => /^\/etc\/apache2\/sites-(?:available|enabled)\/([^/]+)\.conf$/.exec(path)?.[1],
  // Source: mods-enabled of a fresh installation.
  loads: [
    ...['access_compat', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_core', 'authz_host', 'authz_user'],
    ...['autoindex', 'deflate', 'dir', 'env', 'filter', 'mime', 'mpm_event', 'negotiation', 'reqtimeout'],
    ...['setenvif', 'status', ...builtIn],
  ],
  builtIn: [...builtIn],
  enableModules: (modules) => {
    const names = modules.filter((module) => !builtIn.has(module));
    if (names.length === 0) return [];
    return [
      { run: `a2enmod ${names.join(' ')}`, says: 'Loads the modules that the site needs; those loaded already stay.' },
    ];
  },
  packages: (modules) => [
    'apache2',
    ...(modules.includes('jk') ? ['libapache2-mod-jk'] : []),
    ...(modules.includes('qos') ? ['libapache2-mod-qos'] : []),
  ],
  certificateFile: (host) => `/etc/ssl/certs/${host}.pem`,
  certificateKeyFile: (host) => `/etc/ssl/private/${host}.key`,
  allowBackEnd: () => [],
  openPorts: (ports) =>
    ports.length === 0
      ? []
      : [
          {
            run: ports.map((port) => `ufw allow ${port}/tcp`).join(' && '),
            says: 'Lets visitors in. Only where ufw is in use: Ubuntu brings it switched off, Debian does not bring it.',
          },
        ],
  // /etc/logrotate.d/apache2 takes *.log of this folder.
  logFile: (name, kind) => `/var/log/apache2/${name}-${kind}.log`,
  cacheDir: (name) => `/var/cache/apache2/${name}`,
  makeFolder: makeUnixFolder('www-data', 'www-data'),
  cleanCache: cleanWithInstance,
  // apache2.conf grants everything below /var/www.
  webRoot: (name) => `/var/www/${name}`,
  jk: {
    workersFile: '/etc/libapache2-mod-jk/workers.properties',
    logFile: '/var/log/apache2/mod_jk.log',
    shmFile: '/var/log/apache2/jk-runtime-status',
    // Seen in mods-available/jk.conf of libapache2-mod-jk 1.2.48-2+deb12u2.
    alreadySays: ['jkworkersfile', 'jklogfile', 'jkloglevel', 'jkshmfile', 'jkwatchdoginterval'],
    says: 'The package libapache2-mod-jk brings mod_jk, a jk.conf that names its workers file, log and shared memory, and a sample of workers.properties, which ours replaces. Its jk.conf also mounts jk-status and jk-manager, for this machine only: as long as no worker has those names, mod_jk.log says at each start that it could not find them, and no more comes of it.',
  },
  mpm: 'event',
  forHttp2: [],
  test: 'apache2ctl configtest',
  reload: 'systemctl reload apache2',
  restart: 'systemctl restart apache2',
  // ports.conf: 443 only once mod_ssl is loaded.
  listens: (modules) => (modules.includes('ssl') ? [80, 443] : [80]),
  tried:
    'Bundles are installed and driven on a real Debian 12 with Apache 2.4.71, mod_jk 1.2.48 and Tomcat; Ubuntu shares its layout and was not run.',
  sources: [debianPackage, ubuntuPackage],
};

/**
 * A second cleaner beside the system's own, which looks after one folder only and is started by a2enmod cache_disk for
 * Debian's. Source: apache-htcacheclean@.service and README.Debian of package apache2 2.4.71-1~deb12u1.
 */
function cleanWithInstance(dir: string, megabytes: number): readonly Command[] {
  const instance = instanceOf(dir);
  return [
    {
      run: `printf '%s\\n' 'HTCACHECLEAN_PATH=${dir}' 'HTCACHECLEAN_SIZE=${megabytes}M' 'HTCACHECLEAN_DAEMON_INTERVAL=30' 'HTCACHECLEAN_OPTIONS=-n -t' > /etc/default/apache-htcacheclean-${instance}`,
      says: `Tells a cleaner of its own for this folder to look every 30 minutes and to keep the folder near ${megabytes} MB; between two looks it may grow beyond that.`,
    },
    {
      run: `systemctl enable --now apache-htcacheclean@${instance}`,
      says: 'Starts that cleaner now and at every boot. The one that comes with Apache keeps looking after its own folder.',
    },
  ];
}
