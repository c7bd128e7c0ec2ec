import { describe, expect, test } from 'vitest';
import { readAnswers } from '../answers';
import { build } from '../build';
import type { Bundle } from '../bundle';

const secret = 'only-for-tests-0123456789abcdef';

function moved(connection: 'mod_proxy' | 'mod_jk', files: Record<string, string>, site: object = {}): Bundle {
  const read = readAnswers({
    site: { connection, publicUrl: 'https://wiki.example.com/confluence', ...site },
    features: { tls: { certificateFile: '/etc/pki/wiki.pem', certificateKeyFile: '/etc/pki/wiki.key' } },
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const uploads = Object.entries(files).map(([path, text]) => ({ path, text }));
  return build(read.answers, uploads, { ajp: secret });
}

const textOf = ({ files }: Bundle, role: string) => files.find((file) => file.role === role)?.text ?? '';
/** Lines of the virtual host that say where requests go, without their indent. */
const routesOf = (bundle: Bundle) =>
  textOf(bundle, 'virtual-host')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) =>
      /^(Jk|Proxy(Pass|Timeout)|Balancer|RewriteRule \^\/|<Proxy|# (Jira|Confluence itself))/.test(line),
    );
const goneFrom = ({ files }: Bundle, role: string) =>
  files
    .find((file) => file.role === role)
    ?.edits.filter(({ does }) => does === 'remove')
    .map(({ key }) => key.replace('VirtualHost *:443/', ''));

const byModProxy = `<VirtualHost *:443>
    ServerName wiki.example.com
    SSLEngine On
    # Jira stays where it is.
    ProxyPass        /jira http://localhost:8080/jira
    ProxyPassReverse /jira http://localhost:8080/jira
    RewriteEngine On
    RewriteCond %{HTTP:Upgrade} websocket [NC]
    RewriteRule ^/confluence/synchrony-proxy/(.*) ws://localhost:8090/confluence/synchrony-proxy/$1 [P]
    ProxyPass /synchrony http://localhost:8091/synchrony
    # Confluence itself.
    ProxyPass        /confluence http://localhost:8090/confluence
    ProxyPassReverse /confluence http://localhost:8090/confluence
</VirtualHost>
`;

const byModJk = `JkWorkersFile /etc/apache2/workers.properties
<VirtualHost *:443>
    ServerName wiki.example.com
    SSLEngine On
    JkOptions +ForwardURICompat
    JkMountFile /etc/apache2/uriworkermap.properties
    # Confluence itself.
    JkMount /confluence|/* wiki
    JkMount /confluence/admin/* wiki
    JkUnMount /confluence/images/* wiki
    <Location /wiki>
        JkUriSet worker ajp13:localhost:8009
    </Location>
</VirtualHost>
`;

const serverXml = `<Server port="8000" shutdown="SHUTDOWN">
  <Service name="Tomcat-Standalone">
    <Connector port="8090" connectionTimeout="20000" URIEncoding="UTF-8"/>
    <Connector port="8009" protocol="AJP/1.3" secret="${secret}" address="0.0.0.0"/>
    <Engine name="Standalone" defaultHost="localhost">
      <Host name="localhost"><Context path="/confluence" docBase="../confluence"/></Host>
    </Engine>
  </Service>
</Server>
`;

describe('from mod_proxy to mod_jk', () => {
  const bundle = moved('mod_jk', { 'wiki.conf': byModProxy, 'server.xml': serverXml });

  test('Confluence’s lines go, those of Jira and of the editor stay', () => {
    expect(goneFrom(bundle, 'virtual-host')).toEqual([
      'gone RewriteRule ^/confluence/synchrony-proxy/(.*) ws://localhost:8090/confluence/synchrony-proxy/$1 [P]',
      'gone RewriteRule ^/confluence/synchrony-proxy/(.*) ws://localhost:8090/confluence/synchrony-proxy/$1 [P]',
      'gone ProxyPass /confluence http://localhost:8090/confluence',
      'gone ProxyPassReverse /confluence http://localhost:8090/confluence',
    ]);
    expect(routesOf(bundle)).toEqual([
      '# Jira stays where it is.',
      'ProxyPass        /jira http://localhost:8080/jira',
      'ProxyPassReverse /jira http://localhost:8080/jira',
      'ProxyTimeout 300',
      'JkOptions +ForwardURICompatUnparsed',
      'JkUnMount /synchrony confluence',
      'JkUnMount /synchrony/* confluence',
      'ProxyPass /synchrony http://127.0.0.1:8091/synchrony upgrade=websocket nocanon connectiontimeout=5 retry=0 ttl=30',
      '# Confluence itself.',
      'JkMount /confluence confluence',
      'JkMount /confluence/* confluence',
    ]);
  });

  test('the connector for HTTP stays, the one for AJP is for this machine only', () => {
    const tomcat = textOf(bundle, 'server-xml');
    expect(tomcat).toMatch(/port="8090" connectionTimeout="20000"/);
    expect(tomcat).toMatch(/port="8009" protocol="AJP\/1.3" secret="[^"]*" address="127.0.0.1"/);
  });

  test('a module that only the old lines needed is asked for no more', () => {
    expect(bundle.modules).not.toContain('proxy_wstunnel');
    expect(bundle.modules).toContain('jk');
  });

  test('a balancer of Confluence’s nodes goes as a whole', () => {
    const conf = `<VirtualHost *:443>
    ServerName wiki.example.com
    <Proxy balancer://wiki>
        BalancerMember http://10.0.0.11:8090 route=a
        BalancerMember http://10.0.0.12:8090 route=b
    </Proxy>
    ProxyPass /confluence balancer://wiki/confluence
</VirtualHost>
`;
    expect(goneFrom(moved('mod_jk', { 'wiki.conf': conf }), 'virtual-host')).toEqual([
      'gone Proxy balancer://wiki',
      'gone ProxyPass /confluence balancer://wiki/confluence',
    ]);
  });
});

describe('from mod_jk to mod_proxy', () => {
  const bundle = moved('mod_proxy', { 'wiki.conf': byModJk, 'server.xml': serverXml });

  test('mounts, options and files of mod_jk and mod_jk2 go, comments stay', () => {
    expect(goneFrom(bundle, 'virtual-host')).toEqual([
      'gone JkWorkersFile /etc/apache2/workers.properties',
      'gone JkOptions +ForwardURICompat',
      'gone JkMountFile /etc/apache2/uriworkermap.properties',
      'gone JkMount /confluence|/* wiki',
      'gone JkMount /confluence/admin/* wiki',
      'gone JkUnMount /confluence/images/* wiki',
      'gone Location /wiki',
    ]);
    expect(routesOf(bundle).filter((line) => line.startsWith('Jk'))).toEqual([]);
    expect(routesOf(bundle)).toContain('# Confluence itself.');
    expect(bundle.modules).not.toContain('jk');
  });

  test('the AJP connector goes', () => {
    expect(goneFrom(bundle, 'server-xml')).toEqual(['gone Connector 8009']);
  });

  test('the mount of another application stays, with what it needs', () => {
    const own = byModJk.replace('    <Location', '    JkMount /jira/* jira\n    <Location');
    const kept = moved('mod_proxy', { 'wiki.conf': own });
    expect(routesOf(kept).filter((line) => line.startsWith('Jk'))).toEqual([
      'JkWorkersFile /etc/apache2/workers.properties',
      'JkOptions +ForwardURICompat',
      'JkMount /jira/* jira',
    ]);
    expect(kept.modules).toContain('jk');
  });

  test('at the root, what the worker of /* gets goes, and nothing else', () => {
    const own =
      '<VirtualHost *:443>\nServerName wiki.example.com\nJkMount /* w\nJkMount /x/* w\nJkMount /jira/* jira\n</VirtualHost>\n';
    const kept = moved('mod_proxy', { 'wiki.conf': own }, { publicUrl: 'https://wiki.example.com' });
    expect(goneFrom(kept, 'virtual-host')).toEqual(['gone JkMount /* w', 'gone JkMount /x/* w']);
  });

  test('ajp:// becomes http:// in its place', () => {
    const own =
      '<VirtualHost *:443>\nServerName wiki.example.com\nProxyPass /confluence ajp://localhost:8009/confluence\n</VirtualHost>\n';
    const text = textOf(moved('mod_proxy', { 'wiki.conf': own }), 'virtual-host');
    expect(text).not.toMatch(/ajp/);
    expect(text).toMatch(/\nProxyPass \/confluence http:\/\/127\.0\.0\.1:8090\/confluence nocanon/);
  });
});

test('an own mod_jk is brought over to our worker, not mounted beside it', () => {
  const bundle = moved('mod_jk', { 'wiki.conf': byModJk, 'server.xml': serverXml }, { editing: 'off' });
  expect(routesOf(bundle)).toEqual([
    'JkWorkersFile /etc/apache2/workers.properties',
    '# Confluence itself.',
    'JkOptions +ForwardURICompatUnparsed',
    'JkMount /confluence confluence',
    'JkMount /confluence/* confluence',
  ]);
  expect(bundle.files.find(({ role }) => role === 'workers')?.installTo).toBe('/etc/apache2/workers.properties');
  expect(textOf(bundle, 'workers')).toContain(`worker.confluence.secret=${secret}`);
});
