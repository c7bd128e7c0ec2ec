import { argOf, directives, isNamed, type Setting, settingsIn } from './httpd/query';
import type { HttpdDocument, Section } from './httpd/tree';
import { portsOf, virtualHosts } from './httpd/virtual-host';
import type { Put } from './infer';
import { isAddress } from './network';
import { isHostName } from './public-address';
import type { Mounts } from './workers/mounts';
import { membersOf, settingsOf, valueIn, workerList } from './workers/query';
import type { WorkersDocument } from './workers/tree';
import type { Jk2File } from './workers/workers2';

/** A path that mod_jk hands on, as a public path without `/*`, and to which worker. */
interface JkMapping {
  readonly setting: Setting;
  readonly path: string;
  readonly worker: string;
}

/** Where the mounts of a virtual host lead, the shortest path first: that is Confluence, the others are parts of it. */
export function jkMappings(vhost: Section): JkMapping[] {
  return [...directives(vhost, 'JkMount')]
    .filter(({ args }) => args.length === 2)
    .map((setting) => ({ setting, path: pathOf(argOf(setting, 0)), worker: argOf(setting, 1) }))
    .sort((a, b) => a.path.length - b.path.length);
}

/** `/wiki/*`, `/wiki*` and `/wiki|/*` are `/wiki`; `/*` is the root, an empty path. */
function pathOf(mount: string): string {
  return mount.replace(/\|.*$/, '').replace(/\*$/, '').replace(/\/+$/, '');
}

/** What workers.properties tells of the worker that Confluence is mounted on; without a mount, of the first one listed. */
export function fromWorkers(document: WorkersDocument, mounted: string | undefined, put: Put): void {
  const listed = workerList(document);
  const worker = mounted ?? listed.find((name) => ['lb', 'ajp13'].includes(valueIn(document, name, 'type') ?? 'ajp13'));
  if (worker === undefined) return;
  const about = (name: string) => settingsOf(document, name)[0]?.start ?? 0;
  const members = valueIn(document, worker, 'type') === 'lb' ? membersOf(document, worker) : [];
  const nodes = members.flatMap((member) => {
    const host = hostOf(valueIn(document, member, 'host'));
    const name = valueIn(document, member, 'route') ?? member;
    return host === undefined || !/^[A-Za-z0-9_-]{1,40}$/.test(name) ? [] : [{ name, host, member }];
  });
  const isCluster = canBeNodes(nodes);
  const one = isCluster ? nodes[0]?.member : (members[0] ?? worker);
  if (one === undefined) return;
  if (isCluster) {
    put(
      document,
      about(worker),
      'site.nodes',
      nodes.map(({ name, host }) => ({ name, host })),
      nodes.map(({ name }) => name).join(', '),
    );
    putBalancing(document, worker, nodes, put);
  } else {
    const host = hostOf(valueIn(document, one, 'host') ?? 'localhost');
    if (host !== undefined) put(document, about(one), 'site.confluenceHost', host, host);
  }
  putNumber(document, one, 'port', 'site.ajpPort', [1, 65_535], 1, '', put);
  putNumber(document, one, 'reply_timeout', 'features.mod-jk.timeout', [10, 86_400], 1000, ' seconds', put);
  putNumber(document, one, 'max_packet_size', 'features.mod-jk.packetSize', [8192, 65_536], 1, ' bytes', put);
}

/** Whether these can stand as nodes: two at least, with a name and a machine of their own each. */
function canBeNodes(nodes: readonly { readonly name: string; readonly host: string }[]): boolean {
  const isDistinct = (values: readonly string[]) => new Set(values).size === values.length;
  return (
    nodes.length > 1 &&
    isDistinct(nodes.map(({ name }) => name.toLowerCase())) &&
    isDistinct(nodes.map(({ host }) => host))
  );
}

function putBalancing(
  document: WorkersDocument,
  balancer: string,
  nodes: readonly { readonly name: string; readonly member: string }[],
  put: Put,
): void {
  const at = settingsOf(document, balancer)[0]?.start ?? 0;
  const isOwn = /^(true|on|1|y|t)/i.test(valueIn(document, balancer, 'set_session_cookie') ?? '');
  put(
    document,
    at,
    'features.cluster.stickiness',
    isOwn ? 'route-cookie' : 'jvm-route',
    isOwn ? 'a cookie' : 'jvmRoute',
  );
  if (/^b/i.test(valueIn(document, balancer, 'method') ?? '')) {
    put(document, at, 'features.cluster.method', 'busyness', 'by requests under way');
  }
  const those = (holds: (member: string) => boolean) =>
    nodes.filter(({ member }) => holds(member)).map(({ name }) => name);
  const standby = those((member) => Number(valueIn(document, member, 'distance') ?? 0) > 0);
  const draining = those((member) => /^d/i.test(valueIn(document, member, 'activation') ?? ''));
  if (standby.length > 0) put(document, at, 'features.cluster.standby', standby, standby.join(', '));
  if (draining.length > 0) put(document, at, 'features.cluster.draining', draining, draining.join(', '));
}

function putNumber(
  document: WorkersDocument,
  worker: string,
  directive: string,
  path: string,
  [least, most]: readonly [number, number],
  divisor: number,
  unit: string,
  put: Put,
): void {
  const value = Number(valueIn(document, worker, directive) ?? Number.NaN) / divisor;
  if (!Number.isInteger(value) || value < least || value > most) return;
  const line = settingsOf(document, worker).find(({ key }) => key.value.endsWith(`.${directive}`));
  put(document, line?.start ?? 0, path, value, `${value}${unit}`);
}

/** What uriworkermap.properties tells: which worker, and below which path. */
export function fromMounts({ mounts }: Mounts): { readonly path: string; readonly worker: string } | undefined {
  const [first] = mounts
    .filter(({ isExclusion, isDisabled }) => !isExclusion && !isDisabled)
    .map(({ path, worker }) => ({ path: pathOf(path), worker }))
    .sort((a, b) => a.path.length - b.path.length);
  return first;
}

/** Host, port and path out of a file of mod_jk2. */
export function fromJk2(document: { readonly path: string; readonly text: string }, file: Jk2File, put: Put): void {
  const channels = file.channels.flatMap((channel) => {
    const host = hostOf(channel.host);
    return host === undefined ? [] : [{ ...channel, host }];
  });
  const [first] = channels;
  const nodes = channels.map(({ host, tomcatId }, i) => ({ name: nodeName(tomcatId, i), host }));
  if (first && canBeNodes(nodes)) {
    put(document, first.start, 'site.nodes', nodes, nodes.map(({ name }) => name).join(', '));
  } else if (first) put(document, first.start, 'site.confluenceHost', first.host, first.host);
  const port = first?.port ?? file.tomcatPort;
  if (port !== undefined) put(document, first?.start ?? 0, 'site.ajpPort', port, String(port));
}

/** The public path of the first mapping in a file of mod_jk2; undefined if it has none. */
export function jk2Path({ mappings }: Jk2File): string | undefined {
  return mappings.map(({ path }) => pathOf(path)).sort((a, b) => a.length - b.length)[0];
}

function nodeName(told: string | undefined, index: number): string {
  return told !== undefined && /^[A-Za-z0-9_-]{1,40}$/.test(told) ? told : `node${index + 1}`;
}

/** The members of a balancer of mod_proxy, as nodes, with what is said of the balancer itself. */
export function fromBalancer(document: HttpdDocument, vhost: Section, pass: Setting, put: Put): void {
  const name = /^(balancer:\/\/[^/]+)/i.exec(argOf(pass, 1))?.[1];
  if (name === undefined) return;
  const sections = [...settingsIn(document), ...settingsIn(vhost)].filter(
    (node): node is Section =>
      node.kind === 'section' && isNamed(node, 'Proxy') && argOf(node, 0).replace(/\/$/, '') === name,
  );
  const inside = sections.flatMap((section) => [...directives(section, 'BalancerMember')]);
  const flat = [...directives(vhost, 'BalancerMember')].filter((member) => argOf(member, 0) === name);
  const members = [...inside, ...flat].flatMap((member) => {
    const url = member.args.find(({ value }) => /^(https?|ajp):\/\//i.test(value))?.value ?? '';
    const target = behindGuard(document, url) ?? url;
    const [, scheme = '', host = '', port = ''] = /^(\w+):\/\/(\[[^\]]*\]|[^/:]+)(?::(\d+))?/.exec(target) ?? [];
    const known = hostOf(host.replace(/^\[|\]$/g, ''));
    return known === undefined ? [] : [{ member, host: known, port: Number(port), scheme, isGuarded: target !== url }];
  });
  if (members.length < 2) return;
  const nodes = members.map(({ member, host }, i) => ({ name: nodeName(parameter(member, 'route'), i), host }));
  if (!canBeNodes(nodes)) return;
  put(document, pass.start, 'site.nodes', nodes, nodes.map(({ name: node }) => node).join(', '));
  const [first] = members;
  if (first && first.port > 0 && first.port < 65_536) {
    const path = /^ajp$/i.test(first.scheme)
      ? 'site.ajpPort'
      : /^https$/i.test(first.scheme)
        ? 'features.back-end-tls.port'
        : 'site.confluencePort';
    put(document, first.member.start, path, first.port, String(first.port));
    put(document, first.member.start, 'features.cluster.findsHanging', first.isGuarded, first.isGuarded ? 'yes' : 'no');
  }
  const settings = [pass, ...sections.flatMap((section) => [...directives(section, 'ProxySet')])];
  const sticky = settings.map((setting) => parameter(setting, 'stickysession')).find(Boolean);
  if (sticky !== undefined) {
    const isSession = /^jsessionid/i.test(sticky);
    put(document, pass.start, 'features.cluster.stickiness', isSession ? 'jvm-route' : 'route-cookie', sticky);
  }
  if (settings.some((setting) => parameter(setting, 'lbmethod') === 'bybusyness')) {
    put(document, pass.start, 'features.cluster.method', 'busyness', 'by requests under way');
  }
  for (const [letter, field] of [
    ['H', 'standby'],
    ['N', 'draining'],
  ] as const) {
    const those = nodes.filter((_, i) => {
      const member = members[i]?.member;
      return member && new RegExp(`\\+?${letter}`, 'i').test(parameter(member, 'status') ?? '');
    });
    if (those.length > 0) {
      const names = those.map(({ name: node }) => node);
      put(document, pass.start, `features.cluster.${field}`, names, names.join(', '));
    }
  }
}

/** A member on the loopback address may be another virtual host of the same file: what that one goes to. */
function behindGuard(document: HttpdDocument, url: string): string | undefined {
  const port = /^http:\/\/127\.0\.0\.1:(\d+)\/?$/.exec(url)?.[1];
  const guard = port === undefined ? undefined : virtualHosts(document).find((vhost) => portsOf(vhost).includes(port));
  const member = guard && [...directives(guard, 'BalancerMember')][0];
  return member && argOf(member, 0);
}

function parameter(setting: Setting, key: string): string | undefined {
  return setting.args.find(({ value }) => value.toLowerCase().startsWith(`${key}=`))?.value.slice(key.length + 1);
}

/** `localhost` may be ::1 for Apache, while Tomcat listens on 127.0.0.1. */
function hostOf(text: string | undefined): string | undefined {
  if (text === undefined || (!isHostName(text) && !isAddress(text))) return undefined;
  return text.toLowerCase() === 'localhost' ? '127.0.0.1' : text.toLowerCase();
}
