import type { Header } from './http';

/** Where a connection goes and how: plain, or TLS with the name the client asks for. */
export type Target = {
  readonly address: string;
  readonly port: number;
  readonly from?: string;
  readonly tls?: { readonly name: string; readonly ca: string };
};

/** One HTTP/1.1 request; `path` and `headers` go out exactly as they stand. */
export type Request = Target & {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly Header[];
  /** Bytes of a generated body; the answer carries their hash. */
  readonly upload?: { readonly bytes: number; readonly stallMilliseconds?: number };
};

/** What came back; `status` 0 means that the connection ended without an answer, and `problem` says how. */
export type Answer = {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
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
};

/** What the client agent can be asked. */
export type Order =
  | { readonly verb: 'request'; readonly request: Request }
  | { readonly verb: 'websocket'; readonly conversation: Conversation }
  | { readonly verb: 'connect'; readonly target: Target };
