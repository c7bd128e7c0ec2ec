import { isAddress } from './network';
import { readPublicAddress } from './public-address';

/** Sites of every kind, so that each question is asked in one of them at least. */
export const sites: Readonly<Record<string, object>> = {
  mod_proxy: {},
  mod_jk: { connection: 'mod_jk' },
  'a cluster by mod_proxy': { nodes: twoNodes() },
  'a cluster by mod_jk': { connection: 'mod_jk', nodes: twoNodes() },
  'the official image': { runsAs: 'image' },
  'the chart': { runsAs: 'helm', confluenceHost: '10.0.0.31', confluencePort: 30090, synchronyPort: 30091 },
  Windows: { platform: 'windows' },
  'old releases': { release: '6.6', httpdVersion: '2.4.37' },
  'a release with holes': { release: '8.5', platform: 'rhel' },
};

/** What a question needs beside the feature it belongs to. */
export const beside: Readonly<Record<string, object>> = {
  'features.tls.email': { certificate: 'acme', acceptsTerms: true },
};

/** Valid answers to questions about text, lists and rows; several where there are several shapes. */
export const examples: Readonly<Record<string, readonly unknown[]>> = {
  'site.publicUrl': [
    'https://wiki.example.com',
    'http://wiki.example.com:8080/wiki',
    'https://w.example.com:8443/a/b.c',
  ],
  'site.furtherNames': [[], ['www.example.com'], ['a.example.com', 'b.example.com']],
  'site.confluenceHost': ['127.0.0.1', 'wiki-1.internal', '10.0.0.11', 'fd00:1::11'],
  'site.nodes': [
    twoNodes(),
    [...twoNodes(), { name: 'Node_3', host: 'fd00:1::13' }],
    [
      { name: 'a', host: '127.0.0.1' },
      { name: 'b', host: 'wiki-2.internal' },
    ],
  ],
  'site.installDir': ['/opt/atlassian/confluence', '/srv/wiki_2'],
  'site.httpdVersion': ['2.4.37', '2.4.62'],
  'features.behind-load-balancer.networks': [['10.77.0.4'], ['10.77.0.0/24', 'fd00:1::/64']],
  'features.tls.email': ['admin@example.com'],
  'features.tls.certificateFile': ['/etc/letsencrypt/live/wiki/fullchain.pem'],
  'features.tls.certificateKeyFile': ['/etc/letsencrypt/live/wiki/privkey.pem'],
  'features.static-cache.folder': ['/srv/cache/wiki', 'D:/cache/wiki'],
  'features.maintenance-page.title': ['Down', 'Wiki & "Doku" <b>'],
  'features.maintenance-page.message': ['One.', 'One.\nTwo.\n\nThree.'],
  'features.maintenance-page.language': ['en', 'pt-BR'],
  'features.robots.lines': [[], ['Disallow: /x'], ['Sitemap: https://wiki.example.com/s.xml', 'User-agent: GPTBot']],
  'features.admin-access.networks': [['198.51.100.0/24'], ['198.51.100.9', 'fd00:5::/64']],
  'features.admin-access.ownAddress': ['10.1.2.3'],
  'features.virtual-patches.patchLevel': ['8.5.1', '6.6.2'],
  'features.rate-limits.exempt': [[], ['/rest/api'], ['/rest/api', '/plugins/servlet/x']],
  'features.kept-paths.paths': [['/robots.txt'], ['/.well-known/acme-challenge/', '/x']],
  'features.status-page.networks': [['127.0.0.1'], ['198.51.100.0/24', 'fd00:5::/64']],
  'features.further-applications.applications': [
    [{ path: '/jira', origin: 'http://10.0.0.20:8080' }],
    [
      { path: '/jira', origin: 'http://10.0.0.20:8080' },
      { path: '/git/', origin: 'https://git.internal:7990' },
    ],
  ],
  'features.cluster.standby': [[], ['node1']],
  'features.cluster.draining': [[], ['node2']],
  'features.cluster.synchronyHosts': [[], ['10.0.0.31'], ['10.0.0.31', 'fd00:1::31']],
  'features.back-end-tls.certificateFile': ['/etc/pki/confluence/cert.pem'],
  'features.back-end-tls.certificateKeyFile': ['/etc/pki/confluence/key.pem'],
  'features.back-end-tls.authorityFile': ['/etc/pki/internal-authority.pem'],
};

/** For each of these questions, an answer of the same kind that holds nothing but plain letters. */
export const plain: Readonly<Record<string, (answer: never) => unknown>> = {
  'site.publicUrl': (text: string) => {
    const reading = readPublicAddress(text);
    if ('problem' in reading) throw new Error(reading.problem);
    const { scheme, port, path } = reading.address;
    return `${scheme}://wiki.example.com:${port}${path.replaceAll(/[^/]+/g, 'x')}`;
  },
  'site.furtherNames': (names: readonly string[]) => names.map((_, i) => `n${i}.example.com`),
  'site.confluenceHost': plainHost,
  'site.nodes': (nodes: readonly { readonly host: string }[]) =>
    nodes.map(({ host }, i) => ({ name: `n${i}`, host: plainHost(host, i) })),
  'site.installDir': plainFile,
  'site.httpdVersion': (text: string) => text.split('.').map(Number).join('.'),
  'features.behind-load-balancer.networks': plainNetworks,
  'features.tls.email': () => 'a@example.com',
  'features.tls.certificateFile': plainFile,
  'features.tls.certificateKeyFile': plainFile,
  'features.static-cache.folder': plainFile,
  'features.maintenance-page.title': () => 'x',
  'features.maintenance-page.message': (text: string) => text.replaceAll(/[^\s]+([^\n\S]+[^\s]+)*/g, 'x'),
  'features.maintenance-page.language': () => 'en',
  'features.robots.lines': (lines: readonly string[]) => lines.map(() => 'Disallow: /x'),
  'features.admin-access.networks': plainNetworks,
  'features.admin-access.ownAddress': () => '10.0.0.1',
  // Which holes there are follows from the number, so it stays as it is.
  'features.virtual-patches.patchLevel': (text: string) => text.trim().split('.').map(Number).join('.'),
  'features.rate-limits.exempt': plainPaths,
  'features.kept-paths.paths': plainPaths,
  'features.status-page.networks': plainNetworks,
  'features.further-applications.applications': (rows: readonly { readonly origin: string }[]) =>
    rows.map(({ origin }, i) => ({ path: `/p${i}`, origin: `${/^\w+/.exec(origin.trim())?.[0]}://x:80` })),
  'features.cluster.standby': plainNodes,
  'features.cluster.draining': plainNodes,
  'features.cluster.synchronyHosts': (hosts: readonly string[]) => hosts.map((_, i) => `s${i}.internal`),
  'features.back-end-tls.certificateFile': plainFile,
  'features.back-end-tls.certificateKeyFile': plainFile,
  'features.back-end-tls.authorityFile': plainFile,
};

function twoNodes() {
  return [
    { name: 'node1', host: '10.0.0.11' },
    { name: 'node2', host: '10.0.0.12' },
  ];
}

/** Of the same kind: on this machine or not, an address of IPv6 or not. */
function plainHost(text: string, i = 0): string {
  const host = text.trim();
  if (/^(127(\.\d+){3}|localhost|::1)$/i.test(host)) return host.includes(':') ? '::1' : `127.0.0.${i + 1}`;
  return isAddress(host) && host.includes(':') ? `fd00::${i + 1}` : `h${i}.internal`;
}

function plainFile(path: string): string {
  return `${/^[A-Za-z]:/.test(path) ? 'D:' : ''}/srv/x/y`;
}

function plainNetworks(networks: readonly string[]): readonly string[] {
  return networks.map((_, i) => `10.${i}.0.0/16`);
}

function plainPaths(paths: readonly string[]): readonly string[] {
  return paths.map((path, i) => `/p${i}${path.trim().endsWith('/') ? '/' : ''}`);
}

/** They have to be names of nodes, so they stay as they are. */
function plainNodes(names: readonly string[]): readonly string[] {
  return names.map((name) => /^[\w-]+$/.exec(name.trim())?.[0] ?? 'no name');
}
