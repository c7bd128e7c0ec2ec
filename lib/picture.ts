import type { Bundle, GeneratedFile } from './bundle';
import { parseHttpd } from './httpd/parse';
import { argOf, directives, isNamed, walk } from './httpd/query';
import type { HttpdDocument, Section } from './httpd/tree';
import { portsOf, serverNameOf, virtualHosts } from './httpd/virtual-host';
import type { Site } from './site';
import { parseTomcat } from './tomcat/parse';
import { attributeValue, elements } from './tomcat/query';
import { parseWorkers } from './workers/parse';
import { membersOf, valueIn } from './workers/query';

/** Who talks to whom, read out of the files themselves. */
export interface Picture {
  /** From the visitor inwards. */
  readonly boxes: readonly Box[];
  readonly ways: readonly Way[];
}

/** A program or a machine. */
export interface Box {
  readonly id: string;
  readonly kind: 'visitor' | 'load-balancer' | 'apache' | 'confluence' | 'synchrony' | 'application';
  readonly title: string;
  /** What it does or listens on, one short line each. */
  readonly lines: readonly Line[];
}

export interface Line {
  readonly says: string;
  /** What it is about, told by a sign as well: a lock where a secret or a certificate guards, a store, a gate, an entrance. */
  readonly sign?: 'lock' | 'store' | 'gate' | 'port';
}

/** A connection from one box to another. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** `HTTP 8090`, `AJP 8009`. */
  readonly says: string;
  readonly isEncrypted: boolean;
  /** Which requests take it: `/synchrony`. */
  readonly path?: string;
}

/**
 * The picture of a bundle: of its files as they will be, or of those the admin has now (`before`); undefined where
 * there is nothing to draw, because the admin gave no file.
 */
export function pictureOf({ files, site }: Bundle, which: 'after' | 'before' = 'after'): Picture | undefined {
  const textOf = (file: GeneratedFile) =>
    which === 'after' ? file.text : file.beforeIs === 'yours' ? file.before : '';
  const ofRole = (role: GeneratedFile['role']) => files.filter((file) => file.role === role);
  const apache = parseHttpd(ofRole('virtual-host').map(textOf).join('\n'));
  const vhost =
    virtualHosts(apache).find(
      (each) => serverNameOf(each) === site.address.host && portsOf(each).includes(String(site.listenPort)),
    ) ?? virtualHosts(apache).find((each) => ways(apache, each, '').length > 0);
  if (!vhost) return undefined;
  const workers = ofRole('workers').map(textOf).join('\n');
  const inward = ways(apache, vhost, workers);
  const front = frontOf(vhost);
  const servers = ofRole('server-xml').map((file) => ({ node: file.node ?? '', text: textOf(file) }));
  const confluences = site.nodes.map(({ name, host }) => {
    const box = confluenceBox(name, host, servers.find(({ node }) => node === name)?.text ?? '', site.nodes.length > 1);
    return which === 'after' ? { ...box, lines: [...box.lines, ...linesOfContainer(files, site, name)] } : box;
  });
  const targets = inward.map((way) => ({ ...way, to: boxIdOf(way, site) }));
  const others = [...new Set(targets.map(({ to }) => to))].filter(
    (id) => id.startsWith('application ') || id.startsWith('synchrony '),
  );
  const isHttps = [...directives(vhost, 'SSLEngine')].some((each) => /^on$/i.test(argOf(each, 0)));
  return {
    boxes: [
      { id: 'visitor', kind: 'visitor', title: 'Browsers', lines: [{ says: publicLine(site) }] },
      ...(front
        ? [{ id: 'front', kind: 'load-balancer' as const, title: 'Load balancer', lines: [{ says: front }] }]
        : []),
      { id: 'apache', kind: 'apache', title: 'Apache', lines: apacheLines(vhost, isHttps) },
      ...confluences,
      ...others.map(otherBox),
    ],
    ways: [
      {
        from: 'visitor',
        to: front ? 'front' : 'apache',
        says: wayIn(site.address.scheme, site.address.port),
        isEncrypted: site.address.scheme === 'https',
      },
      ...(front
        ? [
            {
              from: 'front',
              to: 'apache',
              says: wayIn(isHttps ? 'https' : 'http', site.listenPort),
              isEncrypted: isHttps,
            },
          ]
        : []),
      ...distinct(
        targets.map(({ to, protocol, port, path }) => ({
          from: 'apache',
          to,
          says: `${names[protocol]} ${port}`,
          isEncrypted: protocol === 'https',
          ...(path !== undefined && { path }),
        })),
      ),
    ],
  };
}

/** The picture in sentences, for whoever cannot see it. */
export function pictureInWords({ boxes, ways: all }: Picture): string[] {
  const titleOf = (id: string) => boxes.find((box) => box.id === id)?.title ?? id;
  return [
    ...all.map(
      ({ from, to, says, isEncrypted, path }) =>
        `${titleOf(from)} ${from === 'visitor' ? 'reach' : 'reaches'} ${titleOf(to)} by ${says}${isEncrypted ? ', encrypted' : ''}${path === undefined ? '' : `, for ${path}`}.`,
    ),
    ...boxes.map(({ title, lines }) => `${title}: ${lines.map(({ says }) => says).join('; ')}.`),
  ];
}

type Protocol = 'http' | 'https' | 'ajp' | 'ws';

const names: Readonly<Record<Protocol, string>> = { http: 'HTTP', https: 'HTTPS', ajp: 'AJP', ws: 'WebSocket' };

interface Target {
  readonly protocol: Protocol;
  readonly host: string;
  readonly port: number;
  readonly path?: string;
}

const wayIn = (scheme: string, port: number) => `${scheme.toUpperCase()} ${port}`;

/** Every place that Apache sends requests of this virtual host to. */
function ways(document: HttpdDocument, vhost: Section, workers: string): Target[] {
  const passes = [...directives(vhost, 'ProxyPass')].flatMap((pass) =>
    resolved(document, argOf(pass, 1)).map((target) => ({ ...target, path: argOf(pass, 0) })),
  );
  const properties = parseWorkers(workers);
  const mounts = [...directives(vhost, 'JkMount')].flatMap((mount) => {
    const worker = argOf(mount, 1);
    const members = membersOf(properties, worker);
    return (members.length > 0 ? members : [worker]).flatMap((name): Target[] => {
      if (valueIn(properties, name, 'type') === 'status') return [];
      const host = valueIn(properties, name, 'host') ?? 'localhost';
      const port = Number(valueIn(properties, name, 'port') ?? 8009);
      return [{ protocol: 'ajp', host, port, path: argOf(mount, 0) }];
    });
  });
  return [...passes, ...mounts];
}

/** A URL of a back end, or the members of a balancer, through a virtual host of the same Apache if one stands between. */
function resolved(document: HttpdDocument, url: string): Target[] {
  const balancer = /^balancer:\/\/([^/]+)/i.exec(url)?.[1]?.toLowerCase();
  if (balancer !== undefined) {
    return [...walk(document)].flatMap((section) =>
      section.kind === 'section' &&
      isNamed(section, 'Proxy') &&
      argOf(section, 0).toLowerCase().replace(/\/$/, '') === `balancer://${balancer}`
        ? [...directives(section, 'BalancerMember')].flatMap((member) => resolved(document, argOf(member, 0)))
        : [],
    );
  }
  const [, scheme = '', host = '', written] = /^(https?|wss?|ajp):\/\/(\[[^\]]+\]|[^/:]+)(?::(\d+))?/i.exec(url) ?? [];
  if (scheme === '') return [];
  const protocol = schemes[scheme.toLowerCase()] ?? 'http';
  const port = Number(written ?? usualPorts[protocol]);
  const between = virtualHosts(document).find((each) => each.args.some(({ value }) => value === `${host}:${port}`));
  const behind = between && [...directives(between, 'ProxyPass')].findLast((pass) => argOf(pass, 0) === '/');
  if (behind && argOf(behind, 1) !== url) return resolved(document, argOf(behind, 1));
  return [{ protocol, host: host.replace(/^\[|\]$/g, ''), port }];
}

const schemes: Readonly<Record<string, Protocol>> = {
  http: 'http',
  https: 'https',
  ws: 'ws',
  wss: 'https',
  ajp: 'ajp',
};
const usualPorts: Readonly<Record<Protocol, number>> = { http: 80, https: 443, ajp: 8009, ws: 80 };

/** Confluence on one of its nodes, with the Synchrony beside it, or something else that stands at that address. */
function boxIdOf({ host, port, path = '/' }: Target, { nodes, address }: Bundle['site']): string {
  const isLocal = (name: string) => /^(127\.|localhost$|::1$)/i.test(name);
  const node = nodes.find((each) => each.host === host || (isLocal(each.host) && isLocal(host)));
  const bare = path.replace(/[|*].*$/, '').replace(/\/$/, '');
  const isSynchrony = /^\/synchrony(-proxy)?$/.test(bare);
  const isInside = address.path !== '' && `${bare}/`.startsWith(`${address.path}/`);
  if (node && (isSynchrony || isInside || bare === '')) return `confluence ${node.name}`;
  return isSynchrony ? `synchrony ${host}:${port}` : `application ${bare} ${host}:${port}`;
}

function otherBox(id: string): Box {
  const [kind, ...rest] = id.split(' ');
  const where = rest.at(-1) ?? '';
  return kind === 'synchrony'
    ? { id, kind: 'synchrony', title: 'Synchrony', lines: [{ says: where, sign: 'port' }] }
    : {
        id,
        kind: 'application',
        title: rest.length > 1 ? (rest[0] ?? '') : 'Another application',
        lines: [{ says: where, sign: 'port' }],
      };
}

function publicLine({ address, furtherNames }: Bundle['site']): string {
  const others =
    furtherNames.length === 0
      ? ''
      : ` and ${furtherNames.length} further ${furtherNames.length === 1 ? 'name' : 'names'}`;
  return `${address.scheme}://${address.host}${address.path}${others}`;
}

function frontOf(vhost: Section): string | undefined {
  if ([...directives(vhost, 'RemoteIPProxyProtocol')].some((each) => /^on$/i.test(argOf(each, 0))))
    return 'PROXY protocol';
  const [header] = directives(vhost, 'RemoteIPHeader');
  return header && `names the visitor in ${argOf(header, 0)}`;
}

function apacheLines(vhost: Section, isHttps: boolean): Line[] {
  const has = (name: string) => [...directives(vhost, name)].length > 0;
  const guarded = [...walk(vhost)].filter(
    (node) =>
      node.kind === 'section' &&
      /^Location(Match)?$/i.test(node.name.value) &&
      [...directives(node, 'Require')].some(
        (each) => /^(ip|local|all)$/i.test(argOf(each, 0)) && argOf(each, 1) !== 'granted',
      ),
  );
  return [
    { says: `port ${[...new Set(portsOf(vhost))].join(', ')}`, sign: 'port' },
    ...(isHttps ? [{ says: 'HTTPS ends here', sign: 'lock' as const }] : []),
    ...(has('CacheEnable') ? [{ says: 'static files from its cache', sign: 'store' as const }] : []),
    ...(guarded.length > 0
      ? [
          {
            says: `${guarded.length === 1 ? 'one path is' : `${guarded.length} kinds of paths are`} guarded`,
            sign: 'gate' as const,
          },
        ]
      : []),
  ];
}

/** What stands in one server.xml: every connector with its port, protocol and locks. */
function confluenceBox(name: string, host: string, serverXml: string, isOneOfMany: boolean): Box {
  const document = parseTomcat(serverXml);
  const connectors = [...elements(document, 'Connector')].map((connector): Line => {
    const protocol = attributeValue(connector, 'protocol') ?? 'HTTP/1.1';
    const isAjp = /ajp/i.test(protocol);
    const isTls = attributeValue(connector, 'SSLEnabled') === 'true';
    const secret = attributeValue(connector, 'secret') ?? attributeValue(connector, 'requiredSecret') ?? '';
    const address = attributeValue(connector, 'address');
    const says = [
      `${isAjp ? 'AJP' : isTls ? 'HTTPS' : 'HTTP'} ${attributeValue(connector, 'port') ?? ''}`,
      ...(address === undefined ? [] : [/^(127\.|::1)/.test(address) ? 'this machine only' : address]),
      ...(isAjp ? [secret === '' ? 'no secret' : 'secret'] : []),
    ].join(', ');
    return { says, sign: isTls || (isAjp && secret !== '') ? 'lock' : 'port' };
  });
  return {
    id: `confluence ${name}`,
    kind: 'confluence',
    title: isOneOfMany ? `Confluence, ${name}` : 'Confluence',
    lines: [{ says: host }, ...connectors],
  };
}

/** What runs it where that is no installation; its connector, where the container writes server.xml itself. */
function linesOfContainer(files: Bundle['files'], { runsAs, confluencePort }: Site, name: string): Line[] {
  if (runsAs === 'installed') return [];
  const isMounted = files.some(({ role, node }) => role === 'server-xml' && node === name);
  return [
    { says: runsAs === 'image' ? 'in the official image' : 'in Kubernetes, by the Helm chart' },
    ...(isMounted ? [] : [{ says: `HTTP ${confluencePort}`, sign: 'port' as const }]),
  ];
}

/** Ways that say the same are one. */
function distinct(all: readonly Way[]): Way[] {
  const seen = new Map<string, Way>();
  for (const way of all) {
    const key = `${way.from}>${way.to}>${way.says}`;
    if (!seen.has(key)) seen.set(key, way);
  }
  return [...seen.values()];
}
