import { parseHttpd } from '../httpd/parse';
import type { HttpdDocument } from '../httpd/tree';
import { httpd } from '../httpd/write';
import type { Site, SiteNode } from '../site';
import { backEndOf } from './back-end-tls';
import type { ClusterAnswers } from './cluster';
import { guardOrigin, guards } from './cluster-guards';
import { formerNodes } from './former-nodes';
import type { Features, HttpdLines, Lines } from './recipe';
import { manual } from './sources';

/** The balancer of Confluence, that of Synchrony, and what keeps a visitor with a node. */
export function clusterByProxy(site: Site, answers: ClusterAnswers, features: Features): Lines {
  const { nodes, address, editing } = site;
  const { scheme, port } = backEndOf(site, features);
  // The schema of reverse-proxy has checked its answers.
  const { timeout = 300 } = (features['reverse-proxy'] ?? {}) as { readonly timeout?: number };
  const upgrade = editing === 'through' ? ['upgrade=websocket'] : [];
  const { findsHanging, healthInterval } = answers;
  const from = ['site.nodes', 'site.confluencePort', 'features.cluster.healthInterval'];
  const members = nodes.map((node, i) => {
    const origin = findsHanging ? guardOrigin(answers, i) : `${scheme}://${node.urlHost}:${port}`;
    const check = [
      ...['hcmethod=GET', `hcuri=${address.path}/status`, 'hcexpr=running', `hcinterval=${healthInterval}`],
      ...['hcpasses=1', 'hcfails=2'],
    ];
    return httpd`BalancerMember ${[origin, `route=${node.name}`, ...statusOf(node, answers), ...upgrade, 'connectiontimeout=3', 'retry=5', 'ttl=30', ...check]}`;
  });
  return {
    server: findsHanging ? guards(site, answers, features, timeout) : [],
    vhost: [
      {
        says: 'A node is well if its /status says RUNNING.',
        why: 'While Confluence starts or stops, that page says something else, and the node gets nobody. The line stands above the members that use it.',
        from: [],
        sources: [manual('ProxyHCExpr')],
        lines: httpd`ProxyHCExpr running {hc('body') =~ /RUNNING/}`,
      },
      {
        says: 'The nodes, and how visitors are spread over them.',
        why: `${checksWhy(answers)} No answer of Confluence counts as a failure of its node: one broken page must not take a node away from everybody. ${statusWhy(answers)}`.trim(),
        from: [...from, 'features.cluster.stickiness', 'features.cluster.method'],
        sources: [manual('BalancerMember'), manual('ProxySet')],
        lines: balancer('confluence', members, [
          `lbmethod=${answers.method === 'requests' ? 'byrequests' : 'bybusyness'}`,
          ...stickiness(answers),
        ]),
      },
      ...(answers.stickiness === 'route-cookie' ? [routeCookie(site, 'ROUTEID', 'confluence')] : []),
      ...synchronyBalancer(site, answers),
    ],
    gone: [formerNodes],
  };
}

/** The balancer of Synchrony and its cookie, where editors go straight to it; the same for mod_jk. */
export function synchronyBalancer(site: Site, answers: ClusterAnswers): HttpdLines[] {
  if (site.editing !== 'direct') return [];
  const { synchronyPort, nodes } = site;
  const isOwn = answers.synchronyHosts.length > 0;
  const targets = isOwn
    ? answers.synchronyHosts.map((host, i) => ({
        name: `synchrony${i + 1}`,
        urlHost: host.includes(':') ? `[${host}]` : host,
      }))
    : nodes;
  const members = targets.map(({ name, urlHost }) => {
    const origin = `http://${urlHost}:${synchronyPort}`;
    return httpd`BalancerMember ${[origin, `route=${name}`, 'upgrade=websocket', 'connectiontimeout=3', 'retry=5', 'ttl=30']}`;
  });
  return [
    {
      says: isOwn ? 'Where Synchrony runs.' : 'Synchrony runs on every node.',
      why: isOwn
        ? 'An editor stays with the Synchrony it began with; a cookie of its own says which.'
        : answers.stickiness === 'jvm-route' && site.address.path !== ''
          ? `Browsers keep the session cookie to ${site.address.path}, so /synchrony does not see it: an editor may meet the Synchrony of another node, which knows of the same edits.`
          : 'An editor reaches the Synchrony of the node that its pages come from.',
      from: ['site.nodes', 'site.synchronyPort', isOwn ? 'features.cluster.synchronyHosts' : 'site.editing'],
      sources: [manual('BalancerMember')],
      lines: balancer('synchrony', members, isOwn ? ['stickysession=SYNCHRONYID'] : stickiness(answers)),
    },
    ...(isOwn ? [routeCookie(site, 'SYNCHRONYID', 'synchrony')] : []),
  ];
}

function balancer(name: string, members: readonly HttpdDocument[], settings: readonly string[]): HttpdDocument {
  return httpd`
    <Proxy ${`balancer://${name}`}>
        ${joined(members)}
        ProxySet ${settings}
    </Proxy>
  `;
}

function joined(documents: readonly HttpdDocument[]): HttpdDocument {
  return parseHttpd(documents.map(({ text }) => text).join(''));
}

function stickiness({ stickiness: by }: ClusterAnswers): string[] {
  return [`stickysession=${by === 'route-cookie' ? 'ROUTEID' : 'JSESSIONID|jsessionid'}`];
}

function statusOf({ name }: SiteNode, { standby, draining }: ClusterAnswers): string[] {
  if (standby.includes(name)) return ['status=+H'];
  return draining.includes(name) ? ['status=+N'] : [];
}

function checksWhy({ findsHanging, healthInterval }: ClusterAnswers): string {
  const every = `Every ${healthInterval} seconds each node is asked for /status; two answers in a row that are wrong or missing take it out, one that is right brings it back.`;
  return findsHanging
    ? `${every} The members are the guards above: they give /status 4 seconds and pages all the time they need.`
    : `${every} A node that accepts requests and never answers is not found this way: the check waits as long as a page may.`;
}

function statusWhy({ standby, draining }: ClusterAnswers): string {
  return [
    standby.length > 0 && '+H is a hot standby: it gets visitors only while no other member can.',
    draining.length > 0 && '+N drains: who is there already stays, nobody new comes.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Set only where the balancer of that name chose a node anew: another one's choice must not move the visitor. */
function routeCookie({ isHttps }: Site, cookie: string, name: string): HttpdLines {
  const value = `${cookie}=.%{BALANCER_WORKER_ROUTE}e; path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`;
  const isNew = `reqenv('BALANCER_ROUTE_CHANGED') == '1' && reqenv('BALANCER_NAME') == 'balancer://${name}'`;
  return {
    says: `The cookie ${cookie} names the node of a visitor.`,
    why: `Apache sets it when it picks a node, and again when it has to pick another one. The dot belongs there: the route is what follows it.${isHttps ? ' Browsers send it over HTTPS only, and no script can read it.' : ''}`,
    from: ['features.cluster.stickiness', 'site.publicUrl'],
    sources: [manual('Header'), manual('BalancerMember')],
    lines: httpd`Header add Set-Cookie "${value}" "expr=${isNew}"`,
  };
}
