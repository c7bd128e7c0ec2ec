import { argOf, isNamed } from '../httpd/query';
import type { HttpdDocument } from '../httpd/tree';
import { isAtLeast } from '../httpd/version';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { backEndOf } from './back-end-tls';
import { type Features, type GoneSettings, type HttpdLines, type JvmArgument, recipe } from './recipe';
import { atlassianSynchrony, manual, modJkApache } from './sources';

/** The first httpd whose mod_proxy_http takes `upgrade=websocket`. Source: httpd manual, ProxyPass. */
const upgradeSince = '2.4.47';

export const collaborativeEditing = recipe({
  id: 'collaborative-editing',
  title: 'Collaborative editing',
  topic: 'connection',
  says: `Editors talk to Synchrony over a WebSocket. Apache carries it to Synchrony directly, or to Confluence, which passes
    it on. Over AJP no WebSocket passes: there editors ask again and again instead, which is slower and makes more
    requests. Where collaborative editing is off, nothing is carried.`,
  sources: [atlassianSynchrony],
  when: ({ editing }) => editing !== 'off',

  write: (site, _answers, features) => {
    const { editing, connection, isCluster } = site;
    if (editing === 'polling') return { jvm: [proxyEnabled(site), fallback] };
    const gone = [formerRule];
    // In a cluster every member of Confluence's own balancer carries WebSockets.
    if (editing === 'through') {
      return { routes: isCluster ? [] : [route(site, features)], jvm: [proxyEnabled(site)], gone };
    }
    return connection === 'mod_jk'
      ? { vhost: besideModJk(features), routes: [unmounted(site), route(site, features)], gone }
      : { routes: [route(site, features)], gone };
  },
});

function route(site: Site, features: Features): HttpdLines {
  const isDirect = site.editing === 'direct';
  const confluence = backEndOf(site, features);
  const scheme = isDirect ? 'http' : confluence.scheme;
  const path = isDirect ? '/synchrony' : `${site.address.path}/synchrony-proxy`;
  const authority = `${site.nodes[0].urlHost}:${isDirect ? site.synchronyPort : confluence.port}`;
  const upgrades = isAtLeast(site.httpd, upgradeSince);
  const order = 'The order counts: the first ProxyPass that fits wins, so this stands above the one for all pages.';
  const how = upgrades
    ? 'upgrade=websocket carries the WebSocket over the same connection; without it the editor loads for a long time and then gives up.'
    : `httpd ${site.httpd} does not know upgrade=websocket (it came with ${upgradeSince}), so a rule hands WebSocket requests to mod_proxy_wstunnel.`;
  return {
    says: isDirect ? 'Editors reach Synchrony directly.' : 'Editors reach Synchrony through Confluence.',
    why: [
      isDirect && '/synchrony stands at the root, whatever the context path.',
      site.connection === 'mod_proxy' && order,
      site.isCluster ? 'The members of the balancer carry the WebSocket.' : how,
    ]
      .filter(Boolean)
      .join(' '),
    from: [
      'site.editing',
      isDirect ? 'site.synchronyPort' : 'site.confluencePort',
      site.isCluster ? 'site.nodes' : 'site.confluenceHost',
      'site.httpdVersion',
    ],
    sources: [atlassianSynchrony, manual('ProxyPass')],
    lines: site.isCluster
      ? httpd`ProxyPass ${path} ${`balancer://synchrony${path}`} nocanon`
      : upgrades
        ? byUpgrade(path, scheme, authority)
        : byRewriting(path, scheme, authority),
  };
}

/** What mod_proxy has to know for /synchrony, where mod_jk hands on everything else. */
function besideModJk(features: Features): HttpdLines[] {
  // The schema of mod-jk has checked its answers.
  const { timeout = 300 } = (features['mod-jk'] ?? {}) as { readonly timeout?: number };
  return [
    {
      says: 'mod_proxy stands beside mod_jk for the editor alone, never for strangers.',
      why: 'With ProxyRequests On it would fetch any address for anyone.',
      from: ['site.editing', 'site.connection'],
      sources: [manual('ProxyRequests')],
      lines: httpd`ProxyRequests Off`,
    },
    {
      says: 'Synchrony sees the name that the visitor asked for.',
      why: 'It compares the browser’s address with the one in the request.',
      from: ['site.editing', 'site.connection'],
      sources: [manual('ProxyPreserveHost')],
      lines: httpd`ProxyPreserveHost On`,
    },
    {
      says: `An editor’s connection may be silent for ${timeout} seconds.`,
      why: 'As long as Confluence itself may be; by default Apache cuts a WebSocket after its own Timeout.',
      from: ['features.mod-jk.timeout'],
      sources: [manual('ProxyTimeout')],
      lines: httpd`ProxyTimeout ${timeout}`,
    },
  ];
}

/** Without a mount above it there is nothing to take out. */
function unmounted({ address }: Site): HttpdLines {
  return {
    says: 'mod_jk leaves /synchrony to mod_proxy.',
    why:
      address.path === ''
        ? 'AJP carries no WebSocket. An unmount wins over the mount of the same worker, wherever it stands.'
        : `Only ${address.path} is mounted, so mod_jk would not take it anyway; this keeps it so if more is mounted one day.`,
    from: ['site.editing', 'site.publicUrl'],
    sources: [modJkApache],
    lines: httpd`
      JkUnMount /synchrony confluence
      JkUnMount /synchrony/* confluence
    `,
  };
}

function byUpgrade(path: string, scheme: 'http' | 'https', authority: string): HttpdDocument {
  return httpd`ProxyPass ${path} ${scheme}://${authority}${path} upgrade=websocket nocanon connectiontimeout=5 retry=0 ttl=30`;
}

function byRewriting(path: string, scheme: 'http' | 'https', authority: string): HttpdDocument {
  return httpd`
    ProxyPass ${path} ${scheme}://${authority}${path} nocanon connectiontimeout=5 retry=0 ttl=30
    <Location ${path}>
        RewriteEngine on
        RewriteCond %{HTTP:Upgrade} ^websocket$ [NC]
        RewriteCond %{HTTP:Connection} upgrade [NC]
        RewriteRule .* ${scheme === 'https' ? 'wss' : 'ws'}://${authority}%{REQUEST_URI} [P]
    </Location>
  `;
}

/** A rule as `byRewriting` makes it, to another place. */
const formerRule: GoneSettings = {
  says: 'The rule that took WebSockets to another place leaves.',
  why: 'Of two rules for the same requests the first wins.',
  from: ['site.editing', 'site.confluenceHost', 'site.synchronyPort'],
  sources: [manual('RewriteRule')],
  isGone: (setting) =>
    isNamed(setting, 'RewriteRule') &&
    argOf(setting, 0) === '.*' &&
    /^wss?:\/\/[^/%]*%\{REQUEST_URI\}$/i.test(argOf(setting, 1)),
};

function proxyEnabled({ address }: Site): JvmArgument {
  return {
    argument: '-Dsynchrony.proxy.enabled=true',
    says: 'Confluence tells editors to come through it.',
    why: `Otherwise it first offers /synchrony, where nothing answers, and every editor waits for that to fail before it tries ${address.path}/synchrony-proxy. The same name can stand as a property in confluence.cfg.xml.`,
    from: ['site.editing'],
    sources: [atlassianSynchrony],
  };
}

const fallback: JvmArgument = {
  argument: '-Dsynchrony.enable.xhr.fallback=true',
  says: 'Editors that get no WebSocket ask again and again instead.',
  why: 'AJP refuses every WebSocket, so this is the only way left. The setenv of a fresh installation passes it already; one written by hand may lack it, and then editors only wait.',
  from: ['site.editing'],
  sources: [atlassianSynchrony],
};
