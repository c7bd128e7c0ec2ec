import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAnswers } from '@/lib';
import type { Answers, GivenFile } from './bundle-folder';
import type { Promised } from './promised';
import { promisedOf } from './promised-of';
import { realServerXmls } from './real-configs';
import type { Scenario } from './run-scenario';
import { accessScenarios } from './scenarios-access';
import { connectionScenarios } from './scenarios-connections';
import { imageScenarios } from './scenarios-image';
import { shapeScenarios } from './scenarios-shapes';
import { speedScenarios } from './scenarios-speed';
import { readServerXml } from './tomcat';

const confluence = 'https://wiki.example.com/confluence';

/** As many admins have it: works for pages, loses some titles and every WebSocket. */
const ownVirtualHosts = `# managed by hand
<VirtualHost *:80>
    ServerName wiki.example.com
    Redirect permanent / https://wiki.example.com/
</VirtualHost>

<VirtualHost *:443>
    ServerName  wiki.example.com
    ServerAdmin  webmaster@example.com
    SSLEngine On
    SSLCertificateFile    /etc/pki/wiki.pem
    SSLCertificateKeyFile /etc/pki/wiki.key
    ProxyRequests Off
    ProxyPreserveHost On
    <Proxy *>
        Require all granted
    </Proxy>
    ProxyPass        /confluence http://localhost:8090/confluence
    ProxyPassReverse /confluence http://localhost:8090/confluence
    ErrorLog \${APACHE_LOG_DIR}/wiki-error.log
</VirtualHost>
`;

const ownServerXml = `<?xml version='1.0' encoding='utf-8'?>
<Server port="8000" shutdown="SHUTDOWN" debug="0">
  <Service name="Tomcat-Standalone">
    <!-- our own connector -->
    <Connector port="8090" connectionTimeout="20000" redirectPort="8443" maxThreads="48" minSpareThreads="10"
               enableLookups="false" acceptCount="10" debug="0" URIEncoding="UTF-8"
               protocol="org.apache.coyote.http11.Http11NioProtocol"/>
    <Engine name="Standalone" defaultHost="localhost" debug="0">
      <Host name="localhost" debug="0" appBase="webapps" unpackWARs="true" autoDeploy="false" startStopThreads="4">
        <Context path="/confluence" docBase="../confluence" debug="0" reloadable="false" useHttpOnly="true">
          <Manager pathname=""/>
          <Valve className="org.apache.catalina.valves.RemoteIpValve"/>
        </Context>
        <Context path="\${confluence.context.path}/synchrony-proxy" docBase="../synchrony-proxy" reloadable="false"/>
      </Host>
    </Engine>
  </Service>
</Server>
`;

/** Every scenario of the bench. */
export const scenarios: readonly Scenario[] = [
  scenario(
    'plain HTTP at the root, with only the modules that the bundle names',
    { publicUrl: 'http://wiki.example.com', editing: 'off' },
    { from: 'exact' },
  ),
  scenario(
    'TLS with a context path and a further name, Synchrony reached directly',
    { publicUrl: confluence, editing: 'direct', furtherNames: ['confluence.example.com'] },
    { slow: true },
  ),
  scenario(
    'TLS with only the modules that the bundle names',
    { publicUrl: confluence, editing: 'direct' },
    { from: 'exact' },
  ),
  scenario('TLS at the root, Synchrony through Confluence', {
    publicUrl: 'https://wiki.example.com',
    editing: 'through',
  }),
  scenario('TLS with a context path, Synchrony through Confluence', { publicUrl: confluence, editing: 'through' }),
  scenario('TLS with a context path, no collaborative editing', { publicUrl: confluence, editing: 'off' }),
  scenario('TLS on a port of its own', { publicUrl: 'https://wiki.example.com:8443/confluence', editing: 'direct' }),
  scenario('the recipe for httpd 2.4.37, Synchrony reached directly', {
    publicUrl: confluence,
    editing: 'direct',
    httpdVersion: '2.4.37',
  }),
  scenario('the recipe for httpd 2.4.37, Synchrony through Confluence', {
    publicUrl: confluence,
    editing: 'through',
    httpdVersion: '2.4.37',
  }),
  scenario('Confluence 8.5 on Tomcat 9.0', { publicUrl: confluence, editing: 'direct', release: '8.5' }),
  scenario('Confluence 10.2 on Tomcat 10.1', { publicUrl: confluence, editing: 'direct', release: '10.2' }),
  scenario('Confluence 10.2 on Tomcat 10.1, Synchrony through Confluence', {
    publicUrl: confluence,
    editing: 'through',
    release: '10.2',
  }),
  scenario('Confluence on another machine', { publicUrl: confluence, editing: 'direct', confluenceHost: '10.0.0.11' }),
  scenario(
    "the admin's own virtual hosts and server.xml, edited",
    { publicUrl: confluence, editing: 'direct', furtherNames: ['confluence.example.com'] },
    {},
    [
      { path: 'confluence.conf', text: ownVirtualHosts },
      { path: 'server.xml', text: ownServerXml },
    ],
  ),
  ...examples(),
  ...realServerXmls().map(({ name, text }) => {
    const confluencePort = readServerXml(text).connectors[0]?.port ?? 8090;
    // One of them has Confluence on Synchrony's port.
    const editing = confluencePort === 8091 ? 'off' : 'direct';
    const site: Site = { publicUrl: confluence, editing, confluencePort };
    return scenario(`the admin's own ${name}`, site, {}, [{ path: 'server.xml', text }]);
  }),
  ...connectionScenarios,
  ...speedScenarios,
  ...accessScenarios,
  ...imageScenarios,
  ...shapeScenarios,
];

/** Each set of answers that the project offers to start from, as it lies in its file. */
function examples(): Scenario[] {
  const folder = fileURLToPath(new URL('../../docs/examples', import.meta.url));
  return readdirSync(folder).map((file) => {
    const answers: Answers = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const reading = readAnswers(answers);
    if ('problems' in reading) throw new Error(`${file}: ${JSON.stringify(reading.problems)}`);
    return { name: `docs/examples/${file}`, answers, ...promisedOf(reading.answers) };
  });
}

/** What the builder is asked about the site; its schema is the builder's. */
type Site = {
  readonly publicUrl: string;
  readonly editing: Promised['synchrony'];
  readonly furtherNames?: readonly string[];
  readonly release?: string;
  readonly httpdVersion?: string;
  readonly confluenceHost?: string;
  readonly confluencePort?: number;
};

function scenario(name: string, site: Site, more: Partial<Scenario> = {}, files: readonly GivenFile[] = []): Scenario {
  const promised: Promised = { synchrony: site.editing, otherNames: site.furtherNames ?? [] };
  return { name, answers: { site: { release: '9.2', ...site } }, files, promised, ...more };
}
