/** A virtual-host file of at least `length` characters: hundreds of sites as admins write them, `wiki.example.com` last. */
export function largeVirtualHostFile(length) {
  const parts = [];
  let size = 0;
  for (let i = 1; size < length; i += 1) {
    const part = virtualHost(i);
    parts.push(part);
    size += part.length;
  }
  return `${parts.join('')}${site}`;
}

const virtualHost = (i) => `# Application ${i}, see the list of services
<VirtualHost *:443>
    ServerName app-${i}.example.com
    ServerAlias app-${i}.example.net www.app-${i}.example.com
    DocumentRoot "/srv/www/app-${i}"
    ErrorLog \${APACHE_LOG_DIR}/app-${i}-error.log
    CustomLog \${APACHE_LOG_DIR}/app-${i}-access.log combined

    SSLEngine on
    SSLCertificateFile /etc/ssl/certs/app-${i}.pem
    SSLCertificateKeyFile /etc/ssl/private/app-${i}.key

    <Location "/private">
        Require ip 10.${i % 256}.0.0/16 \\
            192.168.${i % 256}.0/24
    </Location>
    ProxyPass /api http://10.0.${i % 256}.10:8080/api timeout=60
    ProxyPassReverse /api http://10.0.${i % 256}.10:8080/api
</VirtualHost>

`;

const site = `<VirtualHost *:443>
    ServerName wiki.example.com
    SSLEngine on
    SSLCertificateFile /etc/ssl/certs/wiki.pem
    SSLCertificateKeyFile /etc/ssl/private/wiki.key
    # Confluence
    ProxyPass / http://127.0.0.1:8090/
    ProxyPassReverse / http://127.0.0.1:8090/
</VirtualHost>
`;

/** A server.xml of at least `length` characters: one service as Confluence has it, and a great many contexts in its host. */
export function largeServerXml(length) {
  const contexts = [];
  let size = 0;
  for (let i = 1; size < length; i += 1) {
    const context = `        <!-- Application ${i} -->
        <Context path="/app-${i}" docBase="/srv/tomcat/app-${i}" debug="0" reloadable="false">
          <Manager pathname=""/>
          <Valve className="org.apache.catalina.valves.StuckThreadDetectionValve" threshold="${60 + (i % 60)}"/>
        </Context>
`;
    contexts.push(context);
    size += context.length;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<Server port="8000" shutdown="SHUTDOWN">
  <Service name="Tomcat-Standalone">
    <Connector port="8090" connectionTimeout="20000" redirectPort="8443" maxThreads="48" minSpareThreads="10"
               enableLookups="false" acceptCount="10" URIEncoding="UTF-8"
               protocol="org.apache.coyote.http11.Http11NioProtocol"/>
    <Engine name="Standalone" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="false">
        <Context path="" docBase="../confluence" reloadable="false"/>
${contexts.join('')}      </Host>
    </Engine>
  </Service>
</Server>
`;
}
