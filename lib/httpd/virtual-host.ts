import { argOf, isNamed, settingsIn } from './query';
import type { HttpdDocument, Section } from './tree';

const known = new WeakMap<HttpdDocument, Section[]>();

/** Every virtual host of a file that is in force, in the order in which httpd asks them. */
export function virtualHosts(document: HttpdDocument): readonly Section[] {
  let hosts = known.get(document);
  if (!hosts) {
    const sections = [...settingsIn(document)].filter((node) => node.kind === 'section');
    hosts = sections.filter((node) => isNamed(node, 'VirtualHost'));
    known.set(document, hosts);
  }
  return hosts;
}

/** The ports it answers on; `*` stands for every port the server listens on. Source: httpd manual, <VirtualHost>. */
export function portsOf(vhost: Section): string[] {
  return vhost.args.map(({ value }) => /^(?:\[[^\]]*\]|[^:[\]]*):(\d+|\*)$/.exec(value)?.[1] ?? '*');
}

/** The names of one virtual host. */
interface Names {
  readonly serverName: string | undefined;
  readonly aliases: readonly string[];
}

const namesOf = new WeakMap<Section, Names>();

/** Its ServerName without scheme and port, in lower case; undefined if it has none. The last one in force counts. */
export function serverNameOf(vhost: Section): string | undefined {
  return namesIn(vhost).serverName;
}

/** Its ServerAlias names in lower case, wild cards as written. */
export function serverAliasesOf(vhost: Section): readonly string[] {
  return namesIn(vhost).aliases;
}

function namesIn(vhost: Section): Names {
  const known = namesOf.get(vhost);
  if (known) return known;
  const settings = [...settingsIn(vhost)];
  const last = settings.findLast((node) => isNamed(node, 'ServerName'));
  const names = {
    serverName: last && hostIn(argOf(last, 0)),
    aliases: settings
      .filter((node) => isNamed(node, 'ServerAlias'))
      .flatMap(({ args }) => args.map(({ value }) => value.toLowerCase())),
  };
  namesOf.set(vhost, names);
  return names;
}

/** The host in a ServerName value: `https://wiki.example.com:443` → `wiki.example.com`. */
export function hostIn(serverName: string): string {
  return serverName
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/:\d+$/, '');
}

/**
 * The virtual host of `document` that plays the part of `wanted`: the same port, and the same name among its names.
 * One without a name is taken if it is alone on that port. Undefined: there is none yet.
 */
export function findVirtualHost(document: HttpdDocument, wanted: Section): Section | undefined {
  const [port] = portsOf(wanted);
  const name = serverNameOf(wanted);
  const onPort = virtualHosts(document).filter((vhost) => portsOf(vhost).some((each) => each === port || each === '*'));
  const named =
    onPort.find((vhost) => serverNameOf(vhost) === name) ??
    onPort.find((vhost) => name !== undefined && serverAliasesOf(vhost).includes(name));
  if (named) return named;
  const [only, ...others] = onPort;
  return only && others.length === 0 && serverNameOf(only) === undefined ? only : undefined;
}
