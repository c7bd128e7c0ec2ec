import { isAtLeast } from '../httpd/version';
import { httpd } from '../httpd/write';
import type { Site, SiteNode } from '../site';
import { anyNameLines, backEndOf, backEndTlsLines } from './back-end-tls';
import type { ClusterAnswers } from './cluster';
import type { Features, HttpdLines } from './recipe';
import { manual } from './sources';

/** Where the guard of a node listens, counted from 0. */
export function guardOrigin({ guardPort }: ClusterAnswers, index: number): string {
  return `http://127.0.0.1:${guardPort + index}`;
}

/**
 * One virtual host on the loopback address for each node. The health check of mod_proxy waits as long as a page may, so a
 * node that hangs would never be found; a guard gives /status 4 seconds. It also goes on to a second node where its own
 * refuses connections, for the outer balancer takes an answer of the guard for one of Confluence.
 * Seen with 2.4.71: out after 11 to 12 seconds, a silent request on another node goes on.
 */
export function guards(site: Site, answers: ClusterAnswers, features: Features, timeout: number): HttpdLines[] {
  const { scheme, port } = backEndOf(site, features);
  // A guard is asked by the public name and, for health, by its address: it has to answer to both.
  const refusesNames = features['refuse-other-names'] !== undefined && isAtLeast(site.httpd, '2.4.49');
  return site.nodes.map((node, i) => {
    const origin = (each: SiteNode) => `${scheme}://${each.urlHost}:${port}`;
    const upgrade = site.editing === 'through' ? ['upgrade=websocket'] : [];
    const member = (each: SiteNode, status: readonly string[]) =>
      httpd`BalancerMember ${[origin(each), ...status, ...upgrade, 'connectiontimeout=3', 'retry=1', 'ttl=30']}`;
    const next = nextInService(site, answers, i);
    const status = `${site.address.path}/status`;
    const authority = `127.0.0.1:${answers.guardPort + i}`;
    return {
      says: `The guard of ${node.name}: finds out within seconds that it hangs.`,
      why: `${status} has 4 seconds here, pages have ${timeout}. Where ${node.name} refuses connections, ${next ? `${next.name} steps in until the health check has taken ${node.name} out` : 'nothing steps in'}. ${scheme === 'https' ? 'The probe asks under another name than visitors do, so for it the name in the certificate does not count, its authority does. ' : ''}Only this machine reaches the port; checks and limits for visitors stand in the virtual host of the site.`,
      from: [
        'site.nodes',
        'features.cluster.findsHanging',
        'features.cluster.guardPort',
        'features.reverse-proxy.timeout',
      ],
      sources: [manual('BalancerMember'), manual('ProxyPass')],
      lines: httpd`
        Listen ${authority}
        <VirtualHost ${authority}>
            ServerName ${`${node.name.toLowerCase().replaceAll('_', '-')}.guard.invalid`}
            ${refusesNames && httpd`StrictHostCheck Off`}
            CustomLog ${site.platform.logFile('confluence', 'access')} common "expr=false"
            ProxyRequests Off
            ProxyPreserveHost On
            ProxyAddHeaders Off
            ProxyTimeout ${timeout}
            AllowEncodedSlashes NoDecode
            ${backEndTlsLines(site, features)}
            LimitRequestLine 65536
            LimitRequestFieldSize 65536
            LimitRequestFields 0
            RequestReadTimeout header=0 body=0
            KeepAliveTimeout 60
            MaxKeepAliveRequests 0
            <Proxy ${`balancer://guard${i + 1}`}>
                ${member(node, [])}
                ${next ? member(next, ['status=+H']) : false}
            </Proxy>
            ${anyNameLines(site, features, `${origin(node)}${status}`)}
            ProxyPass ${status} ${`${origin(node)}${status}`} nocanon timeout=4 connectiontimeout=3 retry=0 disablereuse=On
            ProxyPass / ${`balancer://guard${i + 1}/`} nocanon
        </VirtualHost>
      `,
    };
  });
}

/** The node that steps in for another one; undefined if none takes new visitors. */
function nextInService({ nodes }: Site, { standby, draining }: ClusterAnswers, index: number): SiteNode | undefined {
  const others = [...nodes.slice(index + 1), ...nodes.slice(0, index)];
  return others.find(({ name }) => !standby.includes(name) && !draining.includes(name)) ?? others[0];
}
