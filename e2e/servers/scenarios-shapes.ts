import type { Answers } from './bundle-folder';
import type { Promised } from './promised';
import type { Scenario } from './run-scenario';

const confluence = 'https://wiki.example.com/confluence';
const root = 'https://wiki.example.com';
const front = { networks: ['203.0.113.4', '198.51.100.4', '10.77.0.4', '2001:db8::4', 'fd00:5::4'] };
const guards: Answers = { 'admin-access': { networks: ['198.51.100.0/24', 'fd00:5::/64'] } };
const access = { guarded: ['/admin', '/rest/plugins'], allowed: ['admin', 'admin6'], shut: [] } as const;
const nodes = (...hosts: readonly string[]) => hosts.map((host, at) => ({ name: `node${at + 1}`, host }));

/** What a load balancer could spoil. */
const inFront = /leads? to|public scheme|own address|forged|past the load|guarded page|WebSocket|no process|IPv6/;
/** What another way to Confluence could spoil. */
const behind = /every byte|unchanged|public scheme|own address|login|WebSocket|HTTPS with|past Apache|reload/;
/** What other names, ports and paths could spoil. */
const around = /leads? to|public scheme|a port in|login|WebSocket|past Confluence|IPv6|stored|unchanged/;

/** Suites of TLS 1.2 by their names in OpenSSL; the bench's certificates have ECDSA keys. */
const accepts = ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305'];
const refuses = ['ECDHE-ECDSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA384', 'ECDHE-ECDSA-AES128-CCM', 'AECDH-AES128-SHA'];

/** How else a site can be put together. */
export const shapeScenarios: readonly Scenario[] = [
  shape('TLS as testssl.sh sees it', {
    // Debian compresses by itself, which testssl.sh calls BREACH: here are the bundle's own modules only.
    site: { publicUrl: root, editing: 'off' },
    from: 'exact',
    promised: { testssl: true, tls: { versions: ['1.2', '1.3'], accepts, refuses } },
    only: /testssl|TLS/,
  }),
  shape('TLS 1.3 alone', {
    site: { publicUrl: confluence, editing: 'off', furtherNames: ['confluence.example.com'] },
    features: { tls: { profile: 'modern' } },
    promised: {
      otherNames: ['confluence.example.com'],
      tls: { versions: ['1.3'], refuses: [...accepts, ...refuses] },
    },
    only: /TLS|leads? to/,
  }),
  shape('a load balancer ends TLS and adds headers', {
    site: { publicUrl: confluence, editing: 'through', tlsEnds: 'before', listenPort: 8080 },
    features: { ...guards, 'behind-load-balancer': front },
    front: { speaks: 'headers', endsTls: true, port: 8080 },
    promised: { access },
    only: inFront,
  }),
  shape('a load balancer ends TLS and adds headers, mod_jk', {
    site: {
      ...{ publicUrl: root, editing: 'direct', tlsEnds: 'before', listenPort: 8080, connection: 'mod_jk' },
      furtherNames: ['confluence.example.com'],
    },
    features: { ...guards, 'behind-load-balancer': front },
    front: { speaks: 'headers', endsTls: true, port: 8080 },
    from: 'exact',
    promised: { access, otherNames: ['confluence.example.com'] },
    only: inFront,
  }),
  shape('a load balancer ends TLS, adds headers and speaks TLS to Apache anew', {
    site: { publicUrl: confluence, editing: 'direct' },
    features: { ...guards, 'behind-load-balancer': front },
    front: { speaks: 'headers', endsTls: true, port: 443, tls: true },
    promised: { access },
    only: inFront,
  }),
  shape('a load balancer speaks the PROXY protocol', {
    site: { publicUrl: root, editing: 'through', furtherNames: ['confluence.example.com'] },
    features: { ...guards, 'behind-load-balancer': { ...front, tells: 'proxy-protocol' } },
    front: { speaks: 'proxy-protocol', endsTls: false, port: 443 },
    from: 'exact',
    promised: { access, otherNames: ['confluence.example.com'] },
    only: inFront,
  }),
  shape('a load balancer speaks the PROXY protocol, mod_jk', {
    site: { publicUrl: confluence, editing: 'direct', connection: 'mod_jk' },
    features: { ...guards, 'behind-load-balancer': { ...front, tells: 'proxy-protocol' } },
    front: { speaks: 'proxy-protocol', endsTls: false, port: 443 },
    promised: { access },
    only: inFront,
  }),
  shape('HTTPS to Confluence on another machine, Synchrony through it', {
    site: { publicUrl: confluence, editing: 'through', confluenceHost: 'wiki-1.internal' },
    features: { 'back-end-tls': { authorityFile: '/etc/ssl/certs/our-authority.pem' } },
    from: 'exact',
    only: behind,
  }),
  shape('HTTPS to Confluence on the same machine', {
    site: { publicUrl: root, editing: 'direct', release: '10.2' },
    features: { 'back-end-tls': {} },
    only: behind,
  }),
  shape('HTTPS to Confluence whose certificate is signed by a stranger', {
    site: { publicUrl: root, editing: 'off' },
    features: { 'back-end-tls': {} },
    backEnd: { names: ['wiki.example.com'], isRefused: true, signedBy: 'stranger' },
    only: /no sentence/,
  }),
  shape('HTTPS to Confluence whose certificate has another name', {
    site: { publicUrl: root, editing: 'off', confluenceHost: 'wiki-1.internal' },
    features: { 'back-end-tls': {} },
    backEnd: { names: ['wiki-1.internal'], isRefused: true },
    only: /no sentence/,
  }),
  shape('HTTPS to the nodes of a cluster with guards', {
    site: { publicUrl: confluence, editing: 'through', nodes: nodes('wiki-1.internal', '10.0.0.12') },
    features: { 'back-end-tls': {} },
    promised: { cluster: { stickyCookie: 'ROUTEID', statusWithin: 8 } },
    only: /new visitors are spread|stays with|WebSocket|HTTPS with|public scheme/,
  }),
  shape('HTTPS to the nodes of a cluster without guards', {
    site: { publicUrl: root, editing: 'through', nodes: nodes('wiki-1.internal', '10.0.0.12') },
    features: { 'back-end-tls': {}, cluster: { findsHanging: false } },
    promised: { cluster: { stickyCookie: 'ROUTEID', statusWithin: 8 } },
    only: /new visitors are spread|stays with|WebSocket/,
  }),
  shape('Confluence at an IPv6 address', {
    site: { publicUrl: confluence, editing: 'direct', confluenceHost: 'fd00:1::11' },
    features: { ...guards },
    promised: { access },
    only: /every byte|public scheme|own address|guarded page|WebSocket|IPv6/,
  }),
  shape('Confluence at an IPv6 address by mod_jk', {
    site: { publicUrl: root, editing: 'direct', confluenceHost: 'fd00:1::11', connection: 'mod_jk' },
    features: { ...guards },
    promised: { access },
    only: /unchanged|public scheme|own address|guarded page|WebSocket|IPv6|AJP/,
  }),
  shape('a cluster at IPv6 addresses', {
    site: { publicUrl: root, editing: 'direct', nodes: nodes('fd00:1::11', 'fd00:1::12') },
    promised: { cluster: { stickyCookie: 'ROUTEID', statusWithin: 8 } },
    only: /own address|new visitors are spread|stays with|WebSocket/,
  }),
  shape('HTTPS on port 8443 with several names and a path of two segments', {
    site: {
      ...{ publicUrl: 'https://wiki.example.com:8443/a/b', editing: 'through' },
      furtherNames: ['confluence.example.com', 'www.example.com'],
    },
    promised: { otherNames: ['confluence.example.com', 'www.example.com'] },
    only: around,
  }),
  shape('plain HTTP on port 8080 with a path of two segments, mod_jk', {
    site: { publicUrl: 'http://wiki.example.com:8080/a/b', editing: 'direct', connection: 'mod_jk' },
    only: around,
  }),
  shape('other applications beside Confluence at a context path, one of them over HTTPS', {
    ...beside({ publicUrl: confluence, editing: 'through' }),
    from: 'exact',
  }),
  shape('other applications beside Confluence at the root', beside({ publicUrl: root, editing: 'direct' })),
  shape(
    'other applications beside Confluence at a context path, mod_jk',
    beside({ publicUrl: confluence, editing: 'off', connection: 'mod_jk' }),
  ),
  shape(
    'other applications beside Confluence at the root, mod_jk',
    beside({ publicUrl: root, editing: 'direct', connection: 'mod_jk' }),
  ),
  shape('a connector past Apache for this machine only', {
    site: { publicUrl: confluence, editing: 'off', connection: 'mod_jk' },
    features: { 'unproxied-connector': {} },
    promised: { unproxied: { port: 8081, reach: 'loopback' } },
    only: /past Apache|public scheme|login/,
  }),
  shape('a connector past Apache for application links', {
    site: { publicUrl: confluence, editing: 'off' },
    features: { 'unproxied-connector': { reach: 'network' } },
    promised: { unproxied: { port: 8081, reach: 'network' } },
    only: /past Apache|public scheme|login/,
  }),
  ...(['mod_proxy', 'mod_jk'] as const).map((connection) =>
    shape(`a cluster by ${connection} with a standalone Synchrony on two hosts`, {
      site: { publicUrl: confluence, editing: 'direct', nodes: nodes('10.0.0.11', '10.0.0.12'), connection },
      features: { cluster: { synchronyHosts: ['10.0.0.21', 'fd00:1::22'] } },
      synchronyHosts: ['10.0.0.21', 'fd00:1::22'],
      promised: { cluster: { stickyCookie: 'ROUTEID', stickyWebSocket: false }, standaloneSynchrony: 2 },
      only: /new visitors are spread|WebSocket|Synchrony/,
    }),
  ),
];

type Shape = Omit<Partial<Scenario>, 'answers' | 'promised'> & {
  readonly site: { readonly [name: string]: unknown } & { readonly editing: Promised['synchrony'] };
  readonly features?: Answers;
  readonly promised?: Partial<Promised>;
};

function shape(name: string, { site, features = {}, promised = {}, ...more }: Shape): Scenario {
  return {
    ...more,
    name,
    answers: { site: { release: '9.2', ...site }, features },
    promised: { synchrony: site.editing, ...promised },
  };
}

function beside(site: Shape['site']): Shape {
  const applications = [
    { path: '/jira', origin: 'http://127.0.0.1:8080' },
    { path: '/git', origin: 'https://127.0.0.1:7990' },
  ];
  return {
    site,
    features: { 'further-applications': { applications } },
    promised: {
      applications: [
        { path: '/jira', port: 8080 },
        { path: '/git', port: 7990, isTls: true },
      ],
    },
    only: /other applications|WebSocket|unchanged|public scheme/,
  };
}
