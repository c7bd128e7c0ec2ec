import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Answers, GivenFile } from './bundle-folder';

/**
 * A hand-written bundle, so that the bench can be tried and its checks be trusted without the builder. Understands
 * `site.publicUrl`, `.furtherNames`, `.release`, `.editing` and `.httpdVersion`; `spoil` may break the virtual hosts.
 */
export async function sampleBundle(
  answers: Answers,
  files: readonly GivenFile[],
  spoil = (text: string) => text,
): Promise<string> {
  const site = siteOf(answers);
  const { url, contextPath, editing, release, old } = site;
  const secure = url.protocol === 'https:';
  const given = files.find(({ path }) => path.endsWith('server.xml'));
  const serverXml = given ? edited(given.text, url, contextPath) : stock(url, contextPath);
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
          spoil(virtualHosts(site)),
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
          host: '127.0.0.1',
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

type SampleSite = {
  readonly url: URL;
  readonly contextPath: string;
  readonly editing: string;
  readonly release: string;
  readonly others: readonly string[];
  /** An httpd that knows no `upgrade=websocket`. */
  readonly old: boolean;
};

function siteOf({ site }: Answers): SampleSite {
  const told: Readonly<Record<string, unknown>> = { ...(typeof site === 'object' ? site : {}) };
  const url = new URL(String(told.publicUrl));
  return {
    url,
    contextPath: url.pathname.replace(/\/$/, ''),
    editing: String(told.editing ?? 'off'),
    release: String(told.release ?? '9.2'),
    others: Array.isArray(told.furtherNames) ? told.furtherNames.map(String) : [],
    old: told.httpdVersion === '2.4.37',
  };
}

function virtualHosts({ url, contextPath, editing, others, old }: SampleSite): string {
  const secure = url.protocol === 'https:';
  const port = secure ? 443 : 80;
  const tls = secure ? certificate : [];
  const named = (name: string) => `ServerName ${name}`;
  const blocks = [
    host(port, [named(url.hostname), ...tls, ...proxy(url, contextPath, editing, old)]),
    ...others.map((name) => host(port, [named(name), ...tls, ...redirect(url)])),
    ...(secure ? [url.hostname, ...others].map((name) => host(80, [named(name), ...redirect(url)])) : []),
  ];
  return blocks.join('\n');
}

const certificate = [
  'SSLEngine on',
  'SSLProtocol -all +TLSv1.2 +TLSv1.3',
  'SSLCertificateFile /etc/ssl/wiki/chain.pem',
  'SSLCertificateKeyFile /etc/ssl/wiki/key.pem',
];

/** `Redirect` would decode the path first and lose the difference between + and %2B. */
function redirect(url: URL): readonly string[] {
  return [
    'AllowEncodedSlashes NoDecode',
    'RewriteEngine on',
    'RewriteCond %{THE_REQUEST} "^[^ ]+ (/[^ ?]*)"',
    `RewriteRule ^ ${url.origin}%1 [R=301,L,NE]`,
    `Redirect permanent / ${url.origin}/`,
  ];
}

function proxy(url: URL, contextPath: string, editing: string, old: boolean): readonly string[] {
  const secure = url.protocol === 'https:';
  const upgrade = old ? '' : ' upgrade=websocket';
  const rule = (from: string, port: number) => [
    `<Location "${from}">`,
    'RewriteEngine on',
    'RewriteCond %{HTTP:Upgrade} =websocket [NC]',
    `RewriteRule ^ ws://127.0.0.1:${port}%{REQUEST_URI} [P]`,
    '</Location>',
  ];
  const direct =
    editing === 'direct'
      ? [
          `ProxyPass "/synchrony" "http://127.0.0.1:8091/synchrony" nocanon${upgrade}`,
          ...(old ? rule('/synchrony', 8091) : []),
        ]
      : [];
  const throughPath = `${contextPath}/synchrony-proxy`;
  const through =
    editing === 'through'
      ? [
          `ProxyPass "${throughPath}" "http://127.0.0.1:8090${throughPath}" nocanon${upgrade}`,
          ...(old ? rule(throughPath, 8090) : []),
        ]
      : [];
  return [
    'ProxyRequests Off',
    'ProxyPreserveHost On',
    'AllowEncodedSlashes NoDecode',
    'RequestReadTimeout header=20-60,MinRate=500 body=60,MinRate=100',
    ...[
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'X-Forwarded-Server',
      'X-Forwarded-Port',
      'X-Forwarded-By',
      'Forwarded',
      'Proxy',
    ].map((name) => `RequestHeader unset ${name}`),
    `RequestHeader set X-Forwarded-Proto ${secure ? 'https' : 'http'}`,
    ...direct,
    ...through,
    `ProxyPass "${contextPath || '/'}" "http://127.0.0.1:8090${contextPath || '/'}" nocanon`,
    `ProxyPassReverse "${contextPath || '/'}" "http://127.0.0.1:8090${contextPath || '/'}"`,
    ...(contextPath ? [`RedirectMatch 302 "^/$" "${url.href}/"`] : []),
  ];
}

function host(port: number, lines: readonly string[]): string {
  return [`<VirtualHost *:${port}>`, ...lines.map((text) => `  ${text}`), '</VirtualHost>', ''].join('\n');
}

function connectorWords(url: URL): string {
  const secure = url.protocol === 'https:';
  const port = url.port || (secure ? '443' : '80');
  return `address="127.0.0.1" scheme="${secure ? 'https' : 'http'}" secure="${secure}" proxyName="${url.hostname}" proxyPort="${port}"`;
}

function edited(text: string, url: URL, contextPath: string): string {
  const parts = text.split(/(<!--[\s\S]*?-->)/);
  const edit = (part: string) =>
    part
      .replace(
        /(<Connector\b)([^>]*?)(\/?>)/g,
        (_, start: string, words: string, end: string) =>
          `${start}${words.replace(/\s(scheme|secure|proxyName|proxyPort|address|port)="[^"]*"/g, '')} port="8090" ${connectorWords(url)}${end}`,
      )
      .replace(/(<Context\b[^>]*?path=")[^"$]*(")/, `$1${contextPath}$2`);
  return parts.map((part) => (part.startsWith('<!--') ? part : edit(part))).join('');
}

function stock(url: URL, contextPath: string): string {
  return `<Server port="8000" shutdown="SHUTDOWN">
  <Service name="Tomcat-Standalone">
    <Connector port="8090" connectionTimeout="20000" maxThreads="48" minSpareThreads="10" enableLookups="false" acceptCount="10"
               URIEncoding="UTF-8" protocol="org.apache.coyote.http11.Http11NioProtocol" ${connectorWords(url)}/>
    <Engine name="Standalone" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="false" startStopThreads="4">
        <Context path="${contextPath}" docBase="../confluence" reloadable="false" useHttpOnly="true">
          <Manager pathname=""/>
          <Valve className="org.apache.catalina.valves.RemoteIpValve"/>
        </Context>
        <Context path="\${confluence.context.path}/synchrony-proxy" docBase="../synchrony-proxy" reloadable="false" useHttpOnly="true"/>
      </Host>
    </Engine>
  </Service>
</Server>
`;
}
