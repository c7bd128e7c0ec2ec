import { filePath } from './answer-kinds';
import { readUpload, type Upload } from './config';
import { argOf, directives, type Setting } from './httpd/query';
import type { HttpdDocument, Section } from './httpd/tree';
import { portsOf, serverAliasesOf, serverNameOf, virtualHosts } from './httpd/virtual-host';
import { platformIds, platforms } from './platforms';
import { isHostName, publicUrlOf, readPublicAddress } from './public-address';
import { positionAt } from './text/lines';
import { confluenceContext } from './tomcat/place';
import { attributeValue, elements } from './tomcat/query';
import type { Element, TomcatDocument } from './tomcat/tree';

/** An answer that stands in one of the admin's files already. */
export interface Inferred {
  /** Of the answer: `site.publicUrl`. */
  readonly path: string;
  readonly value: string | number | readonly string[] | Readonly<Record<string, number>>;
  /** What was read, for the admin. */
  readonly says: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Where requests of a virtual host go. */
interface Target {
  readonly pass: Setting;
  readonly path: string;
  readonly host: string;
  readonly port: number;
}

/**
 * Reads answers out of files: each at most once, the virtual host before server.xml. What is not understood yields
 * nothing. `publicUrl` is the address answered so far: a server.xml that tells only the context path adds it there.
 */
export function inferAnswers(uploads: readonly Upload[], publicUrl = ''): Inferred[] {
  const found = new Map<string, Inferred>();
  const httpd: HttpdDocument[] = [];
  const tomcat: TomcatDocument[] = [];
  for (const { path, text } of uploads) {
    const read = readUpload(path, text);
    if (read.kind === 'httpd') httpd.push(read.document);
    if (read.kind === 'tomcat') tomcat.push(read.document);
  }
  const put: Put = (document, at, path, value, says) => {
    if (found.has(path)) return;
    found.set(path, { path, value, says, file: document.path, line: positionAt(document.text, at).line });
  };
  for (const document of httpd) fromVirtualHosts(document, put);
  for (const document of tomcat) fromServerXml(document, publicUrl, put);
  return [...found.values()];
}

type Put = (
  document: HttpdDocument | TomcatDocument,
  at: number,
  path: string,
  value: Inferred['value'],
  says: string,
) => void;

function fromVirtualHosts(document: HttpdDocument, put: Put): void {
  const serving = virtualHosts(document)
    .map((vhost) => ({ vhost, targets: targetsOf(vhost), isHttps: isHttps(vhost) }))
    .filter(({ targets }) => targets.length > 0)
    .sort((a, b) => Number(b.isHttps) - Number(a.isHttps));
  const [site] = serving;
  if (!site) return;
  const { vhost, targets } = site;
  const main = targets.find(({ path }) => !path.startsWith('/synchrony') && !path.endsWith('/synchrony-proxy'));
  putAddress(document, site, main, put);

  const aliases = serverAliasesOf(vhost).filter(isHostName);
  const [alias] = directives(vhost, 'ServerAlias');
  if (alias && aliases.length > 0) put(document, alias.start, 'site.furtherNames', aliases, aliases.join(', '));
  if (main) {
    // `localhost` may be ::1 for Apache, while Tomcat listens on 127.0.0.1.
    const host = main.host === 'localhost' ? '127.0.0.1' : main.host;
    put(document, main.pass.start, 'site.confluenceHost', host, host);
    put(document, main.pass.start, 'site.confluencePort', main.port, String(main.port));
  }
  putEditing(document, vhost, targets, put);
  putTls(document, vhost, put);
  const [timeout] = directives(vhost, 'ProxyTimeout');
  const seconds = timeout && Number(argOf(timeout, 0));
  if (timeout && seconds && seconds >= 10 && seconds <= 86_400) {
    put(document, timeout.start, 'features.reverse-proxy.timeout', seconds, `${seconds} seconds`);
  }
  const exclusions = [...directives(vhost, 'ProxyPass')]
    .filter((pass) => argOf(pass, 1) === '!')
    .map((pass) => argOf(pass, 0));
  const usable = exclusions.filter((path) => /^\/(?!.*\/\.\.?(\/|$))[A-Za-z0-9._~/-]+$/.test(path));
  if (usable.length > 0) put(document, vhost.start, 'features.reverse-proxy.exclusions', usable, usable.join(', '));
  const platform = platformIds.find((id) => platforms[id].siteNameOf(document.path) !== undefined);
  if (platform) put(document, 0, 'site.platform', platform, platforms[platform].title);
}

function putAddress(
  document: HttpdDocument,
  { vhost, isHttps: https }: { vhost: Section; isHttps: boolean },
  main: Target | undefined,
  put: Put,
): void {
  const [name] = directives(vhost, 'ServerName');
  const host = serverNameOf(vhost);
  if (!name || host === undefined) return;
  const port = portsOf(vhost).find((each) => each !== '*');
  const scheme = https ? 'https' : 'http';
  const path = main?.path.replace(/\/+$/, '') ?? '';
  const reading = readPublicAddress(`${scheme}://${host}${port ? `:${port}` : ''}${path}`);
  if ('problem' in reading) return;
  const url = publicUrlOf(reading.address);
  put(document, name.start, 'site.publicUrl', url, url);
}

function putEditing(document: HttpdDocument, vhost: Section, targets: readonly Target[], put: Put): void {
  const direct = targets.find(({ path }) => path.replace(/\/$/, '') === '/synchrony');
  const through = targets.find(({ path }) => path.replace(/\/$/, '').endsWith('/synchrony-proxy'));
  if (direct) {
    put(document, direct.pass.start, 'site.editing', 'direct', 'straight to Synchrony');
    put(document, direct.pass.start, 'site.synchronyPort', direct.port, String(direct.port));
  } else if (through) put(document, through.pass.start, 'site.editing', 'through', 'through Confluence');
  else {
    const rule = [...directives(vhost, 'RewriteRule')].find((each) => /^wss?:\/\//i.test(argOf(each, 1)));
    const port = rule && Number(/:(\d+)/.exec(argOf(rule, 1))?.[1]);
    if (rule && port) {
      put(document, rule.start, 'site.editing', 'direct', 'straight to Synchrony');
      put(document, rule.start, 'site.synchronyPort', port, String(port));
    }
  }
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

function targetsOf(vhost: Section): Target[] {
  return [...directives(vhost, 'ProxyPass')].flatMap((pass) => {
    const [, host = '', written = '80'] = /^http:\/\/([^/:]+)(?::(\d+))?(\/|$)/i.exec(argOf(pass, 1)) ?? [];
    const port = Number(written);
    if (!isHostName(host) || port < 1 || port > 65_535) return [];
    return [{ pass, path: argOf(pass, 0), host: host.toLowerCase(), port }];
  });
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
  const path = attributeValue(context, 'path') ?? '';
  const known = readPublicAddress(publicUrl);
  if (path === '' || 'problem' in known) return;
  const reading = readPublicAddress(publicUrlOf({ ...known.address, path: '' }) + path);
  if ('problem' in reading) return;
  const url = publicUrlOf(reading.address);
  put(document, context.start, 'site.publicUrl', url, url);
}
