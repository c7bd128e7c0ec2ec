import { cleanByOwnUnit } from './cache-cleaner-unit';
import { commentedLines, inLoadOrder, loadLine, upstreamLoads } from './load-modules';
import type { Command, Platform } from './platform';
import { unixFiles } from './unix-files';
import { makeUnixFolder } from './unix-folder';

const checked = '2026-11-23';

const installing = {
  title: 'httpd manual, Compiling and Installing',
  url: 'https://httpd.apache.org/docs/2.4/install.html',
  checked,
};
const connectors = {
  title: 'Tomcat Connectors, Apache HTTP Server HowTo',
  url: 'https://tomcat.apache.org/connectors-doc/webserver_howto/apache.html',
  checked,
};

const root = '/usr/local/apache2';
const main = `${root}/conf/httpd.conf`;
const apachectl = `${root}/bin/apachectl`;

/** httpd built from source, in the place that `./configure` chooses by itself. Its version is known to its builder only. */
export const source: Platform = {
  id: 'source',
  title: 'Built from source',
  lines: [{ title: 'Your own build', source: installing }],
  service: 'httpd',
  ...unixFiles,
  user: 'daemon',
  group: 'daemon',
  siteFile: (name) => `${root}/conf/extra/${name}.conf`,
  enableSite: (name) => addLine(`Include conf/extra/${name}.conf`),
  include: (name) => ({ file: main, line: `Include conf/extra/${name}.conf` }),
  siteNameOf: (path) => /^\/usr\/local\/apache2\/conf\/extra\/([^/]+)\.conf$/.exec(path)?.[1],
  loads: upstreamLoads,
  enableModules,
  packages: () => [],
  certificateFile: (host) => `${root}/conf/${host}.pem`,
  certificateKeyFile: (host) => `${root}/conf/${host}.key`,
  allowBackEnd: () => [],
  openPorts: () => [],
  // Nothing rotates these.
  logFile: (name, kind) => `${root}/logs/${name}-${kind}_log`,
  cacheDir: (name) => `${root}/cache/${name}`,
  makeFolder: makeUnixFolder('daemon', 'daemon'),
  cleanCache: (dir, megabytes) =>
    cleanByOwnUnit({ htcacheclean: `${root}/bin/htcacheclean`, user: 'daemon' }, dir, megabytes),
  webRoot: (name) => `${root}/htdocs/${name}`,
  jk: {
    workersFile: `${root}/conf/workers.properties`,
    logFile: `${root}/logs/mod_jk.log`,
    shmFile: `${root}/logs/jk-runtime-status`,
    alreadySays: [],
    says: `Who builds httpd builds mod_jk too: in the folder native of Tomcat Connectors, ./configure --with-apxs=${root}/bin/apxs && make && cp apache-2.0/mod_jk.so ${root}/modules/ (1.2.50 or newer, for the holes closed in it).`,
  },
  mpm: 'event',
  forHttp2: [],
  test: `${apachectl} configtest`,
  reload: `${apachectl} -k graceful`,
  // A stop and a start: sizes of processes do not change by -k restart.
  restart: `${apachectl} -k stop; while [ -e ${root}/logs/httpd.pid ]; do sleep 1; done; ${apachectl} -k start`,
  // httpd.conf listens on 80; 443 stands in extra/httpd-ssl.conf, which is not read.
  listens: () => [80],
  tried: 'Files and module lists are read by a real Apache on Debian with the paths mapped; no httpd was built for it.',
  sources: [installing, connectors],
};

function enableModules(modules: readonly string[]): readonly Command[] {
  const names = inLoadOrder(modules).filter((module) => !upstreamLoads.includes(module));
  const stock = names.filter((module) => module !== 'jk');
  return [
    ...(stock.length === 0
      ? []
      : [
          {
            run: `sed -i -E 's/${commentedLines(stock)}/\\1/' ${main}`,
            says: 'Takes the # away from the lines that load the modules that the site needs. A module without such a line was not built: ./configure leaves out those whose libraries it does not find.',
          },
        ]),
    ...(names.includes('jk')
      ? [{ run: addLine(loadLine('jk')), says: 'Loads mod_jk, which is built apart from httpd.' }]
      : []),
  ];
}

/** Adds a line to httpd.conf unless it stands there. */
const addLine = (line: string) => `grep -qxF '${line}' ${main} || echo '${line}' >> ${main}`;
