import type { Release } from '../confluence/release';
import { httpd } from '../httpd/write';
import { contains, isAddress } from '../network';
import { hasUsualPort } from '../public-address';
import type { SiteNode } from '../site';
import { type Remark, recipe, type TomcatLines } from './recipe';
import { manual, remoteIpValve } from './sources';

export const forwardedHeaders = recipe({
  id: 'forwarded-headers',
  title: 'Headers no visitor can forge',
  topic: 'access',
  says: `Confluence learns the visitor’s address from headers that Apache sets. What a visitor sends under those names is
    thrown away, so nobody can pretend to come from elsewhere or over another scheme.`,
  sources: [manual('RequestHeader'), remoteIpValve],

  write: ({ address, connection, release, nodes, runsAs }) => ({
    tomcat: connection === 'mod_proxy' && runsAs === 'installed' && nodes.some(isIPv6Elsewhere) ? [believesIPv6] : [],
    remarks: connection === 'mod_proxy' ? nodes.filter(isPublic).slice(0, 1).map(publicBackEnd) : [],
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

/** Whether Apache reaches this node over IPv6 and from another machine, and so from an address that is not loopback. */
function isIPv6Elsewhere({ host, isSameMachine }: SiteNode): boolean {
  return isAddress(host) && host.includes(':') && !isSameMachine;
}

/** Private networks of RFC 1918 and RFC 4193, and loopback. */
const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', 'fc00::/7', '::1'];
const privatePattern = [
  String.raw`(10|127)(\.[0-9]{1,3}){3}`,
  String.raw`192\.168(\.[0-9]{1,3}){2}`,
  String.raw`172\.(1[6-9]|2[0-9]|3[01])(\.[0-9]{1,3}){2}`,
  '0:0:0:0:0:0:0:1',
  'f[cd][0-9a-f:]+',
].join('|');

/** Tomcat 10.1.60 believes private IPv6 addresses by itself, 9.0.70 does not: seen with both. */
const believesIPv6: TomcatLines = {
  says: 'Confluence believes Apache at a private IPv6 address, too.',
  why: 'Older Tomcats believe private IPv4 addresses only: they would take Apache for the only visitor. The pattern holds the private networks of both kinds.',
  from: ['site.confluenceHost', 'site.nodes'],
  sources: [remoteIpValve],
  wish: {
    place: { kind: 'valve', className: 'org.apache.catalina.valves.RemoteIpValve' },
    attributes: { internalProxies: privatePattern },
  },
};

function isPublic({ host }: SiteNode): boolean {
  return isAddress(host) && !privateNetworks.some((each) => contains(each, host));
}

function publicBackEnd({ host }: SiteNode): Remark {
  return {
    id: 'public-back-end',
    severity: 'warning',
    says: `${host} is no private address. If Apache connects from a public address as well, write that one into internalProxies of the Remote IP Valve in server.xml: the valve believes private addresses only, and Confluence would take Apache for its only visitor. Let the firewall open Confluence’s ports to Apache alone.`,
  };
}

/** Where the valve is; a fresh installation before 7.11 has none. */
function whereItStands({ serverXml }: Release): string {
  return serverXml.includes('.RemoteIpValve"')
    ? 'in Confluence’s server.xml'
    : '(if somebody put one into this release’s server.xml; later ones come with it)';
}
