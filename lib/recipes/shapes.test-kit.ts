const twoNodes = [
  { name: 'node1', host: '10.0.0.11' },
  { name: 'node2', host: '10.0.0.12' },
];
const threeNodes = [...twoNodes, { name: 'node3', host: 'wiki-3.internal' }];

/** Answers that together turn every line of every recipe on. */
export const shapes: Record<string, object> = {
  default: {},
  'plain-http': { site: { publicUrl: 'http://wiki.example.com', editing: 'off' } },
  'context-path': {
    site: {
      publicUrl: 'https://wiki.example.com/confluence',
      furtherNames: ['www.example.com', 'w.example.com'],
      editing: 'through',
    },
    features: {
      'strict-transport-security': { days: 30, includeSubDomains: true },
      'upload-size': { megabytes: 250 },
      'reverse-proxy': { timeout: 600 },
      'kept-paths': { paths: ['/.well-known/acme-challenge/', '/robots.txt'] },
      tls: {
        profile: 'modern',
        certificateFile: '/etc/letsencrypt/live/wiki/fullchain.pem',
        certificateKeyFile: '/etc/letsencrypt/live/wiki/privkey.pem',
      },
    },
  },
  'old-httpd': { site: { httpdVersion: '2.4.37', confluenceHost: 'wiki-1.internal', release: '7.19' } },
  'old-httpd-through': { site: { httpdVersion: '2.4.37', editing: 'through', release: '6.13' } },
  'other-port': { site: { publicUrl: 'https://wiki.example.com:8443/wiki', release: '5.10', confluencePort: 8095 } },
  'behind-load-balancer': {
    site: { publicUrl: 'https://wiki.example.com/confluence', tlsEnds: 'before', listenPort: 8080 },
    features: { 'behind-load-balancer': { networks: ['10.1.0.0/16', 'fd00:1::/64'] } },
  },
  'proxy-protocol': {
    site: { publicUrl: 'https://wiki.example.com' },
    features: { 'behind-load-balancer': { networks: ['10.1.0.5'], tells: 'proxy-protocol' } },
  },
  'https-to-confluence': {
    site: { publicUrl: 'https://wiki.example.com', confluenceHost: 'wiki-1.internal', editing: 'through' },
    features: { 'back-end-tls': {}, 'unproxied-connector': { reach: 'network' } },
  },
  'further-applications': {
    site: { publicUrl: 'https://wiki.example.com', confluenceHost: 'fd00:1::11' },
    features: {
      'further-applications': {
        applications: [
          { path: '/jira', origin: 'http://10.0.0.20:8080' },
          { path: '/git/', origin: 'https://git.internal:7990' },
        ],
      },
      'unproxied-connector': {},
    },
  },
  'further-applications-mod-jk': {
    site: { publicUrl: 'https://wiki.example.com', connection: 'mod_jk', editing: 'off' },
    features: { 'further-applications': {} },
  },
  'https-to-a-cluster': {
    site: { publicUrl: 'https://wiki.example.com/confluence', editing: 'through', nodes: twoNodes },
    features: { 'back-end-tls': { port: 9443 } },
  },
  'public-back-end': {
    site: { publicUrl: 'https://wiki.example.com', confluenceHost: '198.51.100.20' },
    features: { 'back-end-tls': {} },
  },
  'managed-certificate': {
    site: { publicUrl: 'https://wiki.example.com', furtherNames: ['www.example.com'] },
    features: { tls: { certificate: 'acme', email: 'admin@example.com', acceptsTerms: true } },
  },
  fast: {
    site: { publicUrl: 'https://wiki.example.com' },
    features: {
      'process-sizes': {},
      http2: {},
      compression: {},
      'static-cache': {},
      'client-addresses': {},
      'maintenance-page': {},
      robots: {},
    },
  },
  'fast-old': {
    site: {
      publicUrl: 'https://wiki.example.com/team.wiki',
      httpdVersion: '2.4.37',
      release: '7.10',
      editing: 'through',
    },
    features: {
      'process-sizes': { requests: 128 },
      http2: {},
      compression: { pages: false },
      'static-cache': { folder: '/srv/cache/wiki', megabytes: 2000 },
      'client-addresses': {},
      'maintenance-page': {
        title: 'Wiki & "Doku" <b>',
        message: 'Gleich wieder da.\nBitte warten.\n\nIhr Team',
        language: 'de',
        retryAfter: 600,
      },
      robots: {
        visitors: 'in',
        lines: ['Sitemap: https://wiki.example.com/team.wiki/sitemap.xml', 'User-agent: GPTBot', 'Disallow: /'],
      },
    },
  },
  'fast-mod_jk': {
    site: { publicUrl: 'http://wiki.example.com', connection: 'mod_jk', editing: 'off', release: '6.15' },
    features: {
      'process-sizes': { requests: 512 },
      compression: { brotli: false },
      'static-cache': {},
      'client-addresses': {},
      'maintenance-page': {},
      robots: {},
    },
  },
  guarded: {
    site: { publicUrl: 'https://wiki.example.com/confluence', release: '8.5' },
    features: {
      'admin-access': { networks: ['10.0.0.0/8', 'fd00:5::/64'], ownAddress: '10.1.2.3' },
      'setup-shut': {},
      'virtual-patches': { patchLevel: '8.5.1' },
      'response-headers': { referrer: 'same-origin', framing: 'same-origin' },
      hardening: {},
      'refuse-other-names': {},
      'larger-headers': { kilobytes: 48 },
      'own-directives': {
        text: '# Ours since 2019\nProxyTimeout 900\n\n<Location "/confluence/rest/big">\n    Header always set X-Own "yes, ours"\n</Location>',
      },
    },
  },
  'guarded-old': {
    site: { publicUrl: 'https://wiki.example.com', release: '7.4' },
    features: { 'virtual-patches': {}, 'response-headers': {} },
  },
  'mod-jk': { site: { connection: 'mod_jk' } },
  'mod-jk-context-path': {
    site: { connection: 'mod_jk', publicUrl: 'https://wiki.example.com/confluence', confluenceHost: 'wiki-1.internal' },
    features: {
      'mod-jk': { timeout: 900, packetSize: 16384, maxThreads: 100 },
      'upload-size': { megabytes: 250 },
      'kept-paths': { paths: ['/.well-known/acme-challenge/', '/robots.txt'] },
    },
  },
  'mod-jk-polling': { site: { connection: 'mod_jk', editing: 'polling', confluenceHost: '10.0.0.11', release: '8.5' } },
  'mod-jk-off': {
    site: { connection: 'mod_jk', editing: 'off', publicUrl: 'http://wiki.example.com/wiki', release: '6.6' },
  },
  'mod-jk-tls-before': { site: { connection: 'mod_jk', tlsEnds: 'before' } },
  cluster: { site: { publicUrl: 'https://wiki.example.com/confluence', nodes: twoNodes } },
  'cluster-jvm-route': {
    site: { publicUrl: 'https://wiki.example.com', editing: 'through', nodes: threeNodes },
    features: {
      cluster: {
        stickiness: 'jvm-route',
        method: 'busyness',
        healthInterval: 5,
        findsHanging: false,
        standby: ['node3'],
        draining: ['node2'],
      },
      'status-page': { networks: ['10.1.0.0/16'] },
    },
  },
  image: {
    site: {
      runsAs: 'image',
      publicUrl: 'https://wiki.example.com/confluence',
      editing: 'through',
      confluencePort: 8095,
    },
    features: { 'unproxied-connector': {}, 'client-addresses': {}, 'larger-headers': {} },
  },
  'image-tls': { site: { runsAs: 'image', confluenceHost: '10.0.0.11' }, features: { 'back-end-tls': {} } },
  'image-mod-jk': { site: { runsAs: 'image', connection: 'mod_jk', editing: 'polling' } },
  'image-cluster': {
    site: { runsAs: 'image', nodes: twoNodes },
    features: { cluster: { stickiness: 'jvm-route', synchronyHosts: ['10.0.0.21'] } },
  },
  helm: {
    site: {
      runsAs: 'helm',
      publicUrl: 'https://wiki.example.com:8443/confluence',
      confluenceHost: '10.0.0.31',
      confluencePort: 30090,
      synchronyPort: 30091,
    },
    features: { 'unproxied-connector': {}, 'client-addresses': {}, 'larger-headers': {} },
  },
  'helm-plain': { site: { runsAs: 'helm', publicUrl: 'http://wiki.example.com', editing: 'off', release: '7.10' } },
  'cluster-synchrony': {
    site: { publicUrl: 'http://wiki.example.com', nodes: twoNodes },
    features: { cluster: { synchronyHosts: ['10.0.0.21', '10.0.0.22'], guardPort: 18191 } },
  },
  'cluster-mod-jk': {
    site: { connection: 'mod_jk', publicUrl: 'https://wiki.example.com/confluence', nodes: twoNodes },
    features: { cluster: { stickiness: 'jvm-route' } },
  },
  'cluster-mod-jk-cookie': {
    site: { connection: 'mod_jk', editing: 'polling', nodes: threeNodes },
    features: { cluster: { method: 'busyness', standby: ['node3'], draining: ['node2'] }, 'status-page': {} },
  },
  'rate-limits': {
    site: { publicUrl: 'https://wiki.example.com/confluence' },
    features: { 'rate-limits': { logins: 10, requests: 600, exempt: ['/rest/api'] } },
  },
};
