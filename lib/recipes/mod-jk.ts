import { z } from 'zod';
import { httpd } from '../httpd/write';
import type { Site, SiteNode } from '../site';
import { ajpConnectorLines } from './ajp-connector';
import { leftoversOfModProxy, leftoversOfOwnJk } from './leftovers';
import type { HttpdLines, WorkersLines } from './recipe';
import { recipe } from './recipe';
import { modJkApache, modJkWorkers } from './sources';

/** mod_jk lets go of a connection that was idle for so many seconds. */
const idleSeconds = 300;

export const modJk = recipe({
  id: 'mod-jk',
  title: 'Apache hands requests on over AJP',
  topic: 'connection',
  says: `Requests below the public path go to Confluence over AJP, by mod_jk. Both sides share a secret, connections are kept
    and used again, and the bytes of every address stay as they are. AJP carries no WebSocket.`,
  sources: [modJkApache, modJkWorkers],
  when: ({ connection }) => connection === 'mod_jk',

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
    packetSize: z
      .int('Enter a whole number of bytes.')
      .min(8192, 'AJP packets have 8192 bytes at least.')
      .max(65_536, 'AJP packets have 65536 bytes at most.')
      .multipleOf(1024, 'mod_jk rounds up to a multiple of 1024: say 8192, 16384, 32768 or 65536.')
      .default(65_536)
      .meta({
        title: 'Largest AJP packet',
        unit: 'bytes',
        help: 'All headers of a request have to fit in one packet, on both sides. Single sign-on fills the usual 8192 easily.',
      }),
    maxThreads: z
      .int('Enter a whole number.')
      .min(10, 'Fewer than 10 would make visitors queue at once.')
      .max(2000, 'More than 2000 threads only fight over the processors.')
      .default(48)
      .meta({
        title: 'Requests at a time',
        help: 'Per node, over AJP. 48 is what the HTTP connector of a fresh installation has; more need more database connections as well.',
      }),
  }),

  refuses: (_site, { packetSize }, features) => {
    // The schema of larger-headers has checked its answers.
    const { kilobytes } = (features['larger-headers'] ?? {}) as { readonly kilobytes?: number };
    return kilobytes !== undefined && (kilobytes + 16) * 1024 > packetSize
      ? [
          {
            field: 'packetSize',
            says: `Headers of ${kilobytes} KB were asked for; with everything else in the request they need packets of ${Math.min(64, kilobytes + 16) * 1024} bytes.`,
          },
        ]
      : [];
  },

  write: (site, { timeout, packetSize, maxThreads }) => ({
    server: serverLines(site),
    vhost: [
      {
        says: 'Addresses reach Confluence byte for byte.',
        why: 'mod_jk’s default encodes %2F once more and takes %3B for a semicolon: titles with these signs are not found.',
        from: [],
        sources: [modJkApache],
        lines: httpd`JkOptions +ForwardURICompatUnparsed`,
      },
    ],
    routes: [
      {
        says: 'All pages come from Confluence, under the same path.',
        why: `${site.address.path === '' ? '' : 'The first line is for the path itself, the second for all below it. '}Mounts of the main server do not count inside a virtual host, so they stand here.`,
        from: ['site.publicUrl'],
        sources: [modJkApache],
        lines:
          site.address.path === ''
            ? httpd`JkMount /* confluence`
            : httpd`
                JkMount ${site.address.path} confluence
                JkMount ${`${site.address.path}/*`} confluence
              `,
      },
    ],
    workers: workerLines(site, timeout, packetSize),
    tomcat: ajpConnectorLines(site, { packetSize, maxThreads, idleSeconds }),
    gone: [leftoversOfModProxy(site), leftoversOfOwnJk(site)],
  }),
});

/** What the platform's own files do not say yet. */
function serverLines({ platform: { jk } }: Site): HttpdLines[] {
  if (!jk) return [];
  const isSaid = (name: string) => jk.alreadySays.includes(name.toLowerCase());
  const about = { from: ['site.platform'], sources: [modJkApache] };
  return [
    ...(isSaid('JkWorkersFile')
      ? []
      : [
          {
            ...about,
            says: 'mod_jk reads its workers here.',
            why: 'It may be said once in all files of Apache: leave this out where another one says it.',
            lines: httpd`JkWorkersFile ${jk.workersFile}`,
          },
        ]),
    ...(isSaid('JkLogFile')
      ? []
      : [
          {
            ...about,
            says: 'What mod_jk has to say.',
            why: 'A Tomcat that does not answer, or a secret that does not fit, shows here first.',
            lines: httpd`
              JkLogFile ${jk.logFile}
              JkLogLevel warn
            `,
          },
        ]),
    ...(isSaid('JkShmFile')
      ? []
      : [
          {
            ...about,
            says: 'Where Apache’s processes share what they know of Tomcat.',
            why: 'Without it each process finds out by itself that a Tomcat is down.',
            lines: httpd`JkShmFile ${jk.shmFile}`,
          },
        ]),
  ];
}

function workerLines(site: Site, timeout: number, packetSize: number): WorkersLines[] {
  const { nodes, isCluster, ajpPort, ajpSecret, isSameMachine } = site;
  // In a cluster each node is a member of the balancer `confluence`, which the recipe for clusters writes.
  const workers: (readonly [name: string, node: SiteNode])[] = isCluster
    ? nodes.map((node) => [node.name, node])
    : [['confluence', nodes[0]]];
  const each = (settings: (name: string, node: SiteNode) => (readonly [string, string | number])[]) =>
    workers.flatMap(([name, node]) =>
      settings(name, node).map(([key, value]) => [`worker.${name}.${key}`, String(value)] as const),
    );
  const sources = [modJkWorkers];
  const host = isCluster ? ['site.nodes'] : ['site.confluenceHost'];
  return [
    ...(isCluster
      ? []
      : [
          {
            says: 'Paths are mounted on this worker.',
            from: [],
            sources,
            settings: [['worker.list', 'confluence'] as const],
          },
        ]),
    {
      says: isCluster ? 'Where each node listens for AJP.' : 'Where Confluence listens for AJP.',
      why: 'The same port as the AJP connector in server.xml.',
      from: [...host, 'site.ajpPort'],
      sources,
      settings: each((_, node) => [
        ['type', 'ajp13'],
        ['host', node.host],
        ['port', ajpPort],
      ]),
    },
    {
      says: 'The secret that Tomcat wants to see with every request.',
      why: 'The same as in server.xml, and in no other place. Without it Tomcat answers 403. Whoever can read this file can speak to Confluence as any visitor, so its mode is 0640.',
      from: [],
      sources,
      settings: each(() => [['secret', ajpSecret]]),
    },
    {
      says: 'The largest packet; the same as packetSize in server.xml.',
      why: 'The headers of a request have to fit in one packet. Where the two sides differ, large requests fail.',
      from: ['features.mod-jk.packetSize'],
      sources,
      settings: each(() => [['max_packet_size', packetSize]]),
    },
    {
      says: `Confluence may stay silent for ${timeout} seconds (the line counts milliseconds).`,
      why: 'Space exports and restores take minutes before they answer; beyond this the visitor gets an error.',
      from: ['features.mod-jk.timeout'],
      sources,
      settings: each(() => [['reply_timeout', timeout * 1000]]),
    },
    {
      says: 'What Tomcat has received is not sent a second time, unless it only reads.',
      why: 'By default mod_jk repeats even a POST whose answer did not come in time (seen with 1.2.48): a comment would be written twice. With 27, a GET or HEAD alone may be repeated, on another node.',
      from: [],
      sources,
      settings: each(() => [['recovery_options', 27]]),
    },
    {
      says: 'A Tomcat that does not answer is noticed within seconds.',
      why: isCluster
        ? 'Opening a connection may take 3 seconds; before every request (A) mod_jk asks whether the node lives and gives it 5 seconds, both in milliseconds. A node that hangs then costs a visitor seconds and no error.'
        : 'Opening a connection may take 5 seconds, a probe 10 seconds, both in milliseconds. It probes new (C) and idle (I) connections only: asking before every request would cost about a tenth more processor time for a page, and half as much again for a tiny answer.',
      from: isCluster ? ['site.nodes'] : [],
      sources,
      settings: each(() =>
        isCluster
          ? [
              ['socket_connect_timeout', 3000],
              ['ping_mode', 'A'],
              ['ping_timeout', 5000],
              ['connection_ping_interval', 10],
            ]
          : [
              ['socket_connect_timeout', 5000],
              ['ping_mode', 'CI'],
              ['ping_timeout', 10000],
              ['connection_ping_interval', 60],
            ],
      ),
    },
    {
      says: `Connections that were idle for ${idleSeconds} seconds are closed from this side.`,
      why: `mod_jk looks once a minute. Tomcat waits twice as long, ${idleSeconds * 2000} milliseconds, so that it never closes a connection that a request is about to use.`,
      from: [],
      sources,
      settings: each(() => [['connection_pool_timeout', idleSeconds]]),
    },
    ...(isSameMachine
      ? []
      : [
          {
            says: 'Firewalls in between see that idle connections live.',
            why: 'Some drop a silent connection without telling either side; the next request then waits for nothing.',
            from: host,
            sources,
            settings: each(() => [['socket_keepalive', 'true']]),
          },
        ]),
  ];
}
