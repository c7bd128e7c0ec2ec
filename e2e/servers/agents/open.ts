import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Header } from './http';
import type { Target } from './protocol';

/** A connection to a target, from the address it names; `ready` is called once bytes may be sent. */
export function open(target: Target, ready: () => void): Socket {
  if (!target.tls) return connectPlain(target).on('connect', ready);
  const { name, ca, protocols } = target.tls;
  const alpn = protocols ? { ALPNProtocols: [...protocols] } : {};
  return connectTls({ ...placeOf(target), servername: name, ca, ...alpn }, ready);
}

/** A connection without TLS. */
export function connectPlain(target: Target, timeout = 0): Socket {
  return connect({ ...placeOf(target), timeout });
}

/** The first line and the headers of a message, as they go over the wire. */
export function headBytes(first: string, headers: readonly Header[]): Buffer {
  return Buffer.from(`${[first, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`);
}

function placeOf({ address, port, from }: Target) {
  return { host: address, port, ...(from ? { localAddress: from } : {}) };
}
