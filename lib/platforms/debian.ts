import type { Platform } from './platform';

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
  user: 'www-data',
  siteFile: (name) => `/etc/apache2/sites-available/${name}.conf`,
  enableSite: (name) => `a2ensite ${name}`,
  defaultSite: { name: '000-default', disable: 'a2dissite 000-default' },
  siteNameOf: (path) => /^\/etc\/apache2\/sites-(?:available|enabled)\/([^/]+)\.conf$/.exec(path)?.[1],
  enableModules: (modules) => {
    const names = modules.filter((module) => !builtIn.has(module));
    if (names.length === 0) return [];
    return [
      { run: `a2enmod ${names.join(' ')}`, says: 'Loads the modules that the site needs; those loaded already stay.' },
    ];
  },
  packages: (modules) => ['apache2', ...(modules.includes('jk') ? ['libapache2-mod-jk'] : [])],
  certificateFile: (host) => `/etc/ssl/certs/${host}.pem`,
  certificateKeyFile: (host) => `/etc/ssl/private/${host}.key`,
  allowBackEnd: () => [],
  test: 'apache2ctl configtest',
  reload: 'systemctl reload apache2',
  // ports.conf: 443 only once mod_ssl is loaded.
  listens: (modules) => (modules.includes('ssl') ? [80, 443] : [80]),
  sources: [debianPackage, ubuntuPackage],
};
