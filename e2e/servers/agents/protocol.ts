import type { Header } from './http';

/** Where a connection goes and how: plain, or TLS with the name the client asks for. */
export type Target = {
  readonly address: string;
  readonly port: number;
  readonly from?: string;
  readonly tls?: { readonly name: string; readonly ca: string; readonly protocols?: readonly string[] };
};

/** One HTTP/1.1 request; `path` and `headers` go out exactly as they stand. */
export type Request = Target & {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly Header[];
  /** Bytes of a generated body; the answer carries their hash. */
  readonly upload?: { readonly bytes: number; readonly stallMilliseconds?: number };
  /** How long to wait for the whole answer (default 40 s). */
  readonly patience?: number;
  /** Wait for the head of the answer only, and send no more than the head of the request. */
  readonly headOnly?: boolean;
  /** Over a connection that an earlier request of this kind left open; for GET only. */
  readonly keep?: boolean;
  /** The answer carries the bytes of its body. */
  readonly binary?: boolean;
};

/** What came back; `status` 0 means that the connection ended without an answer, and `problem` says how. */
export type Answer = {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  /** The first 4 MB of the body's bytes in base64 for a `binary` request, '' for others. */
  readonly bytes: string;
  readonly milliseconds: number;
  readonly sha256?: string;
  readonly problem?: string;
};

/** A WebSocket conversation: each message is sent, each answer kept. */
export type Conversation = Target & {
  readonly path: string;
  readonly headers: readonly Header[];
  readonly messages: readonly string[];
};

/** `status` is 101 when the upgrade took place. */
export type Heard = {
  readonly status: number;
  readonly messages: readonly string[];
  readonly body: string;
  readonly problem?: string;
  readonly milliseconds: number;
};

/** Bytes as they stand (latin1), and how long to listen for what comes back. */
export type Raw = Target & { readonly text: string; readonly patience: number };

/** Everything that came back (latin1), and whether the other side ended the connection. */
export type RawAnswer = { readonly text: string; readonly closed: boolean };

/** Many requests over one HTTP/2 connection. */
export type Http2 = Target & {
  readonly authority: string;
  readonly requests: readonly { readonly path: string; readonly headers?: Readonly<Record<string, string>> }[];
};

/** `protocol` is what ALPN agreed on; the answers are in the order of the requests. */
export type Http2Answer = {
  readonly protocol: string;
  readonly answers: readonly { readonly status: number; readonly body: string }[];
  readonly problem?: string;
};

/** What the client agent can be asked. */
export type Order =
  | { readonly verb: 'request'; readonly request: Request }
  | { readonly verb: 'websocket'; readonly conversation: Conversation }
  | { readonly verb: 'connect'; readonly target: Target }
  | { readonly verb: 'raw'; readonly raw: Raw }
  | { readonly verb: 'http2'; readonly http2: Http2 };
