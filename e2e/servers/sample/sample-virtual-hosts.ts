import type { SampleSite } from './sample-site';

/** The text of the site's virtual hosts. */
export function sampleVirtualHosts(site: SampleSite): string {
  const { url, others } = site;
  const secure = url.protocol === 'https:';
  const port = Number(url.port || (secure ? 443 : 80));
  const tls = secure ? certificate : [];
  const named = (name: string) => `ServerName ${name}`;
  const blocks = [
    host(port, [named(url.hostname), ...tls, ...proxy(site)]),
    ...others.map((name) => host(port, [named(name), ...tls, ...redirect(url)])),
    ...(secure ? [url.hostname, ...others].map((name) => host(80, [named(name), ...redirect(url)])) : []),
  ];
  return [...(url.port ? [`Listen ${url.port}`] : []), ...blocks].join('\n');
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

function proxy({ url, contextPath, editing, old, host: confluence, port }: SampleSite): readonly string[] {
  const upgrade = old ? '' : ' upgrade=websocket';
  const rule = (from: string, to: string) => [
    `<Location "${from}">`,
    'RewriteEngine on',
    'RewriteCond %{HTTP:Upgrade} =websocket [NC]',
    `RewriteRule ^ ws://${confluence}:${to}%{REQUEST_URI} [P]`,
    '</Location>',
  ];
  const direct =
    editing === 'direct'
      ? [
          `ProxyPass "/synchrony" "http://${confluence}:8091/synchrony" nocanon${upgrade}`,
          ...(old ? rule('/synchrony', '8091') : []),
        ]
      : [];
  const throughPath = `${contextPath}/synchrony-proxy`;
  const through =
    editing === 'through'
      ? [
          `ProxyPass "${throughPath}" "http://${confluence}:${port}${throughPath}" nocanon${upgrade}`,
          ...(old ? rule(throughPath, port) : []),
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
      // Set to https it would make RemoteIpValve say port 443, whatever proxyPort says.
      'X-Forwarded-Proto',
      'X-Forwarded-By',
      'Forwarded',
      'Proxy',
    ].map((name) => `RequestHeader unset ${name}`),
    ...direct,
    ...through,
    `ProxyPass "${contextPath || '/'}" "http://${confluence}:${port}${contextPath || '/'}" nocanon`,
    `ProxyPassReverse "${contextPath || '/'}" "http://${confluence}:${port}${contextPath || '/'}"`,
    ...(contextPath ? [`RedirectMatch 302 "^/$" "${url.href}/"`] : []),
  ];
}

function host(port: number, lines: readonly string[]): string {
  return [`<VirtualHost *:${port}>`, ...lines.map((text) => `  ${text}`), '</VirtualHost>', ''].join('\n');
}
