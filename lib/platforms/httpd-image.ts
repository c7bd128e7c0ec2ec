import { bundlePathOf } from './bundle-path';
import { commentedLines, inLoadOrder, upstreamLoads } from './load-modules';
import type { Command, Platform } from './platform';
import { unixFiles } from './unix-files';
import { makeUnixFolder } from './unix-folder';

const checked = '2026-11-23';

const imageDocs = {
  title: 'Docker Official Images, httpd',
  url: 'https://github.com/docker-library/docs/blob/master/httpd/README.md',
  checked,
};
const imageSource = {
  title: 'docker-library/httpd, 2.4/Dockerfile',
  url: 'https://github.com/docker-library/httpd/blob/master/2.4/Dockerfile',
  checked,
};

const root = '/usr/local/apache2';
const main = `${root}/conf/httpd.conf`;
/** The copy of httpd.conf in the unpacked bundle, where commands are typed. */
const copy = bundlePathOf(main);
const image = 'httpd:2.4';

/** The official container image. Its files are mounted; the container is called apache; commands are typed in the unpacked bundle. */
export const httpdImage: Platform = {
  id: 'httpd-image',
  title: 'Official image httpd:2.4',
  lines: [{ title: image, httpd: '2.4.69', source: imageDocs }],
  service: 'apache',
  shell: 'sh',
  // Files stay in the unpacked bundle, which `start` mounts: a copy of one is a copy there.
  copyFile: (from, to) => unixFiles.copyFile(inBundle(from), inBundle(to)),
  removeFile: (path) => unixFiles.removeFile(inBundle(path)),
  user: 'www-data',
  group: 'www-data',
  siteFile: (name) => `${root}/conf/extra/${name}.conf`,
  enableSite: (name) => {
    const line = `Include conf/extra/${name}.conf`;
    return `grep -qxF '${line}' ${copy} || echo '${line}' >> ${copy}`;
  },
  include: (name) => ({ file: main, line: `Include conf/extra/${name}.conf` }),
  siteNameOf: (path) => /^\/usr\/local\/apache2\/conf\/extra\/([^/]+)\.conf$/.exec(path)?.[1],
  loads: upstreamLoads,
  enableModules,
  // sed makes httpd.conf a new file, and a running container keeps the old one.
  needsRestart: (modules) => modules.some((module) => !upstreamLoads.includes(module)),
  packages: () => [],
  certificateFile: (host) => `${root}/conf/${host}.pem`,
  certificateKeyFile: (host) => `${root}/conf/${host}.key`,
  allowBackEnd: (ports) =>
    ports.length === 0
      ? []
      : [
          {
            run: "docker inspect -f '{{.HostConfig.NetworkMode}}' apache",
            says: `Has to answer “host” where the files reach Confluence at 127.0.0.1: in every other network of containers that address is the container itself, and nothing listens there on ${ports.join(' or ')}.`,
          },
        ],
  openPorts: () => [],
  // The image's own logs go there too: `docker logs apache` shows both.
  logFile: (_name, kind) => (kind === 'access' ? '/proc/self/fd/1' : '/proc/self/fd/2'),
  cacheDir: (name) => `${root}/cache/${name}`,
  makeFolder: (folder) =>
    makeUnixFolder(
      'www-data',
      'www-data',
    )(folder).map(({ run, says }) => ({
      run: `docker exec apache ${run}`,
      says: `${says} It lasts as long as the container, or as the volume it lies on.`,
    })),
  cleanCache: (dir, megabytes) => [
    {
      run: `docker run -d --name apache-cache-cleaner --restart unless-stopped --user www-data --volumes-from apache ${image} sh -c 'while sleep 1800; do htcacheclean -n -t -p${dir} -l${megabytes}M; done'`,
      says: `A second container that looks every 30 minutes and keeps the folder near ${megabytes} MB. It sees the folder only if that lies on a volume.`,
    },
  ],
  webRoot: (name) => `${root}/htdocs/${name}`,
  mdStore: `${root}/md`,
  jk: undefined,
  withoutJk:
    'The official image does not contain mod_jk, and it would have to be built into an image of your own. Choose mod_proxy: the image contains it, and it carries the same requests over HTTP.',
  mpm: 'event',
  forHttp2: [],
  start,
  test: 'docker exec apache httpd -t',
  reload: 'docker exec apache httpd -k graceful',
  restart: 'docker restart apache',
  // httpd.conf listens on 80; 443 stands in extra/httpd-ssl.conf, which is not read.
  listens: () => [80],
  tried:
    'Files and module lists are read by a real Apache on Debian with the paths mapped; no container was started, and the docker commands were not tried.',
  sources: [imageDocs, imageSource],
};

/** A path of the container as the unpacked bundle has it; any other path stays. */
const inBundle = (path: string) => (path.startsWith('/') ? bundlePathOf(path) : path);

function enableModules(modules: readonly string[]): readonly Command[] {
  const names = inLoadOrder(modules).filter((module) => !upstreamLoads.includes(module));
  if (names.length === 0) return [];
  return [
    {
      run: `[ -e ${copy} ] || docker run --rm ${image} cat ${main} > ${copy}`,
      says: 'Takes the image’s own httpd.conf into the unpacked bundle, unless there is one already.',
    },
    {
      run: `sed -i -E 's/${commentedLines(names)}/\\1/' ${copy}`,
      says: 'Takes the # away from the lines that load the modules that the site needs.',
    },
  ];
}

/** Whole folders are mounted where that hides nothing: a file replaced in a folder is seen by a reload, a file mounted alone is not. */
function start(paths: readonly string[]): Command {
  const volumes = ['cache', 'md'].map((name) => `-v apache-${name}:${root}/${name}`);
  const places = new Set(
    [main, ...paths].map((path) => (path.startsWith(`${root}/conf/extra/`) ? `${root}/conf/extra` : path)),
  );
  const mounts = [...places].map((place) => `-v "$PWD/${bundlePathOf(place)}:${place}:ro"`);
  return {
    run: `docker run -d --name apache --restart unless-stopped --network host ${[...volumes, ...mounts].join(' ')} ${image}`,
    says: 'Starts Apache in the network of the machine itself, so that 127.0.0.1 is that machine (on Linux). Certificates and other files that the site names need a -v of their own.',
  };
}
