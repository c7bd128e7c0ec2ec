import type { HttpdDocument } from '../httpd/tree';
import { isAtLeast } from '../httpd/version';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { backEndOf } from './back-end-tls';
import { type JvmArgument, recipe } from './recipe';
import { atlassianSynchrony, manual } from './sources';

/** The first httpd whose mod_proxy_http takes `upgrade=websocket`. Source: httpd manual, ProxyPass. */
const upgradeSince = '2.4.47';

export const collaborativeEditing = recipe({
  id: 'collaborative-editing',
  title: 'Collaborative editing',
  topic: 'connection',
  says: `Editors talk to Synchrony over a WebSocket. Apache carries it to Synchrony directly, or to Confluence, which passes
    it on; where collaborative editing is off, nothing is carried.`,
  sources: [atlassianSynchrony],
  when: ({ editing }) => editing === 'direct' || editing === 'through',

  write: (site, _answers, features) => {
    const isDirect = site.editing === 'direct';
    const confluence = backEndOf(site, features);
    const path = isDirect ? '/synchrony' : `${site.address.path}/synchrony-proxy`;
    const authority = `${site.nodes[0].urlHost}:${isDirect ? site.synchronyPort : confluence.port}`;
    const scheme = isDirect ? 'http' : confluence.scheme;
    return {
      routes: [
        {
          says: isDirect ? 'Editors reach Synchrony directly.' : 'Editors reach Synchrony through Confluence.',
          why: `${isDirect ? `/synchrony stands at the root, whatever the context path. ` : ''}The order counts: the first ProxyPass that fits wins, so this stands above the one for all pages. ${
            isAtLeast(site.httpd, upgradeSince)
              ? 'upgrade=websocket carries the WebSocket over the same connection; without it the editor loads for a long time and then gives up.'
              : `httpd ${site.httpd} does not know upgrade=websocket (it came with ${upgradeSince}), so a rule hands WebSocket requests to mod_proxy_wstunnel.`
          }`,
          from: [
            'site.editing',
            isDirect ? 'site.synchronyPort' : 'site.confluencePort',
            'site.confluenceHost',
            'site.httpdVersion',
          ],
          sources: [atlassianSynchrony, manual('ProxyPass')],
          lines: isAtLeast(site.httpd, upgradeSince)
            ? byUpgrade(path, scheme, authority)
            : byRewriting(path, scheme, authority),
        },
      ],
      jvm: isDirect ? [] : [proxyEnabled(site)],
    };
  },
});

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

function proxyEnabled({ address }: Site): JvmArgument {
  return {
    argument: '-Dsynchrony.proxy.enabled=true',
    says: 'Confluence tells editors to come through it.',
    why: `Otherwise it first offers /synchrony, where nothing answers, and every editor waits for that to fail before it tries ${address.path}/synchrony-proxy. The same name can stand as a property in confluence.cfg.xml.`,
    from: ['site.editing'],
    sources: [atlassianSynchrony],
  };
}
