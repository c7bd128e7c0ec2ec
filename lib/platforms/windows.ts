import { instanceOf } from './cache-cleaner-unit';
import { commentedLines, inLoadOrder, loadLine } from './load-modules';
import type { Command, FolderWish, Platform } from './platform';

const checked = '2026-11-23';

const lounge = { title: 'Apache Lounge, downloads', url: 'https://www.apachelounge.com/download/', checked };
const manual = {
  title: 'httpd manual, Using Apache HTTP Server on Microsoft Windows',
  url: 'https://httpd.apache.org/docs/2.4/platform/windows.html',
  checked,
};
const http2Guide = {
  title: 'httpd manual, HTTP/2 guide',
  url: 'https://httpd.apache.org/docs/2.4/howto/http2.html#mpm-config',
  checked,
};

const root = 'C:/Apache24';
const main = `${root}/conf/httpd.conf`;

/** What the zip's httpd.conf loads, and what is part of httpd.exe. Source: httpd.conf of an Apache Lounge build. */
const loads = [
  ...['access_compat', 'actions', 'alias', 'allowmethods', 'asis', 'auth_basic', 'authn_core', 'authn_file'],
  ...[
    'authz_core',
    'authz_groupfile',
    'authz_host',
    'authz_user',
    'autoindex',
    'cgi',
    'dir',
    'env',
    'include',
    'isapi',
  ],
  ...['log_config', 'mime', 'mpm_winnt', 'negotiation', 'setenvif', 'so'],
];

/** Windows with a build of Apache Lounge, unpacked where it expects to be. Every command is for PowerShell as administrator. */
export const windows: Platform = {
  id: 'windows',
  title: 'Windows (Apache Lounge)',
  lines: [{ title: 'Apache Lounge, VS18', httpd: '2.4.68', source: lounge }],
  service: 'Apache2.4',
  shell: 'powershell',
  placeFile: ({ path, installTo }) => `Copy-Item ${path} ${installTo}`,
  copyFile: (from, to) => `Copy-Item ${from} ${to}`,
  removeFile: (path) => `Remove-Item ${path}`,
  // The account of the service unless changed. Source: the manual.
  user: 'LocalSystem',
  group: 'Administrators',
  siteFile: (name) => `${root}/conf/extra/${name}.conf`,
  enableSite: (name) => addLine(`Include conf/extra/${name}.conf`),
  include: (name) => ({ file: main, line: `Include conf/extra/${name}.conf` }),
  siteNameOf: (path) => /^[A-Z]:[\\/]Apache24[\\/]conf[\\/]extra[\\/]([^\\/]+)\.conf$/i.exec(path)?.[1],
  loads,
  enableModules,
  packages: () => [],
  certificateFile: (host) => `${root}/conf/${host}.pem`,
  certificateKeyFile: (host) => `${root}/conf/${host}.key`,
  allowBackEnd: () => [],
  openPorts: (ports) =>
    ports.length === 0
      ? []
      : [
          {
            run: `New-NetFirewallRule -DisplayName 'Apache ${ports.join(', ')}' -Direction Inbound -Protocol TCP -LocalPort ${ports.join(',')} -Action Allow`,
            says: 'Lets visitors in through the Windows firewall.',
          },
        ],
  // Nothing rotates logs on Windows.
  logFile: (name, kind) => `${root}/logs/${name}-${kind}.log`,
  cacheDir: (name) => `${root}/cache/${name}`,
  makeFolder,
  cleanCache: (dir, megabytes) => [
    {
      run: `schtasks /Create /TN "htcacheclean ${instanceOf(dir)}" /SC MINUTE /MO 30 /RU SYSTEM /TR "C:\\Apache24\\bin\\htcacheclean.exe -n -t -p${dir} -l${megabytes}M"`,
      says: `A scheduled task that looks every 30 minutes and keeps the folder near ${megabytes} MB; between two looks it may grow beyond that.`,
    },
  ],
  webRoot: (name) => `${root}/htdocs/${name}`,
  jk: {
    workersFile: `${root}/conf/workers.properties`,
    logFile: `${root}/logs/mod_jk.log`,
    shmFile: `${root}/logs/jk-runtime-status`,
    alreadySays: [],
    says: 'Apache Lounge offers mod_jk as a zip of its own, mod_jk-1.2.50-win64-VS18.zip: copy its mod_jk.so to C:/Apache24/modules. The modes of this bundle’s files mean nothing to Windows: keep workers.properties from other accounts by icacls C:\\Apache24\\conf\\workers.properties /inheritance:r /grant "*S-1-5-18:R" "*S-1-5-32-544:F"',
  },
  // The manual: HTTP/2 works with every process model that comes with httpd, prefork excepted in practice.
  mpm: 'winnt',
  forHttp2: [],
  test: 'C:\\Apache24\\bin\\httpd.exe -n Apache2.4 -t',
  reload: 'C:\\Apache24\\bin\\httpd.exe -k restart -n Apache2.4',
  restart: 'Restart-Service Apache2.4',
  // httpd.conf listens on 80; 443 stands in extra/httpd-ssl.conf, which is not read.
  listens: () => [80],
  tried:
    'Files and module lists are read by a real Apache on Debian with the paths mapped; nothing was run on Windows, and its commands were not tried.',
  sources: [lounge, manual, http2Guide],
};

function enableModules(modules: readonly string[]): readonly Command[] {
  const names = inLoadOrder(modules).filter((module) => !loads.includes(module));
  const stock = names.filter((module) => module !== 'jk');
  return [
    ...(stock.length === 0
      ? []
      : [
          {
            run: `(Get-Content ${main}) -replace '${commentedLines(stock)}','$1' | Set-Content ${main}`,
            says: 'Takes the # away from the lines that load the modules that the site needs.',
          },
        ]),
    ...(names.includes('jk')
      ? [{ run: addLine(loadLine('jk')), says: 'Loads mod_jk once its mod_jk.so lies in C:/Apache24/modules.' }]
      : []),
  ];
}

/** Adds a line to httpd.conf unless it stands there. */
function addLine(line: string): string {
  return `if (-not (Select-String -Quiet -SimpleMatch '${line}' ${main})) { Add-Content ${main} '${line}' }`;
}

/** Modes are no help here; S-1-5-18 is the system, S-1-5-32-544 are the administrators, whatever they are called. */
function makeFolder({ path, owner }: FolderWish): readonly Command[] {
  const make = {
    run: `New-Item -ItemType Directory -Force ${path}`,
    says: owner === 'apache' ? 'Makes a folder that Apache may write.' : 'Makes a folder that Apache reads.',
  };
  if (owner === 'root') return [make];
  return [
    make,
    {
      run: `icacls ${path} /inheritance:r /grant "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F"`,
      says: 'Leaves it to the system account, which the service runs as, and to administrators. If the service runs as another account, grant that one too.',
    },
  ];
}
