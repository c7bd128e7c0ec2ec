import { z } from 'zod';
import { backEndHost, filePath, hostName, port, publicUrl } from './answer-kinds';
import { defaultPorts } from './confluence/release';
import { releaseProblem } from './confluence/release-problem';
import { newestLongTerm, type Release, releaseIds, releases } from './confluence/releases';
import { type HttpdVersion, isAtLeast, isVersion, oldestVersion } from './httpd/version';
import { contains, isAddress } from './network';
import { type PlatformId, platformIds, platforms } from './platforms';
import type { Platform } from './platforms/platform';
import { type PublicAddress, readPublicAddress } from './public-address';

const nodeSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9_-]{1,40}$/,
      'A node name is made of letters, digits, _ and -: it stands in cookies and in both configurations.',
    )
    .meta({ title: 'Name', help: 'Short, such as node1. It marks the sessions of this node.' }),
  host: backEndHost.meta({ title: 'Host', help: 'As Apache reaches it.' }),
});

/** Every answer about the site itself. What one feature asks for lives with that feature's recipe. */
export const siteSchema = z
  .strictObject({
    connection: z
      .enum(['mod_proxy', 'mod_jk'], { error: 'Choose mod_proxy or mod_jk: exactly one type serves a path.' })
      .default('mod_proxy')
      .meta({ title: 'Connection', help: 'How Apache talks to Confluence. Exactly one type serves a path.' }),
    publicUrl: publicUrl
      .default('https://wiki.example.com')
      .meta({ title: 'Public address', help: 'What people type to reach Confluence.' }),
    furtherNames: z.array(hostName).max(50).default([]).meta({
      title: 'Further names',
      help: 'Other host names that people use. Apache sends them on to the public address.',
    }),
    tlsEnds: z
      .enum(['here', 'before'])
      .default('here')
      .meta({
        title: 'Where HTTPS ends',
        options: {
          here: ['At Apache', 'Apache holds the certificate.'],
          before: ['Before Apache', 'A load balancer holds the certificate and speaks plain HTTP to Apache.'],
        },
      }),
    listenPort: z
      .int('A port is a whole number.')
      .min(1, 'Ports begin at 1.')
      .max(65535, 'Ports end at 65535.')
      .optional()
      .meta({
        title: 'Apache listens on port',
        help: 'Only if it differs from the port of the public address: behind a load balancer or a port forwarding. Empty: the port of the public address, or 80 where HTTPS ends before Apache.',
      }),
    release: z
      .enum(releaseIds, { error: ({ input }) => releaseProblem(input) })
      .default(newestLongTerm)
      .meta({ title: 'Confluence release', help: 'The first two numbers of the version: 9.2.7 is 9.2.' }),
    runsAs: z
      .enum(['installed', 'image', 'helm'])
      .default('installed')
      .meta({
        title: 'Confluence runs',
        options: {
          installed: ['Installed', 'From Atlassian’s installer or archive: server.xml is a file on the machine.'],
          image: ['In the official image', 'The container writes server.xml from its environment.'],
          helm: ['By the Helm chart', 'Kubernetes: the chart’s values say it.'],
        },
      }),
    editing: z
      .enum(['direct', 'through', 'polling', 'off'])
      .default('direct')
      .meta({
        title: 'Collaborative editing',
        options: {
          direct: [
            'Straight to Synchrony',
            'Apache sends /synchrony to port 8091 itself, over HTTP. The shortest way; Apache must reach that port.',
          ],
          through: ['Through Confluence', 'One port only: Confluence hands every keystroke on to Synchrony.'],
          polling: [
            'Long polling over AJP',
            'For mod_jk with one port only: AJP carries no WebSocket, so editors ask again and again. Slower, more requests.',
          ],
          off: ['Off', 'One person edits a page at a time. No WebSocket, nothing on 8091.'],
        },
      }),
    confluenceHost: backEndHost.default('127.0.0.1').meta({
      title: 'Confluence listens on',
      help: 'As Apache reaches it: 127.0.0.1 if both share one machine, otherwise a private address or name.',
    }),
    nodes: z.array(nodeSchema).max(16, 'Up to 16 nodes.').default([]).meta({
      title: 'Nodes of the cluster',
      help: 'Data Center only: two to sixteen machines that run Confluence. Empty: one Confluence, at the host above.',
    }),
    licence: z
      .enum(['data-center', 'server'])
      .default('data-center')
      .meta({
        title: 'Licence',
        options: {
          'data-center': ['Data Center', 'The only one there is from Confluence 8.6 on. A cluster needs it.'],
          server: ['Server', 'Up to Confluence 8.5: one node.'],
        },
      }),
    confluencePort: port('Confluence', defaultPorts.http).meta({ title: 'Port' }),
    ajpPort: port('AJP', defaultPorts.ajp).meta({
      title: 'AJP port',
      help: 'Where Confluence’s AJP connector listens. Only mod_jk uses it.',
    }),
    synchronyPort: port('Synchrony', defaultPorts.synchrony).meta({
      title: 'Synchrony port',
      help: 'Where Synchrony listens, on the same machine as Confluence.',
    }),
    installDir: filePath.default('/opt/atlassian/confluence').meta({
      title: 'Confluence installation folder',
      help: 'The folder that holds conf/server.xml and bin/setenv.sh.',
    }),
    platform: z.enum(platformIds).default('debian').meta({ title: 'System of the Apache machine' }),
    disableDefaultSite: z.boolean().default(false).meta({
      title: 'Turn off the default site',
      help: 'Debian’s 000-default answers for names that no other site has, and for the name of the machine itself. Where that is the public name, it would take plain HTTP away from Confluence.',
    }),
    httpdVersion: z
      .string()
      .refine(isVersion, 'Write the version as httpd -v prints it, such as 2.4.62.')
      .refine(
        (text) => !isVersion(text) || isAtLeast(text, oldestVersion),
        `Proxywright writes for ${oldestVersion} and newer.`,
      )
      .optional()
      .meta({
        title: 'Apache version',
        help: 'As apache2 -v or httpd -v prints it. Empty: what the system’s current packages carry.',
      }),
  })
  .superRefine((answers, context) => {
    for (const [name, message] of contradictionsIn(answers)) {
      context.addIssue({
        code: 'custom',
        path: name.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
        message,
      });
    }
  });

export type SiteAnswers = z.output<typeof siteSchema>;

/** Answers that are each right and cannot be true together, each with the path of the one to change. */
function contradictionsIn(answers: SiteAnswers): [path: string, says: string][] {
  const { connection, editing, confluenceHost, nodes, licence, release, tlsEnds } = answers;
  const { platform: platformId, publicUrl: url } = answers;
  const found: [string, string][] = [...collidingPorts(answers)];
  if (connection === 'mod_proxy') {
    const loopback =
      'Write 127.0.0.1: Tomcat’s connector listens there, and Confluence itself asks it at that address.';
    if (nodes.length === 0 && isLoopback6(confluenceHost)) found.push(['confluenceHost', loopback]);
    nodes.forEach(({ host }, i) => {
      if (isLoopback6(host)) found.push([`nodes.${i}.host`, loopback]);
    });
  }
  if (connection === 'mod_jk' && editing === 'through') {
    found.push([
      'editing',
      'AJP cannot carry a WebSocket. Choose “Straight to Synchrony”, which goes by mod_proxy beside mod_jk, or long polling.',
    ]);
  }
  if (connection === 'mod_proxy' && editing === 'polling') {
    found.push([
      'editing',
      'Long polling is a way round AJP. mod_proxy carries the WebSocket: choose “Through Confluence”.',
    ]);
  }
  found.push(...againstTheChart(answers));
  const { jk, withoutJk, title } = platforms[platformId];
  if (connection === 'mod_jk' && !jk)
    found.push(['connection', withoutJk ?? `There is no mod_jk for ${title}. Choose mod_proxy.`]);
  if (nodes.length === 1)
    found.push(['nodes', 'A cluster has two nodes at least. For one Confluence, leave the list empty.']);
  if (nodes.length > 0 && licence === 'server') {
    found.push([
      'nodes',
      'A cluster needs a Data Center licence; a Server licence runs one node. Leave the list empty, or change the licence.',
    ]);
  }
  if (licence === 'server' && Number(release) >= 8.6) {
    found.push(['licence', `Server licences end with Confluence 8.5; ${release} runs with Data Center only.`]);
  }
  nodes.forEach(({ name, host }, i) => {
    if (nodes.findIndex((each) => each.name.toLowerCase() === name.toLowerCase()) < i) {
      found.push([
        `nodes.${i}.name`,
        `${name} stands here twice. Each node needs a name of its own: sessions are told apart by it.`,
      ]);
    }
    if (nodes.findIndex((each) => each.host.toLowerCase() === host.toLowerCase()) < i) {
      found.push([
        `nodes.${i}.host`,
        `${host} stands here twice. Two nodes cannot share a host: their ports would collide.`,
      ]);
    }
  });
  const reading = readPublicAddress(url);
  if ('address' in reading && tlsEnds === 'before' && reading.address.scheme === 'http') {
    found.push(['tlsEnds', 'The public address begins with http://, so no HTTPS ends anywhere. Choose “At Apache”.']);
  }
  if ('address' in reading && tlsEnds === 'here' && reading.address.scheme === 'https') {
    const port = answers.listenPort ?? reading.address.port;
    if (port === 80) {
      found.push([
        whereApacheListens(answers),
        'On port 80 Apache takes plain HTTP and sends people on to HTTPS. HTTPS needs a port of its own, such as 443.',
      ]);
    }
  }
  return found;
}

function isLoopback6(host: string): boolean {
  return isAddress(host) && contains('::1', host);
}

/** The ports that Kubernetes gives to services unless it was told others. Source: its documentation of NodePort. */
const nodePorts = { from: 30_000, to: 32_767 } as const;

/** Whether a service of the chart is reached at this port of every machine of the Kubernetes cluster. */
export function isNodePort(port: number): boolean {
  return port >= nodePorts.from && port <= nodePorts.to;
}

/** What Atlassian's Helm chart cannot do with an Apache in front. Source: its services and its arguments for Java. */
function againstTheChart(answers: SiteAnswers): [string, string][] {
  const { runsAs, connection, nodes, editing, release, confluencePort, synchronyPort } = answers;
  if (runsAs !== 'helm') return [];
  const found: [string, string][] = [];
  if (connection === 'mod_jk')
    found.push(['connection', 'The chart’s service carries HTTP and no AJP. Choose mod_proxy.']);
  if (nodes.length > 0) {
    found.push([
      'nodes',
      'Apache sees one service, not the pods behind it, so it cannot keep a visitor with one; and the service sees one visitor, Apache, so its own affinity would send everybody to the same pod. Leave the list empty: one pod. For more, let an ingress of Kubernetes spread them.',
    ]);
  }
  if (!releases[release].hasSynchrony || editing === 'off') return found;
  if (editing !== 'direct') {
    found.push([
      'editing',
      'The chart runs Synchrony as a pod of its own, and Confluence does not hand on to it. Choose “Straight to Synchrony” or “Off”.',
    ]);
    return found;
  }
  const range = `Confluence and Synchrony are two services, which Apache finds at one host by NodePort: choose one from ${nodePorts.from} to ${nodePorts.to}`;
  if (!isNodePort(confluencePort)) found.push(['confluencePort', `${range}, such as 30090.`]);
  if (!isNodePort(synchronyPort)) found.push(['synchronyPort', `${range}, such as 30091.`]);
  return found;
}

/** Source: facts about Confluence's ports, `defaultPorts`. */
function collidingPorts(answers: SiteAnswers): [string, string][] {
  const { confluencePort, synchronyPort, ajpPort, connection, editing } = answers;
  const ports: [name: string, port: number, owner: string, usual: number][] = [
    ...apachePortsBeside(answers).map(
      (port) => ['apache', port, 'Apache itself, on the same machine', port] as [string, number, string, number],
    ),
    ['shutdown', defaultPorts.shutdown, 'Tomcat’s shutdown listener', defaultPorts.shutdown],
    ...(editing === 'off'
      ? []
      : [['synchronyPort', synchronyPort, 'Synchrony', defaultPorts.synchrony] as [string, number, string, number]]),
    ['confluencePort', confluencePort, 'Confluence', defaultPorts.http],
    ...(connection === 'mod_jk'
      ? [['ajpPort', ajpPort, 'The AJP connector', defaultPorts.ajp] as [string, number, string, number]]
      : []),
  ];
  return ports.flatMap(([name, number, owner, usual], i) => {
    const taken = ports.slice(0, i).find(([, other]) => other === number);
    if (!taken || name === 'apache') return [];
    // Whoever changed nothing about Confluence has to change where Apache listens.
    const at = taken[0] === 'apache' && number === usual ? whereApacheListens(answers) : name;
    if (at !== name) return [[at, `Port ${number} belongs to ${lowerFirst(owner)}, on the same machine.`]];
    return [[name, `Port ${number} belongs to ${taken[2]}. ${owner} uses ${usual} unless you changed it.`]];
  });
}

function lowerFirst(text: string): string {
  return /^(The|A) /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** The answer that Apache's port follows from. */
function whereApacheListens({ listenPort }: SiteAnswers): 'listenPort' | 'publicUrl' {
  return listenPort === undefined ? 'publicUrl' : 'listenPort';
}

/** The ports that Apache listens on, if it shares a machine with a Confluence. */
function apachePortsBeside(answers: SiteAnswers): number[] {
  const { publicUrl: url, nodes, confluenceHost, tlsEnds, listenPort } = answers;
  const reading = readPublicAddress(url);
  const hosts = nodes.length > 0 ? nodes.map(({ host }) => host) : [confluenceHost];
  return 'problem' in reading || !hosts.some(isLoopback) ? [] : portsOfApache(reading.address, tlsEnds, listenPort);
}

/** Where Apache listens for visitors: the port of the site, and 80 where that one sends people on to HTTPS. */
function portsOfApache(
  { scheme, port }: PublicAddress,
  tlsEnds: SiteAnswers['tlsEnds'],
  listenPort: number | undefined,
): number[] {
  if (scheme === 'http') return [listenPort ?? port];
  return tlsEnds === 'before' ? [listenPort ?? 80] : [...new Set([listenPort ?? port, 80])];
}

/** One machine that runs Confluence. */
export interface SiteNode {
  readonly name: string;
  readonly host: string;
  /** As it stands in a URL: an IPv6 address in brackets. */
  readonly urlHost: string;
  /** Whether Apache reaches it over the loopback interface. */
  readonly isSameMachine: boolean;
  /** Whether its Tomcat may listen on that interface alone: a container has a loopback interface of its own. */
  readonly canListenOnLoopback: boolean;
}

/** What the admin told us about the site, with all that follows from it. */
export interface Site
  extends Omit<SiteAnswers, 'publicUrl' | 'release' | 'platform' | 'httpdVersion' | 'nodes' | 'listenPort'> {
  readonly address: PublicAddress;
  readonly isHttps: boolean;
  /** The port of Apache's virtual host. */
  readonly listenPort: number;
  /** Every port that Apache listens on for visitors. */
  readonly apachePorts: readonly number[];
  /** Whether Apache itself ends TLS. */
  readonly hasTls: boolean;
  /** Every machine that runs Confluence, one at least. */
  readonly nodes: readonly [SiteNode, ...SiteNode[]];
  readonly isCluster: boolean;
  /** Whether Apache reaches all of Confluence over the loopback interface. */
  readonly isSameMachine: boolean;
  readonly release: Release;
  readonly platformId: PlatformId;
  readonly platform: Platform;
  readonly httpd: HttpdVersion;
  /** What both sides of AJP know; empty while there is none. */
  readonly ajpSecret: string;
}

/** What is never an answer: it stands in the files and nowhere else. */
export interface Secrets {
  readonly ajp?: string;
}

/** Draws the conclusions from answers that passed the schema; throws on others. */
export function siteOf(
  { publicUrl: url, release, platform: platformId, httpdVersion, nodes, listenPort, ...answers }: SiteAnswers,
  { ajp = '' }: Secrets = {},
): Site {
  const reading = readPublicAddress(url);
  if ('problem' in reading) throw new Error(reading.problem);
  const { address } = reading;
  const platform = platforms[platformId];
  const httpd = httpdVersion ?? platform.lines.find((line) => line.httpd !== undefined)?.httpd ?? oldestVersion;
  if (!isVersion(httpd)) throw new Error(`${httpd} is no version of httpd`);
  const isHttps = address.scheme === 'https';
  const { runsAs, confluenceHost } = answers;
  const [first, ...more] = nodes.map((node) => nodeOf(node, runsAs));
  const all: Site['nodes'] = first ? [first, ...more] : [nodeOf({ name: 'node1', host: confluenceHost }, runsAs)];
  return {
    ...answers,
    editing: releases[release].hasSynchrony ? answers.editing : 'off',
    address,
    isHttps,
    listenPort: listenPort ?? (isHttps && answers.tlsEnds === 'before' ? 80 : address.port),
    apachePorts: portsOfApache(address, answers.tlsEnds, listenPort),
    hasTls: isHttps && answers.tlsEnds === 'here',
    nodes: all,
    isCluster: nodes.length > 0,
    isSameMachine: all.every(({ isSameMachine }) => isSameMachine),
    release: releases[release],
    platformId,
    platform,
    httpd,
    ajpSecret: ajp,
  };
}

function nodeOf(
  { name, host }: { readonly name: string; readonly host: string },
  runsAs: SiteAnswers['runsAs'],
): SiteNode {
  const isSameMachine = isLoopback(host);
  return {
    name,
    host,
    urlHost: isAddress(host) && host.includes(':') ? `[${host}]` : host,
    isSameMachine,
    canListenOnLoopback: isSameMachine && runsAs === 'installed',
  };
}

function isLoopback(host: string): boolean {
  return /^(127(\.\d+){3}|localhost|::1)$/i.test(host);
}
