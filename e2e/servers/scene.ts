import { type Header, header } from './agents/http';
import type { Answer, Target } from './agents/protocol';
import type { StartingPoint } from './apache';
import type { BackEndCertificate } from './back-end-certificate';
import type { Client } from './client';
import { addresses, type Machine } from './machine';
import type { BundleOnDisk } from './manifest';
import type { Promised } from './promised';
import type { Place, ServerXml } from './tomcat';

/** A node that runs, and what can be done to it. */
export type SceneNode = Place & {
  readonly name: string;
  /** What its latest start complained of. */
  readonly warnings: () => readonly string[];
  /** Ends it at once, as a crash would. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops it in the middle of everything: it accepts connections and never answers. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** What its `/status` says from now on; anything but RUNNING comes with 503. */
  readonly say: (state: string) => Promise<void>;
};

/** A load balancer between the visitors and Apache. */
export type Front = {
  /** `headers`: adds X-Forwarded-For, -Proto and -Port; `proxy-protocol`: version 1, in front of the bytes. */
  readonly speaks: 'headers' | 'proxy-protocol';
  /** TLS ends here; otherwise (`proxy-protocol` only) it goes through to Apache. */
  readonly endsTls: boolean;
  /**
   * The port of Apache that visitors of the public address go to, and whether it speaks TLS to it anew (`headers` only).
   * Plain HTTP on port 80 goes there too where nothing but the headers tells them apart, otherwise to port 80.
   */
  readonly port: number;
  readonly tls?: boolean;
};

/** A site that runs, seen from outside, with what it should be. */
export type Scene = {
  readonly machine: Machine;
  readonly client: Client;
  /** On Apache's own machine: sees the connectors as Apache does. */
  readonly inside: Client;
  readonly bundle: BundleOnDisk;
  readonly nodes: readonly SceneNode[];
  /** The first node's. */
  readonly serverXml: ServerXml;
  readonly promised: Promised;
  readonly front: Front | undefined;
  /** Where Apache itself listens for visitors of the public address, when a port is forwarded to it. */
  readonly listenPort: number | undefined;
  readonly backEnd: BackEndCertificate;
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
  readonly patience?: number;
  readonly headOnly?: boolean;
  readonly keep?: boolean;
  readonly binary?: boolean;
};

/** Asks the site for a path below the public address's origin, exactly as written. */
export function visit(scene: Scene, path: string, how: Visit = {}): Promise<Answer> {
  return scene.client.request({
    ...targetOf(scene, how),
    method: how.method ?? (how.upload ? 'POST' : 'GET'),
    path,
    headers: [['Host', how.host ?? scene.url.host], ...(how.headers ?? [])],
    ...(how.upload ? { upload: how.upload } : {}),
    ...(how.patience ? { patience: how.patience } : {}),
    ...(how.headOnly ? { headOnly: true } : {}),
    ...(how.keep ? { keep: true } : {}),
    ...(how.binary ? { binary: true } : {}),
  });
}

/** Where the connection of a visit goes. The certificate is checked against the bench's authority. */
export function targetOf(scene: Scene, { scheme, host, from = 'public' }: Visit = {}): Target {
  const wanted = scheme ?? scene.url.protocol.slice(0, -1);
  const usual = wanted === 'https' ? 443 : 80;
  const own = scene.listenPort ?? Number(scene.url.port || usual);
  const port = wanted === scene.url.protocol.slice(0, -1) ? own : usual;
  const name = (host ?? scene.url.hostname).replace(/:\d+$/, '');
  const { machine, client, front } = addresses[from];
  return {
    address: scene.front ? front : machine,
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
  readonly title: string | null;
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
