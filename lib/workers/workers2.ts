import type { Span } from '../text/edit';

/** A Tomcat that mod_jk2 talked to over TCP: what `worker.<name>.host` and `port` say today. */
export interface Channel extends Span {
  readonly host: string;
  readonly port: number;
  /** Its name in sessions, today `route`. */
  readonly tomcatId?: string;
  /** Its share of the load, as mod_jk2 counted it. */
  readonly loadFactor?: string;
  /** The balancers it belongs to, without `lb:` in front. */
  readonly groups: readonly string[];
}

/** A path that went to Tomcat: what `JkMount` says today. */
export interface UriMapping extends Span {
  /** As it stands there: `/examples/*`. */
  readonly path: string;
  /** The host name in front of it, if the mapping was for one alone. */
  readonly host?: string;
  /** The worker or balancer named there, without `lb:` in front; left out where the file leaves the choice to mod_jk2. */
  readonly target?: string;
}

/** What can be carried over from a file of mod_jk2, which nobody maintains since November 2004. */
export interface Jk2File {
  readonly kind: 'workers2.properties' | 'jk2.properties';
  readonly channels: readonly Channel[];
  /** The balancers, without `lb:` in front: those with a section of their own and those a channel belongs to. */
  readonly balancers: readonly string[];
  readonly mappings: readonly UriMapping[];
  /** The port that Tomcat listened on, out of jk2.properties. */
  readonly tomcatPort?: number;
  /** Sections with nothing to carry over, and those that cannot be: sockets in the file system, further kinds of worker. */
  readonly leftBehind: readonly (Span & { readonly section: string })[];
}

/** Reads a file of mod_jk2, in linear time; undefined for any other file. Which kind it is shows in its lines alone. */
export function readJk2(text: string): Jk2File | undefined {
  const sections = sectionsOf(text);
  const kinds = new Set(sections.map(({ kind }) => kind));
  if (['channel.socket', 'channel.un', 'uri', 'lb', 'workerEnv', 'uriMap'].some((kind) => kinds.has(kind))) {
    return workers2(sections);
  }
  const loose = sections.find(({ kind }) => kind === '')?.values;
  if (sections.length !== 1 || !loose) return undefined;
  const isJk2 =
    loose.has('handler.list') || [...loose.keys()].some((key) => /^(?:channelSocket|channelUnix)\./.test(key));
  if (!isJk2) return undefined;
  const port = portIn(loose.get('channelSocket.port') ?? '');
  const empty = { channels: [], balancers: [], mappings: [], leftBehind: [] };
  return { kind: 'jk2.properties', ...empty, ...(port !== undefined && { tomcatPort: port }) };
}

interface Section extends Span {
  /** What stands in front of the first colon: `channel.socket`. Empty for lines above all sections. */
  readonly kind: string;
  readonly name: string;
  readonly values: Map<string, string>;
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const [start, end] = [at, Math.min(at + raw.length + 1, text.length)];
    at = end;
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const last = sections.at(-1);
    if (line.startsWith('[') && line.endsWith(']')) {
      const head = line.slice(1, -1);
      const colon = head.indexOf(':');
      const kind = (colon === -1 ? head : head.slice(0, colon)).trim();
      const name = colon === -1 ? '' : head.slice(colon + 1).trim();
      sections.push({ kind, name, values: new Map(), start, end });
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 1) continue;
    const [key, value] = [line.slice(0, equals).trim(), line.slice(equals + 1).trim()];
    if (!last) sections.push({ kind: '', name: '', values: new Map([[key, value]]), start, end });
    else {
      // A balancer's members may be told on several lines.
      const before = key === 'group' ? last.values.get(key) : undefined;
      last.values.set(key, before === undefined ? value : `${before},${value}`);
      sections[sections.length - 1] = { ...last, end };
    }
  }
  return sections;
}

function workers2(sections: readonly Section[]): Jk2File {
  const ajpByChannel = new Map(
    sections
      .filter(({ kind }) => kind === 'ajp13')
      .map((section) => [(section.values.get('channel') ?? section.name).replace(/^channel\.socket:/, ''), section]),
  );
  const channels: Channel[] = [];
  const mappings: UriMapping[] = [];
  const balancers = new Set<string>();
  const leftBehind: (Span & { readonly section: string })[] = [];
  for (const section of sections) {
    const { kind, name, values, start, end } = section;
    const channel = kind === 'channel.socket' ? channelOf(section, ajpByChannel.get(name)) : undefined;
    if (channel) {
      channels.push(channel);
      for (const group of channel.groups) balancers.add(group);
    } else if (kind === 'lb') balancers.add(name);
    else if (kind === 'uri' && name !== '') {
      const slash = name.indexOf('/');
      const target = (values.get('worker') ?? values.get('group'))?.replace(/^lb:/, '');
      mappings.push({
        path: slash > 0 ? name.slice(slash) : name,
        ...(slash > 0 && { host: name.slice(0, slash) }),
        ...(target !== undefined && { target }),
        start,
        end,
      });
    } else if (kind !== 'ajp13') leftBehind.push({ section: name === '' ? kind : `${kind}:${name}`, start, end });
  }
  return { kind: 'workers2.properties', channels, balancers: [...balancers], mappings, leftBehind };
}

/** The name of a section tells host and port; lines inside overrule it. Undefined where they tell no port. */
function channelOf({ name, values, start, end }: Section, ajp: Section | undefined): Channel | undefined {
  const colon = name.lastIndexOf(':');
  const port = portIn(values.get('port') ?? (colon === -1 ? '' : name.slice(colon + 1)));
  const host = values.get('host') ?? (colon === -1 ? name : name.slice(0, colon));
  if (port === undefined || host === '') return undefined;
  const told = (key: string) => values.get(key) ?? ajp?.values.get(key);
  const [tomcatId, loadFactor] = [told('tomcatId'), told('lb_factor')];
  const groups = (told('group') ?? '').split(/[\s,]+/).map((group) => group.replace(/^lb:/, ''));
  return {
    host,
    port,
    ...(tomcatId !== undefined && { tomcatId }),
    ...(loadFactor !== undefined && { loadFactor }),
    groups: groups.filter((group) => group !== ''),
    start,
    end,
  };
}

function portIn(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65536 ? port : undefined;
}
