/**
 * A server.xml as the official image makes one out of its `ATL_*` environment, in words of our own: the attributes it
 * sets and their defaults, and no more. What has no default stands there empty. Both valves are there only with the
 * access log. Source: the image's documentation of its variables and the tests it is published with, read 2026-11-23.
 */
export function imageServerXml(environment: Readonly<Record<string, string>>): string {
  const told = (name: string, otherwise = '') => environment[name] ?? otherwise;
  const proxies = (name: string) => escapedAddresses(told(name).replace(/^"+|"+$/g, ''));
  const connector = words({
    port: told('ATL_TOMCAT_PORT', '8090'),
    protocol: told('ATL_TOMCAT_PROTOCOL', 'org.apache.coyote.http11.Http11NioProtocol'),
    maxThreads: told('ATL_TOMCAT_MAXTHREADS', '48'),
    minSpareThreads: told('ATL_TOMCAT_MINSPARETHREADS', '10'),
    connectionTimeout: told('ATL_TOMCAT_CONNECTIONTIMEOUT', '20000'),
    enableLookups: told('ATL_TOMCAT_ENABLELOOKUPS', 'false'),
    redirectPort: told('ATL_TOMCAT_REDIRECTPORT', '8443'),
    acceptCount: told('ATL_TOMCAT_ACCEPTCOUNT', '10'),
    URIEncoding: told('ATL_TOMCAT_URIENCODING', 'UTF-8'),
    maxHttpHeaderSize: told('ATL_TOMCAT_MAXHTTPHEADERSIZE', '8192'),
    secure: told('ATL_TOMCAT_SECURE', 'false'),
    scheme: told('ATL_TOMCAT_SCHEME', 'http'),
    proxyName: told('ATL_PROXY_NAME'),
    proxyPort: told('ATL_PROXY_PORT'),
  });
  const of = (name: string, otherwise: string) => told(`ATL_TOMCAT_ADDITIONAL_CONNECTOR_${name}`, otherwise);
  const port = of('PORT', '');
  const additional = words({
    port,
    connectionTimeout: of('CONNECTION_TIMEOUT', '20000'),
    maxThreads: of('MAX_THREADS', '50'),
    minSpareThreads: of('MIN_SPARE_THREADS', '10'),
    enableLookups: of('ENABLE_LOOKUPS', 'false'),
    acceptCount: of('ACCEPT_COUNT', '10'),
    URIEncoding: of('URI_ENCODING', 'UTF-8'),
    secure: of('SECURE', 'false'),
  });
  const accessLog = words({
    className: 'org.apache.catalina.valves.AccessLogValve',
    requestAttributesEnabled: told('ATL_TOMCAT_REQUESTATTRIBUTESENABLED', 'false'),
    directory: 'logs',
    prefix: 'confluence_access',
    suffix: '.log',
    rotatable: 'true',
    maxDays: told('ATL_TOMCAT_ACCESS_LOGS_MAXDAYS', '-1'),
    pattern: '%h %{X-AUSERNAME}o %t "%r" %s %b %D',
  });
  // Empty, nobody is believed: as bad as the image may be.
  const remoteIp = words({
    className: 'org.apache.catalina.valves.RemoteIpValve',
    proxiesHeader: 'x-forwarded-by',
    internalProxies: proxies('ATL_TOMCAT_INTERNALPROXIES'),
    trustedProxies: proxies('ATL_TOMCAT_TRUSTEDPROXIES'),
    remoteIpHeader: 'x-forwarded-for',
    protocolHeader: 'x-forwarded-proto',
    requestAttributesEnabled: 'true',
  });
  return `<Server port="${told('ATL_TOMCAT_MGMT_PORT', '8000')}" shutdown="SHUTDOWN">
  <Service name="Catalina">
    <Connector ${connector}/>
    ${port ? `<Connector ${additional}/>` : ''}
    <Engine name="Standalone" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="false" startStopThreads="4">
        <Context path="${told('ATL_TOMCAT_CONTEXTPATH')}" docBase="../confluence" reloadable="false" useHttpOnly="true">
          <Manager pathname=""/>
          ${told('ATL_TOMCAT_ACCESS_LOG') === 'true' ? `<Valve ${accessLog}/>\n          <Valve ${remoteIp}/>` : ''}
        </Context>
        <Context path="\${confluence.context.path}/synchrony-proxy" docBase="../synchrony-proxy" reloadable="false"/>
      </Host>
    </Engine>
  </Service>
</Server>
`;
}

function words(pairs: Readonly<Record<string, string>>): string {
  const escaped = (value: string) =>
    value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return Object.entries(pairs)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
}

/** The image puts a backslash before every dot of an address that holds none yet. */
function escapedAddresses(list: string): string {
  return list
    .split('|')
    .map((address) => (address.includes('\\') ? address : address.replaceAll('.', '\\.')))
    .join('|');
}
