import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { type PlatformId, platformIds, platforms } from '@/lib/platforms';
import type { Platform } from '@/lib/platforms/platform';
import { bundleFolder } from './bundle-folder';
import { mapPlatform, testMapped } from './map-platform';

const execute = promisify(execFile);
const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

const modules = [
  ...['alias', 'authz_core', 'cache', 'cache_disk', 'deflate', 'expires', 'filter', 'headers', 'http2'],
  ...['lbmethod_byrequests', 'log_config', 'proxy', 'proxy_balancer', 'proxy_hcheck', 'proxy_http', 'remoteip'],
  ...['rewrite', 'setenvif', 'slotmem_shm', 'socache_shmcb', 'ssl', 'watchdog'],
];

/** A site that uses every folder of its platform and a directive of every module above. */
const siteText = (platform: Platform, jk: string) => `
SSLStaplingCache shmcb:stapling(32768)
<Proxy balancer://confluence>
    BalancerMember http://127.0.0.1:8090 hcmethod=GET hcuri=/status
    ProxySet lbmethod=byrequests
</Proxy>
<VirtualHost *:443>
    ServerName wiki.example.com
    Protocols h2 http/1.1
    SSLEngine on
    SSLCertificateFile ${platform.certificateFile('wiki.example.com')}
    SSLCertificateKeyFile "${platform.certificateKeyFile('wiki.example.com')}"
    ErrorLog ${platform.logFile('confluence', 'error')}
    CustomLog ${platform.logFile('confluence', 'access')} "%h %u %t %>s"
    RemoteIPHeader X-Forwarded-For
    Header always set X-Content-Type-Options nosniff
    SetEnvIf Request_URI ^/s/ static
    ExpiresActive on
    AddOutputFilterByType DEFLATE text/css
    CacheRoot ${platform.cacheDir('confluence')}
    CacheEnable disk /s/
    Alias /robots.txt ${platform.webRoot('confluence')}/robots.txt
    <Directory ${platform.webRoot('confluence')}>
        Require all granted
    </Directory>
    RewriteEngine on
    RewriteRule ^/$ /login.action [R]
    ${jk}
    ProxyPass / balancer://confluence/
</VirtualHost>
`;

const jkText = ({ jk }: Platform) =>
  jk
    ? ['JkMount /jk/* node1', ...(jk.alreadySays.includes('jkworkersfile') ? [] : ['JkStripSession on'])].join('\n    ')
    : '';

const serverWide = ({ jk }: Platform) =>
  jk && jk.alreadySays.length === 0
    ? `JkWorkersFile ${jk.workersFile}\nJkLogFile ${jk.logFile}\nJkShmFile ${jk.shmFile}\n`
    : '';

/** A bundle as the contract describes it, of one site file and workers.properties. */
async function sampleBundle(id: PlatformId, without: readonly string[] = []): Promise<string> {
  const platform: Platform = platforms[id];
  const folder = await mkdtemp(join(tmpdir(), 'proxywright-sample-'));
  made.push(folder);
  const texts: [installTo: string, text: string][] = [
    [platform.siteFile('confluence'), serverWide(platform) + siteText(platform, jkText(platform))],
    ...(platform.jk
      ? [[platform.jk.workersFile, 'worker.list=node1\nworker.node1.type=ajp13\n'] as [string, string]]
      : []),
  ];
  const files = await Promise.all(
    texts.map(async ([installTo, text], i) => {
      const path = `apache/${i}`;
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
      return { path, installTo, mode: '0644', sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
  const manifest = {
    schema: 'proxywright-bundle/1',
    connection: 'mod_proxy',
    publicUrl: 'https://wiki.example.com',
    platform: id,
    apache: {
      modules: [...modules, ...(platform.jk ? ['jk'] : [])].filter((module) => !without.includes(module)),
      files,
      test: platform.test,
      reload: platform.reload,
    },
    confluence: { release: '9.2', runsAs: 'installed', nodes: [] },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

async function answerTo(bundle: string, id: PlatformId): Promise<string> {
  const server = await mapPlatform(bundle, id);
  made.push(server.folder);
  return testMapped(server);
}

describe.each(platformIds)('%s', (id) => {
  test('its modules, as its own commands load them, carry a site that uses all of them and all of its folders', async () => {
    expect(await answerTo(await sampleBundle(id), id)).toBe('Syntax OK');
  });

  test('a module that is missing is noticed, unless the platform has it anyway', async () => {
    const answer = await answerTo(await sampleBundle(id, ['remoteip']), id);
    if (platforms[id].loads.includes('remoteip')) expect(answer).toBe('Syntax OK');
    else expect(answer).toContain("Invalid command 'RemoteIPHeader'");
  });

  test('the bundle of the wizard for it is read', async () => {
    const bundle = await bundleFolder({ site: { platform: id } }, []);
    made.push(bundle);
    expect(await answerTo(bundle, id)).toBe('Syntax OK');
  });
});

describe('The commands that keep a cache small', () => {
  /** Runs a command with these files of the system replaced by ones of a new folder; yields the folder. */
  async function tryOut(run: string, file: string, before: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'proxywright-cleaner-'));
    made.push(folder);
    await mkdir(dirname(join(folder, file)), { recursive: true });
    if (before !== '') await writeFile(join(folder, file), before);
    await execute('sh', ['-ec', run.replaceAll(dirname(file), dirname(join(folder, file)))]);
    return readFile(join(folder, file), 'utf8');
  }

  test('Debian: the file of the instance has the lines that its unit reads', async () => {
    const [write] = platforms.debian.cleanCache('/var/cache/apache2/wiki', 700);
    expect(await tryOut(write?.run ?? '', '/etc/default/apache-htcacheclean-wiki', '')).toBe(
      'HTCACHECLEAN_PATH=/var/cache/apache2/wiki\nHTCACHECLEAN_SIZE=700M\nHTCACHECLEAN_DAEMON_INTERVAL=30\nHTCACHECLEAN_OPTIONS=-n -t\n',
    );
    const unit = await readFile('/lib/systemd/system/apache-htcacheclean@.service', 'utf8');
    expect(unit).toContain('EnvironmentFile=-/etc/default/apache-htcacheclean-%i');
    expect(unit).toContain('WantedBy=multi-user.target');
  });

  test('Red Hat: folder and size change, the rest of the file stays', async () => {
    const [edit] = platforms.rhel.cleanCache('/var/cache/httpd/wiki', 700);
    const before = 'INTERVAL=15\nCACHE_ROOT=/var/cache/httpd/proxy\nLIMIT=100M\nOPTIONS=\n';
    expect(await tryOut(edit?.run ?? '', '/etc/sysconfig/htcacheclean', before)).toBe(
      'INTERVAL=15\nCACHE_ROOT=/var/cache/httpd/wiki\nLIMIT=700M\nOPTIONS=\n',
    );
  });

  test.each(['suse', 'source'] as const)(
    '%s: the unit that we write is one, and its switches are right',
    async (id) => {
      const [write] = platforms[id].cleanCache(`/srv/cache/wiki`, 700);
      const file = '/etc/systemd/system/htcacheclean-wiki.service';
      const unit = await tryOut(write?.run ?? '', file, '');
      const program = /^ExecStart=\S+ (.*)$/m.exec(unit)?.[1] ?? '';
      expect(program).toBe('-d30 -n -t -p/srv/cache/wiki -l700M');
      const folder = made.at(-1) ?? '';
      // This machine's program and user in place of that system's.
      await writeFile(
        join(folder, file),
        unit.replace(/^ExecStart=\S+/m, 'ExecStart=/usr/bin/htcacheclean').replace(/^User=.*$/m, 'User=www-data'),
      );
      const { stdout, stderr } = await execute('systemd-analyze', ['verify', '--man=no', join(folder, file)]);
      expect(stdout + stderr).toBe('');
      // The same switches once, without the daemon: htcacheclean takes them.
      await mkdir(join(folder, 'cache'));
      const once = program.replace('-d30 ', '').replace('/srv/cache/wiki', join(folder, 'cache'));
      await expect(execute('htcacheclean', once.split(' '))).resolves.toMatchObject({ stderr: '' });
    },
  );
});
