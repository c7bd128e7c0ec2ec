import { z } from 'zod';
import { urlPath } from '../answer-kinds';
import { isAtLeast } from '../httpd/version';
import { httpd } from '../httpd/write';
import { isAddress } from '../network';
import { isHostName } from '../public-address';
import type { Site } from '../site';
import { type Features, recipe } from './recipe';
import { manual } from './sources';
import { portOfFeature, takenOnConfluence } from './taken-ports';

/** Scheme, host and port of an origin; undefined if it is none. */
function partsOf(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, scheme, inner, name, written] = /^(https?):\/\/(?:\[([^\]]+)\]|([^/:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = inner ?? name;
  if (host === undefined || !(inner === undefined ? isHostName(host) : isAddress(inner) && inner.includes(':'))) return;
  const port = Number(written ?? (scheme === 'https' ? 443 : 80));
  return port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

const origin = z
  .string()
  .trim()
  .max(300)
  .refine(
    (text) => partsOf(text) !== undefined,
    'Enter scheme, host and port, such as http://10.0.0.20:8080, without a path.',
  );

export const furtherApplications = recipe({
  id: 'further-applications',
  title: 'Other applications under the same name',
  topic: 'site',
  says: `Jira, Bitbucket or anything else that speaks HTTP can stand under a path of its own beside Confluence, on the same
    name and with the same certificate. The path has to be the same on both sides.`,
  sources: [manual('ProxyPass')],
  isOptional: true,

  asks: z.strictObject({
    applications: z
      .array(
        z.strictObject({
          path: urlPath.meta({ title: 'Path', help: 'Such as /jira.' }),
          origin: origin.meta({ title: 'Answers at', help: 'Such as http://10.0.0.20:8080.' }),
        }),
      )
      .min(1, 'Enter at least one application.')
      .max(20)
      .default([{ path: '/jira', origin: 'http://127.0.0.1:8080' }])
      .meta({ title: 'Applications' }),
  }),

  refuses: (site, { applications }, features) =>
    applications.flatMap(({ path, origin: target }, i) => {
      const { address, editing } = site;
      const bare = path.replace(/\/+$/, '');
      const field = `applications.${i}.path`;
      if (applications.findIndex((each) => each.path.replace(/\/+$/, '') === bare) < i)
        return [{ field, says: `${path} stands here twice.` }];
      if (bare === address.path) return [{ field, says: `${path || '/'} is Confluence’s own path.` }];
      if (address.path !== '' && bare.startsWith(`${address.path}/`))
        return [
          {
            field,
            says: `${path} lies inside Confluence’s path ${address.path}: Confluence could not answer there any more.`,
          },
        ];
      if (bare === '/synchrony' && editing === 'direct')
        return [{ field, says: '/synchrony belongs to collaborative editing.' }];
      const taken = takenAt(target, site, features);
      if (taken) return [{ field: `applications.${i}.origin`, says: `At ${target} there is ${taken} already.` }];
      return [];
    }),

  write: ({ httpd: version, connection, address, editing }, { applications }) => ({
    // mod_proxy has this line already, for Confluence or for the editor.
    vhost:
      connection === 'mod_jk' && editing !== 'direct'
        ? [
            {
              says: 'The other applications see the name that the visitor asked for.',
              why: 'They compare it with their own public name, and make links from it.',
              from: ['features.further-applications.applications'],
              sources: [manual('ProxyPreserveHost')],
              lines: httpd`ProxyPreserveHost On`,
            },
          ]
        : [],
    routes: applications.map(({ path: written, origin: target }) => {
      const path = written.replace(/\/+$/, '');
      const isTls = target.startsWith('https:');
      const upgrade = isAtLeast(version, '2.4.47') ? ['upgrade=websocket'] : [];
      return {
        says: `${path} belongs to another application.`,
        why: `It stands above the line for Confluence: the first that fits wins. That application has to know the public name, scheme and port too, in its own server.xml or settings.${isTls ? ' Apache asks for the public name there as well, so the name in that certificate is not compared: the way is encrypted, and whom it leads to is up to your network.' : ''}`,
        from: ['features.further-applications.applications'],
        sources: [manual('ProxyPass')],
        lines: httpd`
          ${connection === 'mod_jk' && address.path === '' && httpd`JkUnMount ${`${path}|/*`} confluence`}
          ${
            isTls &&
            httpd`
            SSLProxyEngine on
            <Proxy ${target + path}>
                SSLProxyCheckPeerName off
            </Proxy>
          `
          }
          ProxyPass ${path} ${target}${path} nocanon connectiontimeout=5 ${['retry=0', ...upgrade]}
          ProxyPassReverse ${path} ${target}${path}
        `,
      };
    }),
  }),
});

/** What of this site answers at that origin; undefined if nothing does. */
function takenAt(target: string, site: Site, features: Features): string | undefined {
  const parts = partsOf(target);
  const node = parts && site.nodes.find(({ host }) => host.toLowerCase() === parts.host.toLowerCase());
  if (!node) return undefined;
  const tls = [portOfFeature(features, 'back-end-tls'), 'Confluence’s HTTPS connector'] as const;
  return [...takenOnConfluence({ ...site, nodes: [node] }), tls].find(([port]) => port === parts.port)?.[1];
}
