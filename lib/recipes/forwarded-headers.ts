import type { Release } from '../confluence/release';
import { httpd } from '../httpd/write';
import { hasUsualPort } from '../public-address';
import { recipe } from './recipe';
import { manual, remoteIpValve } from './sources';

export const forwardedHeaders = recipe({
  id: 'forwarded-headers',
  title: 'Headers no visitor can forge',
  topic: 'access',
  says: `Confluence learns the visitor’s address from headers that Apache sets. What a visitor sends under those names is
    thrown away, so nobody can pretend to come from elsewhere or over another scheme.`,
  sources: [manual('RequestHeader'), remoteIpValve],

  write: ({ address, connection, release }) => ({
    vhost: [
      {
        says: 'Whatever visitors put into these headers is thrown away.',
        why:
          connection === 'mod_jk'
            ? `AJP tells Tomcat the visitor’s address by itself, and carries every header as well. The Remote IP Valve ${whereItStands(release)} takes a visitor from a private network for a proxy, and would believe what they sent.`
            : `mod_proxy adds X-Forwarded-For, -Host and -Server of its own afterwards. Without these lines it appends to what the visitor sent, and the Remote IP Valve ${whereItStands(release)} believes it.`,
        from: [],
        sources: [manual('RequestHeader'), remoteIpValve],
        lines: httpd`
          RequestHeader unset X-Forwarded-For
          RequestHeader unset X-Forwarded-Host
          RequestHeader unset X-Forwarded-Server
          RequestHeader unset X-Forwarded-Port
          RequestHeader unset X-Forwarded-By
          RequestHeader unset Forwarded
          RequestHeader unset X-Real-IP
          RequestHeader unset Proxy
        `,
      },
      hasUsualPort(address)
        ? {
            says: `The scheme that visitors use, for applications that ask this header.`,
            why: 'The Remote IP Valve takes it for the truth, over what the connector says: a wrong value ends in redirect loops.',
            from: ['site.publicUrl'],
            sources: [remoteIpValve],
            lines: httpd`RequestHeader set X-Forwarded-Proto ${address.scheme}`,
          }
        : {
            says: 'The scheme comes from the connector alone.',
            why: `With this header, the Remote IP Valve would set the port to ${address.scheme === 'https' ? 443 : 80}, and links would lose port ${address.port}.`,
            from: ['site.publicUrl'],
            sources: [remoteIpValve],
            lines: httpd`RequestHeader unset X-Forwarded-Proto`,
          },
    ],
  }),
});

/** Where the valve is; a fresh installation before 7.11 has none. */
function whereItStands({ serverXml }: Release): string {
  return serverXml.includes('.RemoteIpValve"')
    ? 'in Confluence’s server.xml'
    : '(if somebody put one into this release’s server.xml; later ones come with it)';
}
