import type { Answers } from '@/lib';

/** A value that has to fit the site: which nodes there are, which release it is. */
type Fitting = (site: Answers['site']) => unknown;

/**
 * Answers to try beside the usual one, for every question whose answers do not follow from its schema: text, lists of
 * text and rows, and numbers beside the smallest and largest. Several of one kind are taken in turn, so that what counts as the same choice is not always the same.
 */
export const exampleValues: Readonly<Record<string, readonly (string | number | readonly unknown[] | Fitting)[]>> = {
  'site.publicUrl': ['http', 'https'].flatMap((scheme) =>
    ['', '/confluence', '/team/wiki'].flatMap((path) =>
      ['', scheme === 'https' ? ':8443' : ':8080'].map((port) => `${scheme}://wiki.example.com${port}${path}`),
    ),
  ),
  'site.furtherNames': [['www.example.com'], ['www.example.com', 'confluence.example.com']],
  'site.confluenceHost': ['wiki-1.internal', '10.0.0.11', 'fd00:1::11', 'localhost'],
  'site.nodes': [
    nodes('10.0.0.11', '10.0.0.12'),
    nodes('10.0.0.11', '10.0.0.12', 'wiki-3.internal'),
    nodes('127.0.0.1', '10.0.0.12'),
    nodes('10.0.0.11', '10.0.0.12', '10.0.0.13', '10.0.0.14', '10.0.0.15'),
    nodes('fd00:1::11', 'fd00:1::12'),
    nodes('fd00:1::11', 'fd00:1::12', 'fd00:1::13'),
    nodes('127.0.0.1', '10.0.0.12', '10.0.0.13'),
  ],
  // Beside the edges: what the bench can play to the end, and ports that Kubernetes gives to services.
  'features.upload-size.megabytes': [250],
  'features.rate-limits.requests': [600_000],
  'features.cluster.healthInterval': [3],
  'site.confluencePort': [30_090],
  'site.synchronyPort': [30_091],
  'site.installDir': ['/srv/atlassian-confluence_2'],
  'site.httpdVersion': ['2.4.37', '2.4.62'],
  'features.behind-load-balancer.networks': [['10.77.0.4'], ['10.77.0.0/24', 'fd00:1::/64']],
  'features.tls.email': ['admin@example.com'],
  'features.tls.certificateFile': ['/etc/letsencrypt/live/wiki/fullchain.pem'],
  'features.tls.certificateKeyFile': ['/etc/letsencrypt/live/wiki/privkey.pem'],
  'features.static-cache.folder': [({ platform }) => (platform === 'windows' ? 'D:/cache/wiki' : '/srv/cache/wiki')],
  'features.maintenance-page.title': ['Wiki & "Doku" <b>'],
  'features.maintenance-page.message': ['Gleich wieder da.\nBitte warten.\n\nIhr Team'],
  'features.maintenance-page.language': ['de'],
  'features.robots.lines': [
    ['Disallow: /display/OLD/'],
    ['Sitemap: https://wiki.example.com/sitemap.xml', 'User-agent: GPTBot', 'Disallow: /'],
  ],
  'features.admin-access.networks': [['198.51.100.0/24'], ['198.51.100.9', 'fd00:5::/64']],
  'features.admin-access.ownAddress': ['198.51.100.9', '10.1.2.3'],
  'features.virtual-patches.patchLevel': [({ release }) => `${release}.1`],
  'features.kept-paths.paths': [['/robots.txt'], ['/.well-known/acme-challenge/', '/robots.txt']],
  'features.status-page.networks': [['198.51.100.9'], ['198.51.100.0/24', 'fd00:5::/64']],
  'features.further-applications.applications': [
    [{ path: '/jira', origin: 'http://10.0.0.20:8080' }],
    [
      { path: '/jira', origin: 'http://10.0.0.20:8080' },
      { path: '/git/', origin: 'https://git.internal:7990' },
    ],
  ],
  'features.rate-limits.exempt': [['/rest/api'], ['/rest/api', '/plugins/servlet/reports']],
  // From both ends, so that one remains in service between them wherever there are enough.
  'features.cluster.standby': [namesFrom(-1), namesFrom(-2)],
  'features.cluster.draining': [namesFrom(0, 1), namesFrom(0, 2)],
  'features.cluster.synchronyHosts': [['10.0.0.31'], ['10.0.0.31', '10.0.0.32']],
  'features.back-end-tls.certificateFile': ['/etc/pki/confluence/cert.pem'],
  'features.back-end-tls.certificateKeyFile': ['/etc/pki/confluence/key.pem'],
  'features.back-end-tls.authorityFile': ['/etc/pki/internal-authority.pem'],
  'features.own-directives.text': [
    '# Ours since 2019\n<Location "/rest/big">\n    Header always set X-Own "yes, ours"\n</Location>',
  ],
};

function nodes(...hosts: readonly string[]): readonly { readonly name: string; readonly host: string }[] {
  return hosts.map((host, i) => ({ name: `node${i + 1}`, host }));
}

function namesFrom(from: number, to?: number): Fitting {
  return ({ nodes: all }) => all.slice(from, to).map(({ name }) => name);
}
