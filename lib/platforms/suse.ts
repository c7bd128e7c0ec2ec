import { cleanByOwnUnit } from './cache-cleaner-unit';
import { openInFirewalld } from './firewalld';
import { inLoadOrder } from './load-modules';
import type { Command, Platform } from './platform';
import { labelFolder, letApacheConnect, letApacheListen, selinuxPolicy } from './selinux';
import { unixFiles } from './unix-files';
import { makeUnixFolder } from './unix-folder';

const checked = '2026-11-23';

const apachePackage = {
  title: 'openSUSE, package apache2',
  url: 'https://github.com/bmwiedemann/openSUSE/tree/master/packages/a/apache2',
  checked,
};
const jkPackage = {
  title: 'openSUSE, package apache2-mod_jk',
  url: 'https://github.com/bmwiedemann/openSUSE/tree/master/packages/a/apache2-mod_jk',
  checked,
};
const sles16 = {
  title: 'SUSE, SLE 16 and the Public Cloud',
  url: 'https://www.suse.com/c/sle-16-and-the-public-cloud',
  checked,
};

/** Parts of SUSE's binaries; there is nothing to enable. Source: static_modules in apache2.spec. */
const builtIn = new Set(['so', 'systemd', 'unixd']);

/** SLES and openSUSE. Which httpd a service pack carries could not be read anywhere: the admin is asked. */
export const suse: Platform = {
  id: 'suse',
  title: 'SLES, openSUSE',
  lines: [
    { title: 'SLES 16.0', source: apachePackage },
    { title: 'SLES 15 SP7', source: apachePackage },
    { title: 'openSUSE Leap 16.0', source: apachePackage },
    { title: 'openSUSE Tumbleweed', source: apachePackage },
  ],
  service: 'apache2',
  ...unixFiles,
  user: 'wwwrun',
  group: 'www',
  siteFile: (name) => `/etc/apache2/vhosts.d/${name}.conf`,
  enableSite: undefined,
  siteNameOf: (path) => /^\/etc\/apache2\/vhosts\.d\/([^/]+)\.conf$/.exec(path)?.[1],
  // APACHE_MODULES as the package's sysconfig.apache2 sets it.
  loads: [
    ...['actions', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_core', 'authz_groupfile', 'authz_host'],
    ...['authz_user', 'autoindex', 'cgi', 'dir', 'env', 'expires', 'include', 'log_config', 'mime', 'negotiation'],
    ...['mpm_prefork', 'reqtimeout', 'setenvif', 'socache_shmcb', 'ssl', 'userdir', ...builtIn],
  ],
  builtIn: [...builtIn],
  enableModules: (modules) => {
    const names = inLoadOrder(modules).filter((module) => !builtIn.has(module));
    return [
      ...(names.length === 0
        ? []
        : [
            {
              run: `for module in ${names.join(' ')}; do a2enmod "$module"; done`,
              says: 'Adds the modules that the site needs to APACHE_MODULES in /etc/sysconfig/apache2; a2enmod takes one at a time here and leaves those listed already.',
            },
          ]),
      ...(modules.includes('ssl')
        ? [
            {
              run: 'a2enflag SSL',
              says: 'Adds SSL to APACHE_SERVER_FLAGS: without it Apache loads mod_ssl and still does not listen on port 443. It counts from the next restart on.',
            },
          ]
        : []),
    ];
  },
  // Flags and the process model are handed to the first process, which a reload keeps. Source: start_apache2.
  needsRestart: (modules) => modules.includes('ssl') || modules.includes('http2'),
  packages: (modules) => [
    'apache2',
    // apachectl and htcacheclean; only recommended by apache2.
    'apache2-utils',
    ...(modules.includes('http2') ? ['apache2-event'] : []),
    ...(modules.includes('jk') ? ['apache2-mod_jk'] : []),
  ],
  certificateFile: (host) => `/etc/apache2/ssl.crt/${host}.crt`,
  certificateKeyFile: (host) => `/etc/apache2/ssl.key/${host}.key`,
  allowBackEnd: (ports) => onlyUnderSelinux(letApacheConnect(ports)),
  openPorts: (ports) => [...onlyUnderSelinux(letApacheListen(ports)), ...openInFirewalld(ports)],
  // /etc/logrotate.d/apache2 takes *-access_log and *-error_log of this folder.
  logFile: (name, kind) => `/var/log/apache2/${name}-${kind}_log`,
  cacheDir: (name) => `/var/cache/apache2/${name}`,
  makeFolder: (folder) => [
    ...makeUnixFolder('wwwrun', 'www')(folder),
    // The policy knows /srv/www, but not /var/cache/apache2.
    ...(folder.path.startsWith('/srv/www/')
      ? []
      : onlyUnderSelinux([labelFolder(folder.path, folder.owner === 'apache' ? 'cache' : 'web')])),
  ],
  cleanCache: (dir, megabytes) =>
    cleanByOwnUnit({ htcacheclean: '/usr/sbin/htcacheclean', user: 'wwwrun' }, dir, megabytes),
  // Below htdocs, because default-server.conf grants that folder in the syntax that counts, Require or Order.
  webRoot: (name) => `/srv/www/htdocs/${name}`,
  jk: {
    workersFile: '/etc/apache2/workers.properties',
    // A name that the rotation takes along.
    logFile: '/var/log/apache2/mod_jk-error_log',
    shmFile: '/var/lib/apache2/jk-runtime-status',
    // The package's jk.conf lies in /usr/share/doc/packages/apache2-mod_jk and is not read.
    alreadySays: [],
    says: 'The package apache2-mod_jk brings mod_jk. Its jk.conf and workers.properties are samples among the documentation, for Tomcat’s examples; ours stand on their own, so leave the samples where they are.',
  },
  mpm: 'prefork',
  forHttp2: [
    {
      run: 'zypper install apache2-event',
      says: 'Installs the process model that carries HTTP/2: the one that comes with apache2, prefork, does not.',
    },
    {
      run: `sed -i 's/^APACHE_MPM=.*/APACHE_MPM="event"/' /etc/sysconfig/apache2`,
      says: 'Chooses it from the next restart on. Modules that cannot run in threads, such as mod_php, stop working with it.',
    },
  ],
  // Bare `httpd -t` would test without the modules of /etc/sysconfig/apache2.
  test: 'apachectl -t',
  reload: 'systemctl reload apache2',
  restart: 'systemctl restart apache2',
  // listen.conf: 443 once the flag SSL is set, which enableModules does.
  listens: (modules) => (modules.includes('ssl') ? [80, 443] : [80]),
  tried:
    'Files and module lists are read by a real Apache on Debian with the paths mapped; they were not run on this system.',
  sources: [apachePackage, jkPackage, sles16, selinuxPolicy],
};

function onlyUnderSelinux(commands: readonly Command[]): readonly Command[] {
  return commands.map(({ run, says }) => ({
    run,
    says: `Only where \`getenforce\` prints Enforcing, as on a fresh SLES 16. ${says}`,
  }));
}
