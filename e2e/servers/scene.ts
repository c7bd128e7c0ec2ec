import { type Header, header } from './agents/http';
import type { Answer, Target } from './agents/protocol';
import type { StartingPoint } from './apache';
import type { Client } from './client';
import { addresses, type Machine } from './machine';
import type { BundleOnDisk } from './manifest';
import type { ServerXml } from './tomcat';

/** What the answers of a scenario promise, beyond what the manifest says. */
export type Promised = {
  /** How the browser reaches Synchrony; `off`: not at all. */
  readonly synchrony: 'direct' | 'through' | 'off';
  /** Names that lead to the public one. */
  readonly otherNames?: readonly string[];
  /** The connector listens on loopback only (default: when Apache reaches it there). */
  readonly loopback?: boolean;
  /** `Strict-Transport-Security` was asked for (default false). */
  readonly hsts?: boolean;
  /** HTTP/2 was asked for (default false). */
  readonly http2?: boolean;
};

/** A site that runs, seen from outside, with what it should be. */
export type Scene = {
  readonly machine: Machine;
  readonly client: Client;
  readonly bundle: BundleOnDisk;
  readonly serverXml: ServerXml;
  readonly promised: Promised;
  readonly from: StartingPoint;
  readonly authority: string;
  readonly url: URL;
  /** Path of Confluence without a slash at its end; '' at the root. */
  readonly contextPath: string;
};

/** How a request differs from a visit to the public address by somebody on the public network. */
export type Visit = {
  readonly method?: string;
  readonly headers?: readonly Header[];
  readonly host?: string;
  readonly scheme?: 'http' | 'https';
  readonly from?: keyof typeof addresses;
  readonly upload?: { readonly bytes: number; readonly stallMilliseconds?: number };
};

/** Asks the site for a path below the public address's origin, exactly as written. */
export function visit(scene: Scene, path: string, how: Visit = {}): Promise<Answer> {
  return scene.client.request({
    ...targetOf(scene, how),
    method: how.method ?? (how.upload ? 'POST' : 'GET'),
    path,
    headers: [['Host', how.host ?? scene.url.host], ...(how.headers ?? [])],
    ...(how.upload ? { upload: how.upload } : {}),
  });
}

/** Where the connection of a visit goes. The certificate is checked against the bench's authority. */
export function targetOf(scene: Scene, { scheme, host, from = 'public' }: Visit = {}): Target {
  const wanted = scheme ?? scene.url.protocol.slice(0, -1);
  const usual = wanted === 'https' ? 443 : 80;
  const port = wanted === scene.url.protocol.slice(0, -1) ? Number(scene.url.port || usual) : usual;
  const name = (host ?? scene.url.hostname).replace(/:\d+$/, '');
  const { machine, client } = addresses[from];
  return {
    address: machine,
    from: client,
    port,
    ...(wanted === 'https' ? { tls: { name, ca: scene.authority } } : {}),
  };
}

/** What the stand-in application says that reached it. */
export type Echo = {
  readonly method: string;
  readonly scheme: string;
  readonly serverName: string;
  readonly serverPort: number;
  readonly secure: boolean;
  readonly remoteAddr: string;
  readonly requestURI: string;
  readonly queryString: string | null;
  readonly headers: readonly Header[];
};

/** A visit to the stand-in's echo; throws with the answer when something else answered. */
export async function echo(scene: Scene, path = '/echo', how: Visit = {}): Promise<Echo> {
  const answer = await visit(scene, scene.contextPath + path, how);
  if (answer.status !== 200 || header(answer.headers, 'x-stand-in') !== 'application')
    throw new Error(`${path}: ${shown(answer)}`);
  // The stand-in's own words, see app/StandIn.java.
  return JSON.parse(answer.body) as Echo;
}

/** An answer in one line, for evidence. */
export function shown({ status, problem, headers, body }: Answer): string {
  const location = header(headers, 'location');
  return [status, problem, location && `→ ${location}`, body.replace(/\s+/g, ' ').slice(0, 200)]
    .filter(Boolean)
    .join(' ');
}

/** What the recorder says that reached it; throws with the answer when something else answered. */
export function recorded(answer: Answer): { readonly requestLine: string; readonly headers: readonly Header[] } {
  if (answer.status !== 200 || header(answer.headers, 'x-stand-in') !== 'recorder') throw new Error(shown(answer));
  // The recorder's own words, see agents/recorder.ts.
  return JSON.parse(answer.body) as { requestLine: string; headers: readonly Header[] };
}

/** The public address without a slash at its end. */
export function publicAddress({ url, contextPath }: Scene): string {
  return url.origin + contextPath;
}
