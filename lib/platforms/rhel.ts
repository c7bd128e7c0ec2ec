import type { Command, Platform } from './platform';

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
const selinuxPolicy = {
  title: 'Fedora, SELinux policy',
  url: 'https://github.com/fedora-selinux/selinux-policy',
  checked,
};

/** Modules that are packages of their own; all others come with httpd. */
const packageOf: Readonly<Record<string, string>> = {
  ssl: 'mod_ssl',
  http2: 'mod_http2',
  md: 'mod_md',
  proxy_html: 'mod_proxy_html',
  // Seen in release 9.4 and later only.
  jk: 'mod_jk',
};

/** Ports that SELinux counts as web servers already. */
const labelled = new Set([80, 81, 443, 488, 8008, 8009, 8080, 8118, 8123, 8443, 9000]);
/** Ports that belong to something else in its eyes: their label is changed, not added. */
const takenBySomethingElse = new Set([8081, 8082, 8083]);

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
  user: 'apache',
  group: 'apache',
  siteFile: (name) => `/etc/httpd/conf.d/${name}.conf`,
  enableSite: undefined,
  siteNameOf: (path) => /^\/etc\/httpd\/conf\.d\/([^/]+)\.conf$/.exec(path)?.[1],
  enableModules: (modules) =>
    modules.includes('jk')
      ? [
          {
            run: "echo 'LoadModule jk_module modules/mod_jk.so' > /etc/httpd/conf.modules.d/20-jk.conf",
            says: 'Loads mod_jk: its package alone does not. All other modules are loaded once their packages are installed.',
          },
        ]
      : [],
  packages: (modules) => ['httpd', ...modules.flatMap((module) => packageOf[module] ?? [])],
  certificateFile: (host) => `/etc/pki/tls/certs/${host}.pem`,
  certificateKeyFile: (host) => `/etc/pki/tls/private/${host}.key`,
  allowBackEnd: (ports) => (ports.length === 0 ? [] : [letApacheConnect(ports)]),
  openPorts,
  // /etc/logrotate.d/httpd takes *log of this folder.
  logFile: (name, kind) => `/var/log/httpd/${name}_${kind}_log`,
  // SELinux labels everything below /var/cache/httpd for Apache's cache.
  cacheDir: (name) => `/var/cache/httpd/${name}`,
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
  sources: [advisories, fedoraPackage, amazonNotes, selinuxPolicy],
};

function letApacheConnect(ports: readonly number[]): Command {
  const labels = ports
    .filter((port) => !labelled.has(port))
    .map((port) => `semanage port ${takenBySomethingElse.has(port) ? '-m' : '-a'} -t http_port_t -p tcp ${port}`);
  const narrower = [...labels, 'setsebool -P httpd_can_network_relay on'].join(' && ');
  return {
    run: 'setsebool -P httpd_can_network_connect on',
    says: `SELinux keeps Apache from connecting to Confluence until this is on (error 503, “Permission denied” in the log). It opens every port to Apache; narrower, in its place: ${narrower}`,
  };
}

function openPorts(ports: readonly number[]): readonly Command[] {
  if (ports.length === 0) return [];
  const service: Readonly<Record<number, string>> = { 80: 'http', 443: 'https' };
  const adds = ports.map((port) => (service[port] ? `--add-service=${service[port]}` : `--add-port=${port}/tcp`));
  return [
    {
      run: `firewall-cmd --permanent ${adds.join(' ')} && firewall-cmd --reload`,
      says: 'Lets visitors in, now and after a restart. Only where firewalld runs.',
    },
  ];
}

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
