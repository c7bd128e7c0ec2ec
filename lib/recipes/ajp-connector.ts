import { isAddress } from '../network';
import type { Site, SiteNode } from '../site';
import type { TomcatLines } from './recipe';
import { tomcatAjpConnector } from './sources';

/** The AJP connector of each node, made where it is missing. `idleSeconds` is when mod_jk lets go of a connection. */
export function ajpConnectorLines(
  site: Site,
  { packetSize, maxThreads, idleSeconds }: { packetSize: number; maxThreads: number; idleSeconds: number },
): TomcatLines[] {
  const { ajpPort, ajpSecret, address, isHttps, hasTls, release } = site;
  const place = { kind: 'connector' as const, port: ajpPort, speaks: 'ajp' as const };
  const sources = [tomcatAjpConnector];
  const patience = String(idleSeconds * 2000);
  // A stock file from 8.0 on says it for its HTTP connector; over AJP the default of 2 MiB would count.
  const maxPostSize = /maxPostSize="(\d+)"/.exec(release.serverXml)?.[1];
  return [
    ...site.nodes.map(
      (node): TomcatLines => ({
        node: node.name,
        says: node.canListenOnLoopback
          ? 'The connector for AJP, for this machine only.'
          : 'The connector for AJP, where Apache reaches it.',
        why: addressWhy(site, node, ajpPort),
        from: [site.isCluster ? 'site.nodes' : 'site.confluenceHost', 'site.ajpPort'],
        sources,
        wish: { place, attributes: { address: listenAddress(site, node) }, create: maxPostSize ? { maxPostSize } : {} },
      }),
    ),
    secretLines(site, place, ajpSecret),
    {
      says: 'The largest packet; the same as max_packet_size in workers.properties.',
      why: 'The headers of a request have to fit in one packet.',
      from: ['features.mod-jk.packetSize'],
      sources,
      wish: { place, attributes: { packetSize: String(packetSize) } },
    },
    {
      says: `${maxThreads} requests at a time.`,
      why: 'Further ones wait. The HTTP connector has threads of its own.',
      from: ['features.mod-jk.maxThreads'],
      sources,
      wish: { place, attributes: { maxThreads: String(maxThreads) } },
    },
    {
      says: `Tomcat waits ${Number(patience) / 1000} seconds for the next bytes, and for the next request (in milliseconds).`,
      why: `Twice as long as mod_jk keeps an idle connection. connectionTimeout also counts while an upload pauses: with the 20 seconds of the HTTP connector, a slow line would end it.`,
      from: [],
      sources,
      wish: { place, attributes: { connectionTimeout: patience, keepAliveTimeout: patience } },
    },
    {
      says: 'The public name and port, whatever the Host header says.',
      why: 'AJP sends both along, but a port in the Host header counts for more: without these, a visitor could have Confluence make links to a port of their choice.',
      from: ['site.publicUrl'],
      sources,
      wish: { place, attributes: { proxyName: address.host, proxyPort: String(address.port) } },
    },
    ...(isHttps && !hasTls
      ? [
          {
            says: 'Visitors come over HTTPS.',
            why: 'AJP sends the scheme along, but TLS ends before Apache here: Apache itself sees plain HTTP, and Confluence would make links to http://.',
            from: ['site.publicUrl', 'site.tlsEnds'],
            sources,
            wish: { place, attributes: { scheme: 'https', secure: 'true' } },
          },
        ]
      : []),
    {
      says: 'The connector says nothing about characters in addresses.',
      why: 'relaxedPathChars is for HTTP: on an AJP connector Tomcat warns of it at every start.',
      from: [],
      sources,
      wish: { place, attributes: { relaxedPathChars: null, relaxedQueryChars: null } },
    },
  ];
}

/** Where the connector listens: as narrow as the host that Apache uses tells. */
function listenAddress({ runsAs }: Site, { host, isSameMachine }: SiteNode): string {
  if (runsAs !== 'installed') return '0.0.0.0';
  if (isSameMachine) return host === '::1' ? '::1' : '127.0.0.1';
  return isAddress(host) ? host : '0.0.0.0';
}

function addressWhy({ runsAs }: Site, node: SiteNode, port: number): string {
  if (runsAs !== 'installed') {
    return `A container has a loopback interface of its own, where Tomcat would listen without an address and Apache does not reach it. Publish port ${port} where Apache alone gets to it.`;
  }
  if (node.isSameMachine) {
    return 'AJP is for Apache alone: whoever reaches it and knows the secret can be any visitor. On the loopback address nobody else does.';
  }
  const firewall = `Let the firewall open port ${port} to the Apache machine only; AJP is not encrypted.`;
  return isAddress(node.host)
    ? `Without an address Tomcat would listen on the loopback address, where Apache does not reach it. ${firewall}`
    : `${node.host} is a name, so every address of the machine has to do; an address in its place would be narrower. ${firewall}`;
}

/** Tomcat 9.0.31 and 8.5.51 renamed `requiredSecret` to `secret`, and refuse to start without one. */
function secretLines({ release }: Site, place: TomcatLines['wish']['place'], secret: string): TomcatLines {
  const about = { from: ['site.release'], sources: [tomcatAjpConnector] };
  const why =
    'The same word as in workers.properties. AJP believes everything it is told (Ghostcat, CVE-2020-1938), so only who knows the word may speak.';
  if (isRenamed(release.id)) {
    return {
      ...about,
      says: 'Only who knows the secret is answered.',
      why,
      wish: { place, attributes: { secret, secretRequired: 'true', requiredSecret: null } },
    };
  }
  return {
    ...about,
    says: 'Only who knows the secret is answered, under the name that older Tomcats have for it.',
    why: `${why} Confluence ${release.id} can come with a Tomcat older than 9.0.31 or 8.5.51, which calls it requiredSecret; later ones of the same line still know that name (seen with 9.0.70).`,
    wish: { place, attributes: { requiredSecret: secret } },
  };
}

/** Whether every Tomcat that a release came with knows the new name; releases before 7.13 may be older than that. */
function isRenamed(release: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major > 7 || (major === 7 && minor >= 13);
}
