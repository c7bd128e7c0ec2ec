import { filePath } from './answer-kinds';
import { readUpload, type Upload } from './config';
import { defaultPorts } from './confluence/release';
import { argOf, directives, isNamed, walk } from './httpd/query';
import type { HttpdDocument, Section } from './httpd/tree';
import { serverAliasesOf, serverNameOf, virtualHosts } from './httpd/virtual-host';
import { fromBalancer, fromJk2, fromMounts, fromWorkers, jk2Path, jkMappings } from './infer-connection';
import {
  confluenceAmong,
  namesThatLeadTo,
  portIn,
  seenByVisitors,
  type Target,
  type ToldByTomcat,
  targetsOf,
  toldByTomcat,
} from './infer-target';
import { platformIds, platforms } from './platforms';
import { isHostName, publicUrlOf, readPublicAddress } from './public-address';
import { positionAt } from './text/lines';
import { confluenceContext, protocolOf } from './tomcat/place';
import { attributeValue, elements } from './tomcat/query';
import type { Element, TomcatDocument } from './tomcat/tree';
import type { Mounts } from './workers/mounts';
import type { WorkersDocument } from './workers/tree';
import type { Jk2File } from './workers/workers2';

/** An answer that stands in one of the admin's files already. */
export interface Inferred {
  /** Of the answer: `site.publicUrl`. */
  readonly path: string;
  readonly value:
    | string
    | number
    | boolean
    | readonly string[]
    | readonly Readonly<Record<string, string>>[]
    | Readonly<Record<string, number | readonly string[]>>;
  /** What was read, for the admin. */
  readonly says: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Reads answers out of files: each at most once, the virtual host before server.xml. What is not understood yields
 * nothing. `publicUrl` is the address answered so far: a server.xml that tells only the context path adds it there.
 */
export function inferAnswers(uploads: readonly Upload[], publicUrl = ''): Inferred[] {
  const found = new Map<string, Inferred>();
  const httpd: HttpdDocument[] = [];
  const tomcat: TomcatDocument[] = [];
  const workers: WorkersDocument[] = [];
  const mounts: Mounts[] = [];
  const jk2: { readonly path: string; readonly text: string; readonly file: Jk2File }[] = [];
  for (const { path, text } of uploads) {
    const read = readUpload(path, text);
    if (read.kind === 'httpd') httpd.push(read.document);
    if (read.kind === 'tomcat') tomcat.push(read.document);
    if (read.kind === 'workers') workers.push(read.document);
    if (read.kind === 'mounts') mounts.push(read.document);
    if (read.kind === 'jk2') jk2.push({ path, text, file: read.file });
  }
  const put: Put = (document, at, path, value, says) => {
    if (found.has(path)) return;
    found.set(path, { path, value, says, file: document.path, line: positionAt(document.text, at).line });
  };
  const mapped = mounts.map((document) => ({ document, mount: fromMounts(document) })).find(({ mount }) => mount);
  const told = toldByTomcat(tomcat);
  const workerOf =
    httpd.map((document) => fromVirtualHosts(document, told, put)).find(Boolean) ?? mapped?.mount?.worker;
  for (const document of workers) fromWorkers(document, workerOf, put);
  for (const { file, ...document } of jk2) fromJk2(document, file, put);
  for (const document of tomcat) fromServerXml(document, publicUrl, put);
  if (mapped?.mount) putPath(mapped.document, 0, mapped.mount.path, publicUrl, put);
  for (const { file, ...document } of jk2) putPath(document, 0, jk2Path(file) ?? '', publicUrl, put);
  const isProxied = httpd.some((document) => !directives(document, 'ProxyPass').next().done);
  if (!found.has('site.connection') && !isProxied) {
    const ofJk = httpd.filter((document) => !directives(document, 'JkWorkersFile').next().done);
    const [document] = [...workers, ...(mapped ? [mapped.document] : []), ...ofJk];
    if (document) put(document, 0, 'site.connection', 'mod_jk', 'mod_jk');
  }
  return [...found.values()];
}

/** Takes down an answer, unless there is one for that path already. */
export type Put = (
  document: { readonly path: string; readonly text: string },
  at: number,
  path: string,
  value: Inferred['value'],
  says: string,
) => void;

/** Yields the worker that Confluence is mounted on, if it is mod_jk that hands it on. */
function fromVirtualHosts(document: HttpdDocument, told: ToldByTomcat, put: Put): string | undefined {
  const serving = virtualHosts(document)
    .map((vhost) => ({
      vhost,
      targets: targetsOf(vhost),
      mounts: jkMappings(vhost),
      balanced: [...directives(vhost, 'ProxyPass')].filter((pass) => /^balancer:/i.test(argOf(pass, 1))),
      isHttps: isHttps(vhost),
    }))
    .filter(({ vhost }) => !serverNameOf(vhost)?.endsWith('.guard.invalid'))
    .filter(({ targets, mounts, balanced }) => targets.length + mounts.length + balanced.length > 0)
    .sort((a, b) => Number(b.isHttps) - Number(a.isHttps));
  const [site] = serving;
  if (!site) return undefined;
  const { vhost, targets } = site;
  const isEditor = (path: string) => path.startsWith('/synchrony') || path.endsWith('/synchrony-proxy');
  const [mount] = site.mounts;
  const balancer = site.balanced.find((pass) => !isEditor(argOf(pass, 0)));
  const pages = targets.filter(({ path }) => !isEditor(path));
  const main = mount ? undefined : confluenceAmong(pages, told, balancer !== undefined);
  const balanced = mount || main ? undefined : balancer;
  putAddress(document, site, mount?.path ?? main?.path ?? (balanced && argOf(balanced, 0)), told, put);
  if (mount) put(document, mount.setting.start, 'site.connection', 'mod_jk', 'mod_jk');
  if (balanced) fromBalancer(document, vhost, balanced, put);

  const leading = namesThatLeadTo(document, vhost, serverNameOf(vhost) ?? '');
  const aliases = [...new Set([...serverAliasesOf(vhost).filter(isHostName), ...leading])];
  const [alias] = directives(vhost, 'ServerAlias');
  if (aliases.length > 0) put(document, (alias ?? vhost).start, 'site.furtherNames', aliases, aliases.join(', '));
  if (main) {
    // `localhost` may be ::1 for Apache, while Tomcat listens on 127.0.0.1.
    const host = main.host === 'localhost' ? '127.0.0.1' : main.host;
    put(document, main.pass.start, 'site.confluenceHost', host, host);
    put(document, main.pass.start, portAnswers[main.scheme], main.port, String(main.port));
  }
  putEditing(document, vhost, targets, put);
  putTls(document, vhost, put);
  const [timeout] = directives(vhost, 'ProxyTimeout');
  const seconds = timeout && Number(argOf(timeout, 0));
  if (!mount && timeout && seconds && seconds >= 10 && seconds <= 86_400) {
    put(document, timeout.start, 'features.reverse-proxy.timeout', seconds, `${seconds} seconds`);
  }
  const exclusions = [...directives(vhost, 'ProxyPass')]
    .filter((pass) => argOf(pass, 1) === '!')
    .map((pass) => argOf(pass, 0))
    .concat(
      [...directives(vhost, 'JkUnMount')]
        .map((unmount) => argOf(unmount, 0).replace(/\*$/, ''))
        .filter((path) => !isEditor(path)),
    )
    .filter((path) => !/^\/(balancer-manager|jk-status)\/?$/.test(path));
  const usable = exclusions.filter((path) => /^\/(?!.*\/\.\.?(\/|$))[A-Za-z0-9._~/-]+$/.test(path));
  if (usable.length > 0) put(document, vhost.start, 'features.kept-paths', { paths: usable }, usable.join(', '));
  const platform = platformIds.find((id) => platforms[id].siteNameOf(document.path) !== undefined);
  if (platform) put(document, 0, 'site.platform', platform, platforms[platform].title);
  return mount?.worker;
}

/** The answer that the port of a target belongs to. */
const portAnswers = { http: 'site.confluencePort', https: 'features.back-end-tls.port', ajp: 'site.ajpPort' } as const;

function putAddress(
  document: HttpdDocument,
  { vhost, isHttps: https }: { vhost: Section; isHttps: boolean },
  mapped: string | undefined,
  told: ToldByTomcat,
  put: Put,
): void {
  const [name] = directives(vhost, 'ServerName');
  const host = serverNameOf(vhost);
  if (!name || host === undefined) return;
  const own = portIn(vhost);
  const { scheme, port } = seenByVisitors(host, https, own, told);
  const path = mapped?.replace(/\/+$/, '') ?? '';
  const reading = readPublicAddress(`${scheme}://${host}:${port}${path}`);
  if ('problem' in reading) return;
  const url = publicUrlOf(reading.address);
  put(document, name.start, 'site.publicUrl', url, url);
  const endsBefore = scheme === 'https' && !https;
  if (endsBefore) put(document, vhost.start, 'site.tlsEnds', 'before', 'before Apache');
  if (own !== undefined && own !== (endsBefore ? 80 : port)) {
    put(document, vhost.start, 'site.listenPort', own, String(own));
  }
}

function putEditing(document: HttpdDocument, vhost: Section, targets: readonly Target[], put: Put): void {
  const direct =
    targets.find(({ path }) => path.replace(/\/$/, '') === '/synchrony') ?? synchronyBalancer(document, vhost);
  const through = targets.find(({ path }) => path.replace(/\/$/, '').endsWith('/synchrony-proxy'));
  if (direct) {
    put(document, direct.pass.start, 'site.editing', 'direct', 'straight to Synchrony');
    put(document, direct.pass.start, 'site.synchronyPort', direct.port, String(direct.port));
  } else if (through) put(document, through.pass.start, 'site.editing', 'through', 'through Confluence');
  else {
    const rule = [...directives(vhost, 'RewriteRule')].find((each) => /^wss?:\/\//i.test(argOf(each, 1)));
    const port = rule && Number(/^wss?:\/\/(?:\[[^\]]*\]|[^/:%]*):(\d+)/i.exec(argOf(rule, 1))?.[1]);
    if (rule && port) {
      put(document, rule.start, 'site.editing', 'direct', 'straight to Synchrony');
      put(document, rule.start, 'site.synchronyPort', port, String(port));
    }
  }
}

/** Where a balancer for the editor leads to, by its first member. */
function synchronyBalancer(document: HttpdDocument, vhost: Section): Pick<Target, 'pass' | 'port'> | undefined {
  const pass = [...directives(vhost, 'ProxyPass')].find((each) => /^\/synchrony\/?$/.test(argOf(each, 0)));
  const name = pass && /^balancer:\/\/[^/]+/i.exec(argOf(pass, 1))?.[0];
  if (!pass || name === undefined) return undefined;
  for (const section of walk(document)) {
    if (section.kind !== 'section' || !isNamed(section, 'Proxy') || argOf(section, 0).replace(/\/$/, '') !== name)
      continue;
    const [member] = directives(section, 'BalancerMember');
    const port = member && Number(/:(\d+)\/?$/.exec(argOf(member, 0))?.[1]);
    if (port) return { pass, port };
  }
  return undefined;
}

function putTls(document: HttpdDocument, vhost: Section, put: Put): void {
  for (const [name, key] of [
    ['SSLCertificateFile', 'certificateFile'],
    ['SSLCertificateKeyFile', 'certificateKeyFile'],
  ] as const) {
    const [file] = directives(vhost, name);
    const path = file && argOf(file, 0);
    if (file && path && filePath.safeParse(path).success) put(document, file.start, `features.tls.${key}`, path, path);
  }
  for (const header of directives(vhost, 'Header')) {
    const age = /max-age=(\d+)/i.exec(header.args.map(({ value }) => value).join(' '))?.[1];
    if (age === undefined || !header.args.some(({ value }) => /^strict-transport-security$/i.test(value))) continue;
    const days = Math.round(Number(age) / 86_400);
    if (days >= 1 && days <= 1095)
      put(document, header.start, 'features.strict-transport-security', { days }, `${days} days`);
  }
}

function isHttps(vhost: Section): boolean {
  return [...directives(vhost, 'SSLEngine')].some((engine) => /^on$/i.test(argOf(engine, 0)));
}

function fromServerXml(document: TomcatDocument, publicUrl: string, put: Put): void {
  const connectors = [...elements(document, 'Connector')].filter(
    (each) => !/ajp/i.test(attributeValue(each, 'protocol') ?? ''),
  );
  const connector =
    connectors.find((each) => (attributeValue(each, 'proxyName') ?? '') !== '') ??
    connectors.find((each) => attributeValue(each, 'SSLEnabled') !== 'true');
  const context = confluenceContext(document);
  const [ajp] = [...elements(document, 'Connector')].filter((each) => protocolOf(each) === 'ajp');
  const ajpPort = Number(ajp && attributeValue(ajp, 'port'));
  if (ajp && Number.isInteger(ajpPort) && ajpPort >= 1 && ajpPort <= 65_535 && ajpPort !== defaultPorts.ajp) {
    put(document, ajp.start, 'site.ajpPort', ajpPort, String(ajpPort));
  }
  if (!connector) return;
  const port = Number(attributeValue(connector, 'port'));
  if (Number.isInteger(port) && port >= 1 && port <= 65_535)
    put(document, connector.start, 'site.confluencePort', port, String(port));
  putConnectorAddress(document, connector, context, put);
  if (context) putContextPath(document, context, publicUrl, put);
}

function putConnectorAddress(
  document: TomcatDocument,
  connector: Element,
  context: Element | undefined,
  put: Put,
): void {
  const name = attributeValue(connector, 'proxyName') ?? '';
  if (name === '') return;
  const scheme = attributeValue(connector, 'scheme') || 'http';
  const port = attributeValue(connector, 'proxyPort') ?? '';
  const path = (context && attributeValue(context, 'path')) ?? '';
  const reading = readPublicAddress(`${scheme}://${name}${port ? `:${port}` : ''}${path}`);
  if ('problem' in reading) return;
  const url = publicUrlOf(reading.address);
  put(document, connector.start, 'site.publicUrl', url, url);
}

function putContextPath(document: TomcatDocument, context: Element, publicUrl: string, put: Put): void {
  putPath(document, context.start, attributeValue(context, 'path') ?? '', publicUrl, put);
}

/** The address answered so far with the path that a file tells. */
function putPath(
  document: { readonly path: string; readonly text: string },
  at: number,
  path: string,
  publicUrl: string,
  put: Put,
): void {
  const known = readPublicAddress(publicUrl);
  if (path === '' || 'problem' in known) return;
  const reading = readPublicAddress(publicUrlOf({ ...known.address, path: '' }) + path);
  if ('problem' in reading) return;
  const url = publicUrlOf(reading.address);
  put(document, at, 'site.publicUrl', url, url);
}
