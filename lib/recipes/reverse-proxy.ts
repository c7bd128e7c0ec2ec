import { z } from 'zod';
import { httpd } from '../httpd/write';
import type { HttpdLines } from './recipe';
import { recipe } from './recipe';
import { atlassianProxy, manual, tomcatHttpConnector } from './sources';

/** Apache gives up an idle connection after this many seconds, well before Tomcat does; whole seconds, measured. */
const idleSeconds = 30;

const excludedPath = z
  .string()
  .trim()
  .regex(
    /^\/(?!.*\/\.\.?(\/|$))[A-Za-z0-9._~/-]+$/,
    'Enter a path such as /.well-known/acme-challenge/ (letters, digits and . _ ~ - /).',
  );

export const reverseProxy = recipe({
  id: 'reverse-proxy',
  title: 'Apache hands requests on to Confluence',
  says: `Requests below the public path go to Confluence over HTTP, by mod_proxy. Connections are kept and used again, and the
    names and bytes of every address stay as they are.`,
  sources: [manual('ProxyPass'), atlassianProxy],

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
    exclusions: z.array(excludedPath).max(50).default([]).meta({
      title: 'Paths that Apache keeps',
      help: 'Not handed on: /.well-known/acme-challenge/ for certificates, /robots.txt, /server-status.',
    }),
  }),

  write: ({ address, confluenceHost, confluencePort }, { timeout, exclusions }) => {
    const origin = `http://${confluenceHost}:${confluencePort}`;
    const [path, target] = address.path === '' ? ['/', `${origin}/`] : [address.path, `${origin}${address.path}`];
    const backEnd = ['site.confluenceHost', 'site.confluencePort'];
    const kept: HttpdLines[] = exclusions.map((exclusion) => ({
      says: `Apache itself answers for ${exclusion}.`,
      why: 'An exclusion stands above the line for all pages: the first ProxyPass that fits decides.',
      from: ['features.reverse-proxy.exclusions'],
      sources: [manual('ProxyPass')],
      lines: httpd`ProxyPass ${exclusion} !`,
    }));
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
        ...kept,
        {
          says: 'All pages come from Confluence, under the same path.',
          why: `nocanon passes the address on byte for byte. ttl=${idleSeconds} has Apache drop idle connections before Tomcat does; otherwise a request now and then meets a closing connection and ends in 502 (AH01102). retry=0 asks again at once after a restart.`,
          from: ['site.publicUrl', ...backEnd],
          sources: [manual('ProxyPass'), atlassianProxy],
          lines: httpd`ProxyPass ${path} ${target} nocanon connectiontimeout=5 retry=0 ttl=${idleSeconds}`,
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
          why: `Apache lets go after ${idleSeconds} seconds. The default here is the connectionTimeout, 20 seconds in a fresh installation: Tomcat would close first, and now and then a request would meet a closing connection (502, AH01102).`,
          from: [],
          sources: [tomcatHttpConnector],
          wish: {
            place: { kind: 'connector', port: confluencePort },
            attributes: { keepAliveTimeout: String(idleSeconds * 2000) },
          },
        },
      ],
    };
  },
});
