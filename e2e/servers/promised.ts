import type { addresses } from './machine';

/** Somebody in the clients' network, see `addresses`. */
export type Somebody = keyof typeof addresses;

/** What the answers of a scenario promise, beyond what the manifest says. What is absent is not promised and not checked, unless it says so. */
export type Promised = {
  /** How the browser reaches Synchrony; `polling`: through Confluence without a WebSocket; `off`: not at all. */
  readonly synchrony: 'direct' | 'through' | 'polling' | 'off';
  /** Names that lead to the public one. */
  readonly otherNames?: readonly string[];
  /** The connectors listen on loopback only (default: when Apache reaches them there). */
  readonly loopback?: boolean;
  /** `Strict-Transport-Security` was asked for (default false: it must be absent). */
  readonly hsts?: boolean;
  /** HTTP/2 was asked for (default false: it must be absent). */
  readonly http2?: boolean;
  /** TLS is as here (default: 1.2 and 1.3). */
  readonly tls?: PromisedTls;
  /** testssl.sh looks at it (half a minute). */
  readonly testssl?: boolean;
  readonly cluster?: PromisedCluster;
  readonly cache?: PromisedCache;
  /** Encodings that Apache applies, in the order it prefers them. */
  readonly compression?: readonly ('gzip' | 'br')[];
  readonly access?: PromisedAccess;
  /** Pages of Apache's own about its state. Default: reachable by nobody but the machine itself. */
  readonly managers?: PromisedManagers;
  /** The page that Apache serves while Confluence is down. */
  readonly maintenance?: { readonly contains: string; readonly retryAfter?: string };
  /** Response headers and their exact values, each once on every page. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Apache tells neither its version nor its system, and takes nothing older than HTTP/1.0 (default: not checked). */
  readonly hardened?: boolean;
  /** Requests for names that the site does not have are answered 4xx or closed. */
  readonly foreignNames?: 'refused';
  /** So many hosts run Synchrony by themselves. */
  readonly standaloneSynchrony?: number;
  /** Applications of the Apache machine beside Confluence: the path, the same on both sides, and their port. */
  readonly applications?: readonly { readonly path: string; readonly port: number; readonly isTls?: boolean }[];
  /** A connector past Apache. */
  readonly unproxied?: { readonly port: number; readonly reach: 'loopback' | 'network' };
  /** Largest body in bytes that Apache takes (default: no limit of its own). */
  readonly uploadLimit?: number;
};

/** TLS versions, and OpenSSL names of TLS 1.2 suites that must be accepted and must be refused. */
export type PromisedTls = {
  readonly versions: readonly ('1.0' | '1.1' | '1.2' | '1.3')[];
  readonly accepts?: readonly string[];
  readonly refuses?: readonly string[];
};

/** Nodes are named as in the manifest. */
export type PromisedCluster = {
  /** Nodes that get nobody while the others are well. */
  readonly standby?: readonly string[];
  /** Nodes being taken out of service: they keep who has their route, and get nobody new. */
  readonly draining?: readonly string[];
  /** How a visitor's cookie names a route: the cookie, e.g. `JSESSIONID` or `ROUTEID`. */
  readonly stickyCookie: string;
  /** The WebSocket of `/synchrony` goes to the node of the page (default true). */
  readonly stickyWebSocket?: boolean;
  /** New visitors who come one by one are spread evenly (default true). */
  readonly isEven?: boolean;
  /** Seconds until a node that is back is used again (default 30). */
  readonly backWithin?: number;
  /** Seconds until a node whose `/status` is not 200 gets no new visitors; absent: `/status` is not asked. */
  readonly statusWithin?: number;
  /** Seconds until a node that hangs is out (default 15). */
  readonly hangingOutWithin?: number;
};

export type PromisedCache = {
  /** A browser's reload (`Cache-Control: max-age=0`) is answered from the cache too (default true). */
  readonly reload?: boolean;
};

/** Paths are Confluence's own, without the context path, and stand for everything below them. */
export type PromisedAccess = {
  /** Reachable by `allowed` only. */
  readonly guarded: readonly string[];
  readonly allowed: readonly Somebody[];
  /** Reachable by nobody. */
  readonly shut: readonly string[];
};

export type PromisedManagers = { readonly paths: readonly string[]; readonly allowed: readonly Somebody[] };
