/**
 * A server.xml as the official image makes one out of its `ATL_*` environment, in words of our own: the attributes it
 * sets and their defaults, and no more. Source: the image's documentation of its variables, read 2026-11-23.
 */
export function imageServerXml(environment: Readonly<Record<string, string>>): string {
  const told = (name: string, otherwise = '') => environment[name] ?? otherwise;
  const words = (pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs)
      .filter(([, value]) => value !== '')
      .map(
        ([name, value]) =>
          `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`,
      )
      .join(' ');
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
  const port = told('ATL_TOMCAT_ADDITIONAL_CONNECTOR_PORT');
  const additional = words({
    port,
    connectionTimeout: told('ATL_TOMCAT_ADDITIONAL_CONNECTOR_CONNECTION_TIMEOUT', '20000'),
    maxThreads: told('ATL_TOMCAT_ADDITIONAL_CONNECTOR_MAX_THREADS', '50'),
    secure: told('ATL_TOMCAT_ADDITIONAL_CONNECTOR_SECURE', 'false'),
  });
  const valve = words({
    internalProxies: told('ATL_TOMCAT_INTERNALPROXIES'),
    trustedProxies: told('ATL_TOMCAT_TRUSTEDPROXIES'),
  });
  return `<Server port="${told('ATL_TOMCAT_MGMT_PORT', '8000')}" shutdown="SHUTDOWN">
  <Service name="Catalina">
    <Connector ${connector}/>
    ${port ? `<Connector ${additional}/>` : ''}
    <Engine name="Standalone" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="false">
        <Context path="${told('ATL_TOMCAT_CONTEXTPATH')}" docBase="../confluence" reloadable="false" useHttpOnly="true">
          <Valve className="org.apache.catalina.valves.RemoteIpValve" ${valve}/>
        </Context>
        <Context path="\${confluence.context.path}/synchrony-proxy" docBase="../synchrony-proxy" reloadable="false"/>
      </Host>
    </Engine>
  </Service>
</Server>
`;
}
