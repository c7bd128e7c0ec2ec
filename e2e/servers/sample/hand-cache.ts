import { commonModules, type HandBundle, handServerXml, secureHosts } from './hand-bundle';

/** mod_proxy to one node with a disk cache behind compression, and `/admin` and `/setup` guarded. */
export function handCache(publicUrl: string): HandBundle {
  const url = new URL(publicUrl);
  const path = url.pathname.replace(/\/$/, '');
  const between = '/+(?:\\.?;[^/]*/+)*';
  const start = path ? `^${between}${path.slice(1)}(?:;[^/]*)?${between}` : `^${between}`;
  const any = (text: string) => `(?i)${start}(?:s(?:;[^/]*)?/.*/_(?:;[^/]*)?${between})?${text}(?:[;/]|$)`;
  const root = '/var/cache/apache2/mod_cache_disk';
  return {
    connection: 'mod_proxy',
    publicUrl,
    modules: [
      ...commonModules,
      ...[
        'proxy',
        'proxy_http',
        'cache',
        'cache_disk',
        'filter',
        'deflate',
        'brotli',
        'setenvif',
        'authz_core',
        'authz_host',
        'http2',
      ],
    ],
    dirs: [{ path: root, owner: 'www-data', mode: '0750' }],
    purge: `rm -rf ${root}/*`,
    apache: {
      '/etc/apache2/sites-available/confluence.conf': secureHosts(
        url,
        [
          'Protocols h2 http/1.1',
          'ProxyPreserveHost On',
          'TraceEnable off',
          'ServerSignature Off',
          'HttpProtocolOptions Strict LenientMethods Require1.0',
          'Header onsuccess unset Referrer-Policy',
          'Header always set Referrer-Policy same-origin',
          'ErrorDocument 502 /maintenance.html',
          'ErrorDocument 503 /maintenance.html',
          'Alias /maintenance.html /var/www/maintenance/maintenance.html',
          'ProxyPass /maintenance.html !',
          ...['<Directory /var/www/maintenance>', 'Require all granted', '</Directory>'],
          `ProxyPass ${path || '/'} http://127.0.0.1:8090${path || '/'} nocanon`,
          `ProxyPassReverse ${path || '/'} http://127.0.0.1:8090${path || '/'}`,
          ...[`<LocationMatch "${any('admin')}">`, 'Require ip 198.51.100.0/24', '</LocationMatch>'],
          ...[`<LocationMatch "${any('setup')}">`, 'Require all denied', '</LocationMatch>'],
          // What Apache and Tomcat resolve differently, and what is decoded twice behind /s/.
          ...['<If "%{THE_REQUEST} =~ m#^[^ ]+ [^ ?]*/([.]|%2e){1,2}([;/? ]|%3b|$)#i">', 'Require all denied', '</If>'],
          ...[`<If "%{REQUEST_URI} =~ m#${start}s[;/].*%#i">`, 'Require all denied', '</If>'],
          `CacheRoot ${root}`,
          'CacheQuickHandler off',
          'CacheIgnoreHeaders Set-Cookie',
          'CacheIgnoreCacheControl On',
          'CacheLock on',
          `<LocationMatch "^${path}/s/[^;]*/_/(?:download/(?:batch|contextbatch|superbatch|resources)|images|styles)/[^;]*$">`,
          'CacheEnable disk',
          '</LocationMatch>',
          'AddOutputFilterByType BROTLI_COMPRESS;DEFLATE text/html text/css application/javascript application/json',
          'SetEnvIfNoCase Accept-Encoding "\\bbr\\b" no-gzip=1',
          'DeflateAlterETag NoChange',
          'BrotliAlterETag NoChange',
        ],
        ['ServerTokens Prod'],
      ),
      '/var/www/maintenance/maintenance.html': '<!DOCTYPE html><title>Back soon</title><p>Back soon</p>\n',
    },
    nodes: [
      {
        name: 'node1',
        host: '127.0.0.1',
        serverXml: handServerXml(path, [
          `<Connector port="8090" address="127.0.0.1" protocol="HTTP/1.1" maxThreads="48" URIEncoding="UTF-8" scheme="https" secure="true" proxyName="${url.hostname}" proxyPort="443"/>`,
        ]),
      },
    ],
  };
}
