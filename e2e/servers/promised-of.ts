import { type Answers, siteOf } from '@/lib';
import { isAtLeast } from '@/lib/httpd/version';
import { contains } from '@/lib/network';
import { addresses } from './machine';
import type { PromisedAccess, PromisedCluster, Somebody } from './promised';
import type { Scenario } from './run-scenario';
import type { Front } from './scene';

/** What these answers promise, and what has to stand around the bundle for that: a load balancer, a Synchrony by itself. */
export function promisedOf({
  site: answers,
  features,
}: Answers): Pick<Scenario, 'promised' | 'front' | 'listenPort' | 'synchronyHosts' | 'synchronyPort'> {
  const site = siteOf(answers);
  const own = <T extends object>(id: string): T | undefined => {
    const is = features[id];
    // The schema of the recipe has checked them; T names what this file reads of them.
    return is === undefined ? undefined : ({ ...is } as T);
  };
  const cluster = own<{ synchronyHosts: string[] } & ClusterAnswers>('cluster');
  const compression = own<{ brotli: boolean; pages: boolean }>('compression');
  const maintenance = own<{ title: string; retryAfter: number }>('maintenance-page');
  const headers = own<{ referrer: string; framing: string }>('response-headers');
  const status = own<{ networks: string[] }>('status-page');
  const unproxied = own<{ port: number; reach: 'loopback' | 'network' }>('unproxied-connector');
  const megabytes = own<{ megabytes?: number }>('upload-size')?.megabytes;
  const isDirect = site.editing === 'direct';
  const standalone = site.isCluster && isDirect ? (cluster?.synchronyHosts ?? []) : [];
  const front = frontOf(site, own<LoadBalancer>('behind-load-balancer'));
  const access = accessOf(own<AccessAnswers>('admin-access'), features['setup-shut'] !== undefined);
  // What only Apache's own TLS can show is hidden by a load balancer with TLS of its own.
  const showsTls = site.hasTls && front?.speaks !== 'headers';

  return {
    promised: {
      synchrony: site.editing,
      otherNames: site.furtherNames,
      loopback: site.nodes.every((node) => node.canListenOnLoopback),
      hsts: site.isHttps && features['strict-transport-security'] !== undefined,
      http2: showsTls && features.http2 !== undefined,
      ...(showsTls && own<{ profile: string }>('tls')?.profile === 'modern' && { tls: { versions: ['1.3'] as const } }),
      ...(site.isCluster && cluster && { cluster: clusterOf(site, cluster, standalone.length > 0) }),
      ...(features['static-cache'] !== undefined && { cache: {} }),
      // What is left uncompressed is not promised; where Apache leaves pages alone, files alone would have to be asked.
      ...(compression?.pages && { compression: compression.brotli ? (['br', 'gzip'] as const) : (['gzip'] as const) }),
      ...(access && { access }),
      ...(status &&
        site.isCluster && {
          managers: {
            paths: [site.connection === 'mod_jk' ? '/jk-status' : '/balancer-manager'],
            allowed: allowedBy(status.networks),
          },
        }),
      ...(maintenance && {
        maintenance: {
          contains: maintenance.title
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            .replaceAll('"', '&quot;'),
          retryAfter: String(maintenance.retryAfter),
        },
      }),
      ...(headers && {
        headers: {
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': headers.referrer,
          ...(headers.framing === 'same-origin' && { 'X-Frame-Options': 'SAMEORIGIN' }),
        },
      }),
      ...(features['refuse-other-names'] !== undefined &&
        !front &&
        isAtLeast(site.httpd, '2.4.49') && { foreignNames: 'refused' as const }),
      ...(features.hardening !== undefined && { hardened: true }),
      // A container's port is as open as whoever publishes it makes it.
      ...(unproxied && site.runsAs === 'installed' && !site.isCluster && site.isSameMachine && { unproxied }),
      // The bench's load balancer holds a request back until its body begins.
      ...(megabytes !== undefined && front?.speaks !== 'headers' && { uploadLimit: megabytes * 1024 * 1024 }),
    },
    ...(front && { front }),
    // Without a load balancer a port is forwarded: nothing else changes.
    ...(!front && { listenPort: site.listenPort }),
    ...(standalone.length > 0 && { synchronyHosts: standalone }),
    synchronyPort: site.synchronyPort,
  };
}

type Site = ReturnType<typeof siteOf>;
type LoadBalancer = { readonly networks: readonly string[]; readonly tells: 'header' | 'proxy-protocol' };
type ClusterAnswers = {
  readonly stickiness: string;
  readonly method: string;
  readonly standby: readonly string[];
  readonly draining: readonly string[];
  readonly healthInterval: number;
};

type AccessAnswers = { readonly networks: readonly string[] };

/** The load balancer that visitors meet, where the answers name one. */
function frontOf({ isHttps, hasTls, listenPort }: Site, balancer: LoadBalancer | undefined): Front | undefined {
  // It has to be there for a visitor to come at all, but Apache does not learn from it who that is.
  if (!balancer) return isHttps && !hasTls ? { speaks: 'headers', endsTls: true, port: listenPort } : undefined;
  if (balancer.tells === 'proxy-protocol') return { speaks: 'proxy-protocol', endsTls: false, port: listenPort };
  return { speaks: 'headers', endsTls: isHttps, port: listenPort, tls: hasTls };
}

function clusterOf(
  { connection, editing, address }: Site,
  { stickiness, method, standby, draining, healthInterval }: ClusterAnswers,
  isStandalone: boolean,
): PromisedCluster {
  const isByRoute = stickiness === 'jvm-route';
  return {
    ...{ stickyCookie: isByRoute ? 'JSESSIONID' : 'ROUTEID', standby, draining },
    // Below a context path, /synchrony does not see the cookie of the session.
    ...((isStandalone || (isByRoute && editing === 'direct' && address.path !== '')) && { stickyWebSocket: false }),
    ...(connection === 'mod_proxy' && { statusWithin: Math.max(8, 2 * healthInterval + 3) }),
    // Whoever asks one after the other finds all of them idle.
    ...(method === 'busyness' && { isEven: false }),
    backWithin: Math.max(30, healthInterval + 10),
  };
}

/** One path for all that the recipes guard and shut: the scenarios have one of each kind. */
function accessOf(admin: AccessAnswers | undefined, isShut: boolean): PromisedAccess | undefined {
  if (!admin && !isShut) return undefined;
  return {
    guarded: admin ? ['/admin'] : [],
    allowed: admin ? allowedBy(admin.networks) : [],
    shut: isShut ? ['/setup'] : [],
  };
}

/** Who of the bench's visitors sits in one of these networks. */
function allowedBy(networks: readonly string[]): readonly Somebody[] {
  const everybody = Object.keys(addresses) as Somebody[]; // its own keys
  return everybody.filter((who) => networks.some((network) => contains(network, addresses[who].client)));
}

/** What the bench cannot stand around a bundle, one sentence; nothing when it can play these answers to the end. */
export function unplayable({ site: answers, features }: Answers): string | undefined {
  const site = siteOf(answers);
  const upload = features['upload-size'] as { megabytes?: number } | undefined;
  const tls = features.tls as { certificate?: string } | undefined;
  if (site.runsAs === 'helm') return 'the pods of a chart are no Tomcat of ours';
  if (site.platformId !== 'debian') return 'no server of that system runs here';
  if (site.hasTls && tls?.certificate === 'acme') return 'there is no authority to fetch a certificate from';
  if (site.isHttps && !site.hasTls && features['behind-load-balancer'] === undefined)
    return 'Apache does not learn from this load balancer who the visitors are';
  if (upload?.megabytes !== undefined && upload.megabytes < 100) return 'the uploads of the bench are larger';
  if (features['rate-limits'] !== undefined) return 'the bench itself asks more often than a visitor';
  return undefined;
}
