import { argOf, directives, type Setting } from './httpd/query';
import type { HttpdDocument, Section } from './httpd/tree';
import { portsOf, serverAliasesOf, serverNameOf, virtualHosts } from './httpd/virtual-host';
import { isAddress } from './network';
import { isHostName, type PublicAddress, readPublicAddress } from './public-address';
import { attributeValue, elements } from './tomcat/query';
import type { TomcatDocument } from './tomcat/tree';

/** Where requests of a virtual host go. */
export interface Target {
  readonly pass: Setting;
  readonly path: string;
  readonly host: string;
  readonly port: number;
  /** What Apache speaks to it; the port of AJP says nothing about HTTP. */
  readonly scheme: 'http' | 'https' | 'ajp';
}

/** The targets of mod_proxy in a virtual host, in the order of the file; balancers are none. */
export function targetsOf(vhost: Section): Target[] {
  return [...directives(vhost, 'ProxyPass')].flatMap((pass) => {
    const [, written = '', inner, name = '', number] =
      /^(https?|ajp):\/\/(?:\[([^\]]*)\]|([^/:]+))(?::(\d+))?(?:\/|$)/i.exec(argOf(pass, 1)) ?? [];
    const scheme = written.toLowerCase();
    if (scheme !== 'http' && scheme !== 'https' && scheme !== 'ajp') return [];
    const host = inner ?? name;
    const port = Number(number ?? { http: 80, https: 443, ajp: 8009 }[scheme]);
    if (!(inner === undefined ? isHostName(host) : isAddress(host)) || port < 1 || port > 65_535) return [];
    return [{ pass, path: argOf(pass, 0), host: host.toLowerCase(), port, scheme }];
  });
}

/** What the admin's server.xml says of itself. */
export interface ToldByTomcat {
  readonly ports: readonly number[];
  /** The public address without its path. */
  readonly address?: PublicAddress;
}

/** The ports of its connectors, and the public name, scheme and port that one of them was told. */
export function toldByTomcat(documents: readonly TomcatDocument[]): ToldByTomcat {
  const connectors = documents.flatMap((document) => [...elements(document, 'Connector')]);
  const proxied = connectors.find((each) => (attributeValue(each, 'proxyName') ?? '') !== '');
  const said = (name: string) => (proxied && attributeValue(proxied, name)) ?? '';
  const port = said('proxyPort') === '' ? '' : `:${said('proxyPort')}`;
  const reading = readPublicAddress(`${said('scheme') || 'http'}://${said('proxyName')}${port}`);
  return {
    ports: connectors.map((each) => Number(attributeValue(each, 'port'))),
    ...('address' in reading && { address: reading.address }),
  };
}

/**
 * Which of several targets is Confluence: one that the server.xml listens on, or the usual port, or a path that is
 * called so; otherwise the first, unless there is a balancer, which is made for Confluence rather than for others.
 */
export function confluenceAmong(
  targets: readonly Target[],
  { ports }: ToldByTomcat,
  hasBalancer: boolean,
): Target | undefined {
  return (
    targets.find(({ port }) => ports.includes(port)) ??
    targets.find(({ port }) => port === 8090) ??
    targets.find(({ path }) => /wiki|confluence/i.test(path)) ??
    (hasBalancer ? undefined : targets[0])
  );
}

/**
 * Scheme and port that visitors use. Tomcat was told them; where it knows the same name, it is believed, unless it
 * says that visitors come without HTTPS to a virtual host that demands it.
 */
export function seenByVisitors(
  host: string,
  isHttps: boolean,
  port: number | undefined,
  { address }: ToldByTomcat,
): Pick<PublicAddress, 'scheme' | 'port'> {
  const scheme = isHttps ? 'https' : 'http';
  if (address?.host === host.toLowerCase() && (!isHttps || address.scheme === 'https')) return address;
  return { scheme, port: port ?? (isHttps ? 443 : 80) };
}

/** Names of other virtual hosts that send everything on to the site with that name. */
export function namesThatLeadTo(document: HttpdDocument, site: Section, host: string): string[] {
  const names = virtualHosts(document)
    .filter((vhost) => vhost !== site && !serverNameOf(vhost)?.endsWith('.guard.invalid'))
    .filter((vhost) =>
      [...directives(vhost, 'RewriteRule'), ...directives(vhost, 'Redirect')].some((rule) =>
        rule.args.some(({ value }) => new RegExp(`^https?://${host.replaceAll('.', '[.]')}([:/%]|$)`, 'i').test(value)),
      ),
    )
    .flatMap((vhost) => [serverNameOf(vhost) ?? '', ...serverAliasesOf(vhost)]);
  return [...new Set(names)].filter((name) => isHostName(name) && name !== host.toLowerCase());
}

/** The one port a virtual host names; undefined where it takes every port. */
export function portIn(vhost: Section): number | undefined {
  const port = portsOf(vhost).find((each) => each !== '*');
  return port === undefined ? undefined : Number(port);
}
