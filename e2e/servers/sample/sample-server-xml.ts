import type { SampleSite } from './sample-site';

/** The admin's own server.xml with the public address in it; commented parts stay. */
export function editedServerXml(text: string, site: SampleSite): string {
  const parts = text.split(/(<!--[\s\S]*?-->)/);
  const edit = (part: string) =>
    part
      .replace(
        /(<Connector\b)([^>]*?)(\/?>)/g,
        (_, start: string, words: string, end: string) =>
          `${start}${words.replace(/\s(scheme|secure|proxyName|proxyPort|address|port)="[^"]*"/g, '')} port="${site.port}" ${connectorWords(site)}${end}`,
      )
      .replace(/(<Context\b[^>]*?path=")[^"$]*(")/, `$1${site.contextPath}$2`);
  return parts.map((part) => (part.startsWith('<!--') ? part : edit(part))).join('');
}

/** A server.xml as short as one can be. */
export function sampleServerXml(site: SampleSite): string {
  return `<Server port="8000" shutdown="SHUTDOWN">
  <Service name="Tomcat-Standalone">
    <Connector port="${site.port}" connectionTimeout="20000" maxThreads="48" minSpareThreads="10" enableLookups="false" acceptCount="10"
               URIEncoding="UTF-8" protocol="org.apache.coyote.http11.Http11NioProtocol" ${connectorWords(site)}/>
    <Engine name="Standalone" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="false" startStopThreads="4">
        <Context path="${site.contextPath}" docBase="../confluence" reloadable="false" useHttpOnly="true">
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

function connectorWords({ url, host }: SampleSite): string {
  const secure = url.protocol === 'https:';
  const port = url.port || (secure ? '443' : '80');
  return `address="${host}" scheme="${secure ? 'https' : 'http'}" secure="${secure}" proxyName="${url.hostname}" proxyPort="${port}"`;
}
