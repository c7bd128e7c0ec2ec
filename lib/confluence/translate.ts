import { protocolWished } from '../tomcat/settle';
import type { TomcatWish } from '../tomcat/wish';

/** The parts of server.xml that the official image writes by itself, valves by the last word of their class. */
export type Part =
  | 'connector'
  | 'additional'
  | 'context'
  | 'AccessLogValve'
  | 'RemoteIpValve'
  | 'StuckThreadDetectionValve';

/** How one attribute of server.xml is said elsewhere. */
export interface Saying {
  readonly part: Part;
  readonly attribute: string;
  /** The variable, or the path of the value. */
  readonly as: string;
  /** What says that the attribute should be absent; empty: leaving it out does. Without that, nothing can. */
  readonly absent?: string;
  /** What has to be written for a value; undefined: it cannot be said. Left out: the value itself. */
  readonly write?: (value: string) => string | undefined;
}

/** What is written into server.xml whatever is said; a wish for the same is granted already. Case does not count. */
export type Fixed = Readonly<Partial<Record<Part, Readonly<Record<string, string>>>>>;

/** What wishes come to elsewhere. */
export interface Translation {
  /** By variable or path, in the order of the wishes. */
  readonly said: ReadonlyMap<string, string>;
  /** Which parts the wishes speak of. */
  readonly parts: ReadonlySet<Part>;
  /** The wishes that cannot be said, each with no more than what cannot. */
  readonly unsaid: readonly TomcatWish[];
}

/** Says wishes for server.xml in the words of something that writes the file itself. */
export function translate(wishes: readonly TomcatWish[], sayings: readonly Saying[], fixed: Fixed): Translation {
  const said = new Map<string, string>();
  const parts = new Set<Part>();
  const unsaid: TomcatWish[] = [];
  const partOf = partsOf(wishes);
  for (const wish of wishes) {
    // The file that is written holds no AJP connector.
    if (wish.gone && wish.place.kind === 'connector' && wish.place.speaks === 'ajp') continue;
    const part = partOf(wish);
    if (!part || wish.gone) {
      unsaid.push(wish);
      continue;
    }
    parts.add(part);
    const port = wish.place.kind === 'connector' ? { port: String(wish.place.port) } : {};
    const more = part === 'additional' ? wish.create : {};
    const left: Record<string, string | null> = {};
    for (const [name, value] of Object.entries({ ...port, ...more, ...wish.attributes })) {
      const saying = sayings.find((each) => each.part === part && each.attribute === name);
      const standing = fixed[part]?.[name];
      if (value !== null && value.toLowerCase() === standing?.toLowerCase()) continue;
      const words = saying && (value === null ? saying.absent : (saying.write ?? same)(value));
      if (saying && words !== undefined) {
        said.delete(saying.as);
        if (words !== '' || value === '') said.set(saying.as, words);
      } else if (value !== null || saying || standing !== undefined) {
        left[name] = value;
      }
    }
    if (Object.keys(left).length > 0 || wish.children) {
      unsaid.push({ place: wish.place, attributes: left, ...(wish.children && { children: wish.children }) });
    }
  }
  return { said, parts, unsaid };
}

function same(value: string): string {
  return value;
}

const valves = ['AccessLogValve', 'RemoteIpValve', 'StuckThreadDetectionValve'] as const;

/**
 * The connector is the first for HTTP that no wish creates; the additional one is the first that one creates, unless it
 * speaks TLS itself.
 */
function partsOf(wishes: readonly TomcatWish[]): (wish: TomcatWish) => Part | undefined {
  const http = wishes.filter(
    (wish) =>
      wish.place.kind === 'connector' && !wish.gone && (wish.place.speaks ?? protocolWished(wish) ?? 'http') === 'http',
  );
  const portOf = ({ place }: TomcatWish) => (place.kind === 'connector' ? place.port : undefined);
  const created = new Set(http.filter(({ create }) => create).map(portOf));
  const withTls = new Set(http.filter(({ attributes, children }) => attributes.SSLEnabled || children).map(portOf));
  const main = http.map(portOf).find((port) => !created.has(port));
  const additional = [...created].find((port) => !withTls.has(port));
  return (wish) => {
    const { place } = wish;
    switch (place.kind) {
      case 'connector':
        if (!http.includes(wish)) return undefined;
        return place.port === main ? 'connector' : place.port === additional ? 'additional' : undefined;
      case 'context':
        return place.path === undefined && (place.docBase ?? 'confluence') === 'confluence' ? 'context' : undefined;
      case 'valve':
        if (place.in && place.in !== 'context') return undefined;
        return valves.find((name) => place.className === `org.apache.catalina.valves.${name}`);
      case 'engine':
      case 'host':
        return undefined;
    }
  };
}
