import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Answers, GivenFile } from '../bundle-folder';
import { editedServerXml, sampleServerXml } from './sample-server-xml';
import { sampleSite } from './sample-site';
import { sampleVirtualHosts } from './sample-virtual-hosts';

/**
 * A hand-written bundle, so that the bench can be tried and its checks be trusted without the builder. `spoil` may
 * break its virtual hosts.
 */
export async function sampleBundle(
  answers: Answers,
  files: readonly GivenFile[],
  spoil = (text: string) => text,
): Promise<string> {
  const site = sampleSite(answers);
  const { url, editing, release, old } = site;
  const secure = url.protocol === 'https:';
  const given = files.find(({ path }) => path.endsWith('server.xml'));
  const serverXml = given ? editedServerXml(given.text, site) : sampleServerXml(site);
  const modules = [
    'proxy',
    'proxy_http',
    'headers',
    'alias',
    'reqtimeout',
    ...(secure ? ['ssl', 'socache_shmcb'] : []),
  ];
  const redirects = secure || site.others.length > 0;
  const rewritten = [
    ...(redirects || (old && editing !== 'off') ? ['rewrite'] : []),
    ...(old && editing !== 'off' ? ['proxy_wstunnel'] : []),
  ];
  const folder = await mkdtemp(join(tmpdir(), 'proxywright-bundle-'));
  const write = async (path: string, installTo: string, mode: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    return { path, installTo, mode, sha256: createHash('sha256').update(text).digest('hex'), change: 'new' };
  };
  const manifest = {
    schema: 'proxywright-bundle/1',
    generator: { name: 'sample', version: '0' },
    connection: 'mod_proxy',
    publicUrl: url.href.replace(/\/$/, ''),
    platform: 'debian',
    apache: {
      minimumVersion: '2.4.47',
      packages: ['apache2'],
      modules: [...modules, ...rewritten],
      sites: ['confluence'],
      disableSites: [],
      files: [
        await write(
          'apache/etc/apache2/sites-available/confluence.conf',
          '/etc/apache2/sites-available/confluence.conf',
          '0644',
          spoil(sampleVirtualHosts(site)),
        ),
      ],
      test: 'apache2ctl configtest',
      reload: 'systemctl reload apache2',
    },
    confluence: {
      release,
      runsAs: 'installed',
      tomcat: Number(release.split('.')[0]) >= 10 ? '10.1' : '9.0',
      nodes: [
        {
          name: 'node1',
          host: site.host,
          installDir: '/opt/atlassian/confluence',
          jvmArgs: editing === 'through' ? ['-Dsynchrony.proxy.enabled=true'] : [],
          files: [
            await write('tomcat/node1/conf/server.xml', '/opt/atlassian/confluence/conf/server.xml', '0640', serverXml),
          ],
        },
      ],
    },
    hosts: {},
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return folder;
}
