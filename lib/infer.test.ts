import { describe, expect, test } from 'vitest';
import { inferAnswers } from './infer';

const inferred = (files: Record<string, string>) =>
  Object.fromEntries(
    inferAnswers(Object.entries(files).map(([path, text]) => ({ path, text }))).map(({ path, value }) => [path, value]),
  );

describe('answers are read out of', () => {
  test('a virtual host with TLS, a context path and Synchrony', () => {
    const conf = `
<VirtualHost *:80>
  ServerName wiki.example.org
  Redirect / https://wiki.example.org/
</VirtualHost>
<VirtualHost *:443>
  ServerName wiki.example.org:443
  ServerAlias www.example.org *.old.example.org
  SSLEngine on
  SSLCertificateFile "/etc/pki/wiki.pem"
  SSLCertificateKeyFile /etc/pki/wiki.key
  Header always set Strict-Transport-Security "max-age=31536000"
  ProxyTimeout 600
  ProxyPass /robots.txt !
  ProxyPass /synchrony http://localhost:8191/synchrony
  ProxyPass /confluence http://localhost:8190/confluence
</VirtualHost>`;
    expect(inferred({ '/etc/apache2/sites-available/wiki.conf': conf })).toEqual({
      'site.publicUrl': 'https://wiki.example.org/confluence',
      'site.furtherNames': ['www.example.org'],
      'site.confluenceHost': '127.0.0.1',
      'site.confluencePort': 8190,
      'site.editing': 'direct',
      'site.synchronyPort': 8191,
      'site.platform': 'debian',
      'features.tls.certificateFile': '/etc/pki/wiki.pem',
      'features.tls.certificateKeyFile': '/etc/pki/wiki.key',
      'features.strict-transport-security': { days: 365 },
      'features.reverse-proxy.timeout': 600,
      'features.kept-paths': { paths: ['/robots.txt'] },
    });
  });

  test('a server.xml with proxy attributes', () => {
    const xml = `<Server><Service>
<Connector port="8009" protocol="AJP/1.3"/>
<Connector port="8095" scheme="https" secure="true" proxyName="Wiki.example.org" proxyPort="8443"/>
<Engine><Host><Context path="/wiki" docBase="../confluence"/></Host></Engine></Service></Server>`;
    expect(inferred({ 'server.xml': xml })).toEqual({
      'site.confluencePort': 8095,
      'site.publicUrl': 'https://wiki.example.org:8443/wiki',
    });
  });

  test('both: the virtual host comes first, with the line it stands on', () => {
    const conf = '<VirtualHost *:80>\nServerName wiki\nProxyPass / http://10.0.0.5:8090/\n</VirtualHost>';
    const xml = '<Server><Service><Connector port="8090" proxyName="other"/></Service></Server>';
    expect(
      inferAnswers([
        { path: 'server.xml', text: xml },
        { path: 'wiki.conf', text: conf },
      ]),
    ).toEqual([
      { path: 'site.publicUrl', value: 'http://wiki', says: 'http://wiki', file: 'wiki.conf', line: 2 },
      { path: 'site.confluenceHost', value: '10.0.0.5', says: '10.0.0.5', file: 'wiki.conf', line: 3 },
      { path: 'site.confluencePort', value: 8090, says: '8090', file: 'wiki.conf', line: 3 },
    ]);
  });

  test('a server.xml that tells only the context path: it is added to the address answered so far', () => {
    const text =
      '<Server><Service><Connector port="8090"/><Context path="/wiki" docBase="../confluence"/></Service></Server>';
    const [, address] = inferAnswers([{ path: 'server.xml', text }], 'https://docs.example.org/old');
    expect(address).toMatchObject({ path: 'site.publicUrl', value: 'https://docs.example.org/wiki', line: 1 });
    expect(inferAnswers([{ path: 'server.xml', text }]).map(({ path }) => path)).toEqual(['site.confluencePort']);
  });

  test('the rewrite rule for WebSockets', () => {
    const conf =
      '<VirtualHost *:80>\nServerName wiki\n<Location /synchrony>\nRewriteRule .* ws://localhost:8091%{REQUEST_URI} [P]\n</Location>\nProxyPass / http://localhost:8090/\n</VirtualHost>';
    expect(inferred({ 'wiki.conf': conf })).toMatchObject({ 'site.editing': 'direct', 'site.synchronyPort': 8091 });
  });

  test('nothing at all, where nothing can be read', () => {
    expect(inferred({ 'a.conf': '<VirtualHost *:80>', 'b.xml': '<Server', 'c.txt': 'hello' })).toEqual({});
    expect(
      inferred({ 'a.conf': '<VirtualHost *:80>\nServerName ${HOST}\nProxyPass / http://x:99999999/\n</VirtualHost>' }),
    ).toEqual({});
  });
});
