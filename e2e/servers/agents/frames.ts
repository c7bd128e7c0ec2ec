import { createHash } from 'node:crypto';

/** What one WebSocket text or close frame carries (RFC 6455); a fragmented message is not supported. */
export type Frame = { readonly opcode: number; readonly text: string };

/** The `Sec-WebSocket-Accept` that belongs to a `Sec-WebSocket-Key` (RFC 6455 §4.2.2). */
export function acceptOf(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** One final frame under 64 KiB; a client must mask (`masked`), a server must not. */
export function frame(text: string, opcode: number, masked: boolean): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? [0x80 | opcode, (masked ? 0x80 : 0) | payload.length]
      : [0x80 | opcode, (masked ? 0x80 : 0) | 126, payload.length >> 8, payload.length & 255];
  if (!masked) return Buffer.concat([Buffer.from(head), payload]);
  const mask = Buffer.from([0x1d, 0x2c, 0x3b, 0x4a]);
  return Buffer.concat([Buffer.from(head), mask, unmask(payload, mask)]);
}

/** The complete frames at the start of `bytes`, and the bytes after them. */
export function frames(bytes: Buffer): { readonly complete: readonly Frame[]; readonly rest: Buffer } {
  const complete: Frame[] = [];
  let rest = bytes;
  for (;;) {
    const second = rest[1];
    if (second === undefined) return { complete, rest };
    const short = second & 127;
    const start = (short === 126 ? 4 : 2) + (second & 128 ? 4 : 0);
    if (rest.length < start) return { complete, rest };
    const length = short === 126 ? rest.readUInt16BE(2) : short;
    if (rest.length < start + length) return { complete, rest };
    const body = rest.subarray(start, start + length);
    const payload = second & 128 ? unmask(body, rest.subarray(start - 4, start)) : body;
    complete.push({ opcode: rest.readUInt8(0) & 15, text: payload.toString() });
    rest = rest.subarray(start + length);
  }
}

function unmask(payload: Buffer, mask: Buffer): Buffer {
  return Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
}
