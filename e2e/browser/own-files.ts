/** Files as an admin has them: a server.xml with habits of its own, and a virtual host that works for pages only. */
export const serverXml = `<?xml version='1.0' encoding='utf-8'?>
<Server port="8000" shutdown="SHUTDOWN">
  <Service name="Tomcat-Standalone">
    <!-- our own connector, please keep -->
    <Connector port="8190" connectionTimeout="20000" maxThreads="150"
               URIEncoding="UTF-8"
               protocol="org.apache.coyote.http11.Http11NioProtocol"/>
    <Engine name="Standalone" defaultHost="localhost">
      <Host name="localhost" appBase="webapps">
        <Context path="" docBase="../confluence" useHttpOnly="true"/>
      </Host>
    </Engine>
  </Service>
</Server>
`;

export const virtualHost = `# managed by hand
<VirtualHost *:443>
    ServerName  docs.example.org
    SSLEngine On
    SSLCertificateFile    /etc/pki/docs.pem
    SSLCertificateKeyFile /etc/pki/docs.key
    ProxyTimeout 600
    ProxyPass        /wiki http://localhost:8190/wiki
    ProxyPassReverse /wiki http://localhost:8190/wiki
</VirtualHost>
`;
