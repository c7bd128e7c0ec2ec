import { describe, expect, it } from 'vitest';
import { directives, factsOf, manualOf, sinceOf } from './directives';
import { modulesOf } from './modules';
import { formerTlsGuidelines, tlsGuidelines } from './tls-guidelines';
import { compareVersions, type HttpdVersion, isAtLeast, isVersion, oldestVersion } from './version';

describe('versions', () => {
  it('compare by number, not by letter', () => {
    const versions: HttpdVersion[] = ['2.4.71', '2.4.9', '2.4.47'];
    expect(versions.sort(compareVersions)).toEqual(['2.4.9', '2.4.47', '2.4.71']);
    expect(isAtLeast('2.4.47', '2.4.47')).toBe(true);
    expect(isAtLeast('2.4.9', '2.4.47')).toBe(false);
  });

  it.each(['2.4', '2.2.34', '2.4.x', ' 2.4.71', '2.4.71-1', '2.4.07', '2.4.71\n', ''])('do not include %j', (text) => {
    expect(isVersion(text)).toBe(false);
  });
});

describe('facts about directives', () => {
  it('stand once for each name, whatever its case', () => {
    const names = directives.map(({ name }) => name.toLowerCase());
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.each(directives.map((facts) => [facts.name, facts] as const))(
    'say in one sentence what %s does',
    (_, { says }) => {
      expect(says).toMatch(/^[A-Z“].*\.$/);
      expect(says.length).toBeLessThanOrEqual(100);
      expect(says).not.toMatch(/\b(?:please|simply|just)\b|\.\s+[A-Z]/i);
    },
  );

  it('name a place for each', () => {
    expect(directives.filter(({ contexts }) => contexts.length === 0)).toEqual([]);
  });

  it('speak of versions only where one we write for is too old', () => {
    const versions = directives.flatMap(({ since, parameters }) => [
      ...(since ? [since] : []),
      ...Object.values(parameters ?? {}),
    ]);
    expect(versions.length).toBeGreaterThan(30);
    expect(versions.filter((version) => !isVersion(version) || isAtLeast(oldestVersion, version))).toEqual([]);
  });

  it('are found whatever the case, and not at all for unknown names', () => {
    expect(factsOf('proxypass')?.name).toBe('ProxyPass');
    expect(factsOf('RewriteLog')).toBeUndefined();
    expect(factsOf('constructor')).toBeUndefined();
  });

  it('know that LoadModule does not belong into a Location, and ServerTokens not into a virtual host', () => {
    expect(factsOf('LoadModule')?.contexts).toEqual(['server', 'vhost']);
    expect(factsOf('ServerTokens')?.contexts).toEqual(['server']);
    expect(factsOf('Require')?.contexts).not.toContain('vhost');
    expect(factsOf('SSLProxyVerify')?.contexts).toContain('proxy');
  });

  it.each([
    ['ProxyPass', 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxypass'],
    ['VirtualHost', 'https://httpd.apache.org/docs/2.4/mod/core.html#virtualhost'],
    ['Listen', 'https://httpd.apache.org/docs/2.4/mod/mpm_common.html#listen'],
    ['AsyncRequestWorkerFactor', 'https://httpd.apache.org/docs/2.4/mod/event.html#asyncrequestworkerfactor'],
    ['MDomainSet', 'https://httpd.apache.org/docs/2.4/mod/mod_md.html#mdomainsetsection'],
    ['JkMount', 'https://tomcat.apache.org/connectors-doc/reference/apache.html'],
  ])('lead to the page of the manual about %s', (name, url) => {
    const facts = factsOf(name);
    expect(facts && manualOf(facts).url).toBe(url);
  });
});

describe('two lines are the same setting', () => {
  const same: [string, string, string][] = [
    ['ProxyPass', '/wiki http://a:1/wiki nocanon', '/wiki http://b:2/wiki'],
    ['ProxyPass', 'http://a:1/', 'http://b:2/'],
    ['ProxyPassMatch', '^/x http://a:1/', '^/x http://b:2/'],
    ['RequestHeader', 'set X-Forwarded-Proto http', 'unset x-forwarded-proto'],
    ['RequestHeader', 'unset X-Forwarded-For early', 'unset X-Forwarded-For early'],
    ['Header', 'set X a', 'onsuccess set x b'],
    ['Header', 'always set X a', 'always unset X'],
    ['Redirect', 'permanent /old https://a/', '/old https://b/'],
    ['Redirect', 'gone /old', '410 /old'],
    ['Redirect', 'permanent https://a/', 'https://b/'],
    ['SSLCipherSuite', 'HIGH', 'ssl LOW'],
    ['ProxySet', 'timeout=5', 'timeout=60'],
    ['BalancerMember', 'http://a:1 route=a', 'http://a:1 route=b'],
    ['JkMount', '/* one', '/* two'],
    ['LogFormat', '"%h" short', '"%a" short'],
    ['SSLEngine', 'on', 'off'],
  ];
  it.each(same)('%s %s = %s', (name, a, b) => {
    expect(identify(name, a)).toEqual(identify(name, b));
  });

  const different: [string, string, string][] = [
    ['ProxyPass', '/a http://a:1/', '/b http://a:1/'],
    ['RequestHeader', 'unset X-Forwarded-For early', 'unset X-Forwarded-For'],
    ['RequestHeader', 'add X a', 'add X b'],
    ['Header', 'always set X a', 'set X a'],
    ['Header', 'set X a env=HTTPS', 'set X a'],
    ['Header', 'edit Set-Cookie a b', 'edit Set-Cookie c d'],
    ['Redirect', 'permanent /a https://a/', 'permanent /b https://a/'],
    ['SSLCipherSuite', 'TLSv1.3 X', 'X'],
    ['SSLOpenSSLConfCmd', 'Curves a', 'Groups a'],
    ['BalancerMember', 'balancer://one http://a:1', 'balancer://two http://a:1'],
    ['JkWorkerProperty', 'worker.a.host=x', 'worker.b.host=x'],
    ['Require', 'ip 10.0.0.1', 'ip 10.0.0.2'],
    ['ErrorDocument', '502 /x', '503 /x'],
  ];
  it.each(different)('but not %s %s ≠ %s', (name, a, b) => {
    expect(identify(name, a)).not.toEqual(identify(name, b));
  });

  function identify(name: string, line: string): readonly string[] {
    const args = line.split(' ');
    const identity = factsOf(name)?.identity ?? 'all';
    if (identity === 'all') return args;
    return typeof identity === 'function' ? identity(args) : args.slice(0, identity);
  }
});

describe('the version a line needs', () => {
  it.each([
    ['ProxyPass', '/ http://a:1/ nocanon', undefined],
    ['ProxyPass', '/ http://a:1/ upgrade=websocket', '2.4.47'],
    ['ProxyPass', '/ http://a:1/ mapping=servlet upgrade=websocket', '2.4.49'],
    ['ProxyPass', '/ ajp://a:1/ secret=x', '2.4.42'],
    ['BalancerMember', 'http://a:1 hcmethod=GET11', '2.4.55'],
    ['RewriteRule', '^/x /y [L,UnsafeAllow3F]', '2.4.60'],
    ['SSLProtocol', '-all +TLSv1.3', '2.4.36'],
    ['H2WebSockets', 'on', '2.4.58'],
    ['MDomain', 'a.example', '2.4.30'],
  ])('%s %s: %s', (name, line, version) => {
    const facts = factsOf(name);
    expect(facts && sinceOf(facts, line.split(' '))).toBe(version);
  });
});

describe('the modules a line needs', () => {
  it.each([
    ['ServerName', 'a', []],
    ['MaxRequestWorkers', '1', []],
    ['Nonsense', 'a', []],
    ['proxypass', '/ http://a:1/', ['proxy', 'proxy_http']],
    ['ProxyPass', '/x !', ['proxy']],
    ['ProxyPass', '/ http://a:1/ upgrade=websocket', ['proxy', 'proxy_http']],
    ['ProxyPass', '/ https://a:1/', ['proxy', 'proxy_http', 'ssl']],
    ['ProxyPass', '/ ws://a:1/', ['proxy', 'proxy_wstunnel']],
    ['ProxyPass', '/ ajp://a:1/', ['proxy', 'proxy_ajp']],
    ['ProxyPass', '/ balancer://a/', ['lbmethod_byrequests', 'proxy', 'proxy_balancer', 'slotmem_shm']],
    ['ProxySet', 'lbmethod=bybusyness', ['lbmethod_bybusyness', 'proxy', 'proxy_balancer', 'slotmem_shm']],
    ['BalancerMember', 'http://a:1 hcmethod=GET', ['proxy', 'proxy_hcheck', 'proxy_http', 'watchdog']],
    ['RewriteRule', '^/x /y [L,R]', ['rewrite']],
    ['RewriteRule', '^/x ws://a:1/ [P,L]', ['proxy', 'proxy_wstunnel', 'rewrite']],
    ['SSLEngine', 'on', ['socache_shmcb', 'ssl']],
    ['SSLEngine', 'off', ['ssl']],
    ['Require', 'all granted', ['authz_core']],
    ['Require', 'ip 10.0.0.0/8', ['authz_core', 'authz_host']],
    ['Require', 'not ip 10.0.0.0/8', ['authz_core', 'authz_host']],
    ['Require', 'constructor', ['authz_core']],
    ['SetHandler', 'constructor', []],
    ['ProxyPass', '/ constructor://a/', ['proxy']],
    ['Require', 'valid-user', ['authz_core', 'authz_user']],
    ['SetOutputFilter', 'BROTLI_COMPRESS;DEFLATE', ['brotli', 'deflate']],
    ['AddOutputFilterByType', 'DEFLATE text/html', ['deflate', 'filter']],
    ['CacheEnable', 'disk /s', ['cache', 'cache_disk']],
    ['Protocols', 'h2 http/1.1', ['http2']],
    ['Protocols', 'http/1.1', []],
    ['Header', 'set X y', ['headers']],
    ['SetHandler', 'server-status', ['status']],
    ['JkMount', '/* w', ['authz_core', 'authz_host', 'jk']],
    ['LogFormat', '%h\u0020%O x', ['log_config', 'logio']],
    ['MDomain', 'a.example', ['md', 'ssl', 'watchdog']],
  ])('%s %s: %j', (name, line, modules) => {
    expect([...modulesOf(name, line.split(' '))].sort()).toEqual(modules);
  });
});

describe('the TLS guidelines', () => {
  it.each([tlsGuidelines, formerTlsGuidelines])(
    'never offer less than TLS 1.2 or a cipher without forward secrecy',
    (guidelines) => {
      for (const { protocols, ciphers } of Object.values(guidelines)) {
        expect(protocols[0]).toBe('-all');
        expect(protocols.slice(1).filter((protocol) => !/^\+TLSv1\.[23]$/.test(protocol))).toEqual([]);
        expect(ciphers.filter((cipher) => !/^(?:EC)?DHE-.*(?:GCM|POLY1305)/.test(cipher))).toEqual([]);
      }
    },
  );

  it('have ciphers for TLS 1.2 exactly where they offer it', () => {
    for (const { protocols, ciphers } of Object.values(tlsGuidelines)) {
      expect(ciphers.length > 0).toBe(protocols.includes('+TLSv1.2'));
    }
  });
});
