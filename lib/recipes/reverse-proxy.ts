import { z } from 'zod';
import { httpd } from '../httpd/write';
import { backEndOf } from './back-end-tls';
import { leftoversOfModJk } from './leftovers';
import { recipe } from './recipe';
import { atlassianProxy, manual, tomcatAjpConnector, tomcatHttpConnector } from './sources';

/** Apache gives up an idle connection after this many seconds, well before Tomcat does; whole seconds, measured. */
const idleSeconds = 30;

export const reverseProxy = recipe({
  id: 'reverse-proxy',
  title: 'Apache hands requests on to Confluence',
  topic: 'connection',
  says: `Requests below the public path go to Confluence over HTTP, by mod_proxy. Connections are kept and used again, and the
    names and bytes of every address stay as they are.`,
  sources: [manual('ProxyPass'), atlassianProxy],
  when: ({ connection }) => connection === 'mod_proxy',

  asks: z.strictObject({
    timeout: z
      .int('Enter whole seconds.')
      .min(10, 'Below 10 seconds, ordinary pages would be cut off.')
      .max(86_400, 'A day is the longest.')
      .default(300)
      .meta({
        title: 'Wait for Confluence',
        unit: 'seconds',
        help: 'Exports, restores and reindexing stay silent for minutes before they answer.',
      }),
  }),

  write: (site, { timeout }, features) => {
    const { address, nodes, confluencePort, isCluster } = site;
    const { scheme, port } = backEndOf(site, features);
    const origin = isCluster ? 'balancer://confluence' : `${scheme}://${nodes[0].urlHost}:${port}`;
    const [path, target] = address.path === '' ? ['/', `${origin}/`] : [address.path, `${origin}${address.path}`];
    const backEnd = [isCluster ? 'site.nodes' : 'site.confluenceHost', 'site.confluencePort'];
    return {
      vhost: [
        {
          says: 'This server proxies for Confluence only, never for strangers.',
          why: 'With ProxyRequests On it would fetch any address for anyone.',
          from: [],
          sources: [manual('ProxyRequests')],
          lines: httpd`ProxyRequests Off`,
        },
        {
          says: 'Confluence sees the name that the visitor asked for.',
          why: 'Its cross-site check compares the browser’s address with the one in the request.',
          from: [],
          sources: [manual('ProxyPreserveHost'), atlassianProxy],
          lines: httpd`ProxyPreserveHost On`,
        },
        {
          says: `Confluence may stay silent for ${timeout} seconds.`,
          why: 'Space exports, restores and large uploads take minutes before they answer; Apache would end them with 504.',
          from: ['features.reverse-proxy.timeout'],
          sources: [manual('ProxyTimeout')],
          lines: httpd`ProxyTimeout ${timeout}`,
        },
      ],
      routes: [
        {
          says: 'All pages come from Confluence, under the same path.',
          why: isCluster
            ? 'The balancer above picks the node. nocanon passes the address on byte for byte.'
            : `nocanon passes the address on byte for byte. ttl=${idleSeconds} has Apache drop idle connections before Tomcat does; otherwise a request now and then meets a closing connection and ends in 502 (AH01102). retry=0 asks again at once after a restart.`,
          from: ['site.publicUrl', ...backEnd],
          sources: [manual('ProxyPass'), atlassianProxy],
          lines: isCluster
            ? httpd`ProxyPass ${path} ${target} nocanon`
            : httpd`ProxyPass ${path} ${target} nocanon connectiontimeout=5 retry=0 ttl=${idleSeconds}`,
        },
        {
          says: 'Redirects that name the inner address are turned into the public one.',
          why: 'Confluence knows its public name already; this covers answers made before it is up.',
          from: ['site.publicUrl', ...backEnd],
          sources: [manual('ProxyPassReverse')],
          lines: httpd`ProxyPassReverse ${path} ${target}`,
        },
      ],
      tomcat: [
        {
          says: 'Tomcat keeps idle connections longer than Apache does.',
          why: `Apache lets go after ${idleSeconds} seconds. The default here is the connectionTimeout, 20 seconds in a fresh installation: Tomcat would close first, and now and then a request would meet a closing connection (502, AH01102).${site.runsAs === 'installed' ? '' : ' The container cannot be told both, so connectionTimeout stands for both: it also counts while an upload pauses, and more is kinder there.'}`,
          from: site.runsAs === 'installed' ? [] : ['site.runsAs'],
          sources: [tomcatHttpConnector],
          wish: {
            place: { kind: 'connector', port: confluencePort },
            attributes:
              site.runsAs === 'installed'
                ? { keepAliveTimeout: String(idleSeconds * 2000) }
                : { connectionTimeout: String(idleSeconds * 2000), keepAliveTimeout: null },
          },
        },
        {
          says: 'The AJP connector goes: Apache no longer uses it.',
          why: 'A door that nobody needs is one to guard. If something else still speaks AJP to Confluence, keep it.',
          from: ['site.connection'],
          sources: [tomcatAjpConnector],
          wish: { place: { kind: 'connector', speaks: 'ajp' }, attributes: {}, gone: true },
        },
      ],
      gone: [leftoversOfModJk(site)],
    };
  },
});
