import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A bundle written by hand, in as few words as it takes. */
export type HandBundle = {
  readonly connection: 'mod_proxy' | 'mod_jk';
  readonly publicUrl: string;
  readonly modules: readonly string[];
  readonly dirs?: readonly { readonly path: string; readonly owner: string; readonly mode: string }[];
  /** Where it is installed and its text. */
  readonly apache: Readonly<Record<string, string>>;
  readonly purge?: string;
  readonly runsAs?: 'installed' | 'image';
  readonly nodes: readonly {
    readonly name: string;
    readonly host: string;
    readonly serverXml?: string;
    readonly environment?: Readonly<Record<string, string>>;
  }[];
  readonly hosts?: Readonly<Record<string, string>>;
};

const installDir = '/opt/atlassian/confluence';

/** Writes the bundle into a new folder, which the caller removes; `spoil` may break its texts. */
export async function writeHandBundle(bundle: HandBundle, spoil = (text: string) => text): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proxywright-bundle-'));
  const write = async (path: string, installTo: string, original: string) => {
    const text = spoil(original);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    return {
      path,
      installTo,
      mode: installTo.startsWith('/var/www/') ? '0644' : '0640',
      sha256: createHash('sha256').update(text).digest('hex'),
      change: 'new',
    };
  };
  const { connection, publicUrl, modules, dirs = [], purge, runsAs = 'installed', hosts = {} } = bundle;
  const manifest = {
    schema: 'proxywright-bundle/1',
    ...{ connection, publicUrl, platform: 'debian', hosts },
    apache: {
      packages: connection === 'mod_jk' ? ['apache2', 'libapache2-mod-jk'] : ['apache2'],
      ...{ modules, dirs, sites: ['confluence'], disableSites: ['000-default'], ...(purge ? { purge } : {}) },
      files: await Promise.all(Object.entries(bundle.apache).map(([to, text]) => write(`apache${to}`, to, text))),
      ...{ test: 'apache2ctl configtest', reload: 'systemctl reload apache2' },
    },
    confluence: {
      ...{ release: '9.2', runsAs, tomcat: '9.0' },
      nodes: await Promise.all(
        bundle.nodes.map(async ({ name, host, serverXml, environment = {} }) => ({
          ...{ name, host, installDir, environment, jvmArgs: [] },
          files:
            serverXml === undefined
              ? []
              : [await write(`tomcat/${name}/conf/server.xml`, `${installDir}/conf/server.xml`, serverXml)],
        })),
      ),
    },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return folder;
}

/** The virtual hosts of a site over TLS: a redirect, and these lines. */
export function secureHosts(url: URL, lines: readonly string[], before: readonly string[] = []): string {
  return [
    ...before,
    '<VirtualHost *:80>',
    `ServerName ${url.hostname}`,
    'AllowEncodedSlashes NoDecode',
    'RewriteEngine on',
    'RewriteCond %{THE_REQUEST} "^[^ ]+ (/[^ ?]*)"',
    `RewriteRule ^ ${url.origin}%1 [R=301,L,NE]`,
    `Redirect permanent / ${url.origin}/`,
    '</VirtualHost>',
    '<VirtualHost *:443>',
    `ServerName ${url.hostname}`,
    'SSLEngine on',
    'SSLProtocol -all +TLSv1.2 +TLSv1.3',
    'SSLCertificateFile /etc/ssl/wiki/chain.pem',
    'SSLCertificateKeyFile /etc/ssl/wiki/key.pem',
    'AllowEncodedSlashes NoDecode',
    'RequestReadTimeout header=20-60,MinRate=500 body=60,MinRate=100',
    ...[
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'X-Forwarded-Server',
      'X-Forwarded-Port',
      'X-Forwarded-Proto',
      'X-Forwarded-By',
      'Forwarded',
      'Proxy',
    ].map((name) => `RequestHeader unset ${name}`),
    ...lines,
    '</VirtualHost>',
    '',
  ].join('\n');
}

/** A server.xml with these connectors. */
export function handServerXml(contextPath: string, connectors: readonly string[], jvmRoute?: string): string {
  return `<Server port="8000" shutdown="SHUTDOWN">
  <Service name="Tomcat-Standalone">
    ${connectors.join('\n    ')}
    <Engine name="Standalone" defaultHost="localhost"${jvmRoute === undefined ? '' : ` jvmRoute="${jvmRoute}"`}>
      <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="false">
        <Context path="${contextPath}" docBase="../confluence" reloadable="false" useHttpOnly="true">
          <Manager pathname=""/>
          <Valve className="org.apache.catalina.valves.RemoteIpValve"/>
        </Context>
        <Context path="\${confluence.context.path}/synchrony-proxy" docBase="../synchrony-proxy" reloadable="false"/>
      </Host>
    </Engine>
  </Service>
</Server>
`;
}

/** Modules that every one of them needs. */
export const commonModules: readonly string[] = ['ssl', 'socache_shmcb', 'headers', 'alias', 'rewrite', 'reqtimeout'];
