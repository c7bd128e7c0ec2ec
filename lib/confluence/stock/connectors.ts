import type { Era } from './era';

/** The connectors of an era: one that works and, from 6.9 on, three more to swap it for, commented out. */
export function connectorBlocks(era: Era): string {
  const active = connector(era, '');
  if (!era.hasProxyBlocks) return `        <!-- Direct connector, without a proxy in front. -->\n${active}\n`;
  const secure = era.hasSecureProxyBlock ? ' secure="true"' : '';
  return `        <!-- Direct connector, without a proxy in front. -->
${active}

        <!-- Behind a proxy that speaks HTTP: use this one in place of the one above. -->
        <!--
${connector(era, ' scheme="http" proxyName="<subdomain>.<domain>.com" proxyPort="80"')}
        -->

        <!-- HTTPS without a proxy. -->
        <!--
${tlsConnector(era)}
        -->

        <!-- Behind a proxy that speaks HTTPS: use this one in place of the first. -->
        <!--
${connector(era, ` scheme="https"${secure} proxyName="<subdomain>.<domain>.com" proxyPort="443"`)}
        -->
`;
}

function connector({ hasDebug, hasMaxPostSize }: Era, proxy: string): string {
  return `        <Connector port="8090" connectionTimeout="20000" redirectPort="8443"
                   maxThreads="48"${hasMaxPostSize ? ' maxPostSize="16777216"' : ''} minSpareThreads="10"
                   enableLookups="false" acceptCount="10"${hasDebug ? ' debug="0"' : ''} URIEncoding="UTF-8"
                   protocol="org.apache.coyote.http11.Http11NioProtocol"${proxy && `\n                  ${proxy}`}/>`;
}

function tlsConnector({ hasMaxPostSize, hasAccessLog }: Era): string {
  return `        <Connector port="8443" maxHttpHeaderSize="8192"
                   maxThreads="150"${hasMaxPostSize ? ' maxPostSize="16777216"' : ''} minSpareThreads="25"
                   protocol="org.apache.coyote.http11.${hasAccessLog ? 'Http11Nio2Protocol' : 'Http11NioProtocol'}"
                   enableLookups="false" disableUploadTimeout="true"
                   acceptCount="100" scheme="https" secure="true"
                   clientAuth="false" sslProtocol="TLSv1.2" sslEnabledProtocols="TLSv1.2" SSLEnabled="true"
                   URIEncoding="UTF-8" keystorePass="<MY_CERTIFICATE_PASSWORD>"/>`;
}

/** Before 6.9 the connector for HTTPS stands at the end of the service, commented out. */
export const sampleAtTheEnd = `
        <!-- HTTPS without a proxy. -->
        <!--
        <Connector port="8443" maxHttpHeaderSize="8192"
                   maxThreads="150" minSpareThreads="25"
                   protocol="org.apache.coyote.http11.Http11NioProtocol"
                   enableLookups="false" disableUploadTimeout="true"
                   acceptCount="100" scheme="https" secure="true"
                   clientAuth="false" sslProtocols="TLSv1,TLSv1.1,TLSv1.2"
                   sslEnabledProtocols="TLSv1,TLSv1.1,TLSv1.2" SSLEnabled="true"
                   URIEncoding="UTF-8" keystorePass="<MY_CERTIFICATE_PASSWORD>"/>
        -->
`;
