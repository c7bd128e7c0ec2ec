import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { acceptOf, frame, frames } from './frames';
import { bodyOf, type Header, header, headOf } from './http';
import { overHttp2 } from './http2';
import { connectPlain, headBytes, open } from './open';
import type { Answer, Conversation, Heard, Order, Raw, RawAnswer, Request, Target } from './protocol';

// The browser of the bench: one order a line on standard input, one answer a line on standard output.
createInterface({ input: process.stdin }).on('line', async (line) => {
  // The bench is the only writer of these lines.
  const { id, order } = JSON.parse(line) as { id: number; order: Order };
  process.stdout.write(`${JSON.stringify({ id, answer: await obey(order) })}\n`);
});
process.stdin.on('end', () => process.exit(0));

const patience = 40_000;

function obey(order: Order): Promise<unknown> {
  switch (order.verb) {
    case 'request':
      return request(order.request);
    case 'websocket':
      return converse(order.conversation);
    case 'connect':
      return reach(order.target);
    case 'raw':
      return raw(order.raw);
    case 'http2':
      return overHttp2(order.http2);
  }
}

function reach(target: Target): Promise<{ connected: boolean; problem: string }> {
  return new Promise((done) => {
    const socket = connectPlain(target, 2000);
    const end = (connected: boolean, problem: string) => {
      socket.destroy();
      done({ connected, problem });
    };
    socket.on('connect', () => end(true, ''));
    socket.on('timeout', () => end(false, 'no answer within 2 s'));
    socket.on('error', (error) => end(false, error.message));
  });
}

/** Connections that `keep` left open, by where they go. */
const idle = new Map<string, Socket[]>();

async function request(asked: Request): Promise<Answer> {
  const place = JSON.stringify([asked.address, asked.port, asked.from, asked.tls?.name]);
  const kept = asked.keep ? idleAt(place) : undefined;
  if (kept) {
    const answer = await exchange(asked, place, kept);
    // The server may have ended it in the meantime.
    if (answer.status !== 0) return answer;
  }
  return exchange(asked, place);
}

/** The latest idle connection that the other side has not ended. */
function idleAt(place: string): Socket | undefined {
  const sockets = idle.get(place) ?? [];
  for (let socket = sockets.pop(); socket; socket = sockets.pop())
    if (socket.writable && socket.readable) return socket;
  return undefined;
}

function exchange(asked: Request, place: string, kept?: Socket): Promise<Answer> {
  const begun = Date.now();
  return new Promise((done) => {
    let seen = Buffer.alloc(0);
    let sha256: string | undefined;
    const ready = () => {
      const length: Header[] = asked.upload ? [['Content-Length', String(asked.upload.bytes)]] : [];
      const close: Header[] = asked.keep ? [] : [['Connection', 'close']];
      socket.write(headBytes(`${asked.method} ${asked.path} HTTP/1.1`, [...asked.headers, ...length, ...close]));
      if (asked.upload && !asked.headOnly) {
        send(socket, asked.upload.bytes, asked.upload.stallMilliseconds ?? 0, (sum) => {
          sha256 = sum;
        });
      }
    };
    const finish = (closed: boolean, problem?: string) => {
      let head = headOf(seen);
      // An interim answer (100 Continue) stands before the real one.
      while (head && /^HTTP\/1\.1 1\d\d/.test(head.first)) {
        seen = seen.subarray(head.length);
        head = headOf(seen);
      }
      const body = head && (asked.headOnly ? Buffer.alloc(0) : bodyOf(head, seen, closed, asked.method));
      if (!closed && !body) return;
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      const again = asked.keep && !closed && head && !/close/i.test(header(head.headers, 'connection') ?? '');
      if (again) idle.set(place, [...(idle.get(place) ?? []), socket]);
      else socket.destroy();
      done({
        status: Number(head?.first.split(' ')[1] ?? 0),
        headers: head?.headers ?? [],
        body: body?.subarray(0, 200_000).toString() ?? '',
        bytes: (asked.binary && body?.subarray(0, 4_000_000).toString('base64')) || '',
        milliseconds: Date.now() - begun,
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(head ? {} : { problem: problem ?? 'closed without an answer' }),
      });
    };
    const limit = asked.patience ?? patience;
    const timer = setTimeout(() => finish(true, `no answer within ${limit} ms`), limit);
    const socket = kept ?? open(asked, ready);
    socket.on('data', (piece) => {
      seen = Buffer.concat([seen, piece]);
      finish(false);
    });
    socket.on('error', (error) => finish(true, error.message));
    socket.on('close', () => finish(true));
    if (kept) ready();
  });
}

/** Sends a body of pseudo-random bytes, stalls once in its middle when asked to, and reports its hash. */
async function send(socket: Socket, bytes: number, stall: number, hashed: (sum: string) => void): Promise<void> {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(65536);
  for (let at = 0; at < piece.length; at++) piece[at] = (at * 2654435761) >>> 13;
  let stalled = stall === 0;
  for (let sent = 0; sent < bytes && !socket.destroyed; ) {
    const part = piece.subarray(0, Math.min(piece.length, bytes - sent));
    hash.update(part);
    sent += part.length;
    if (sent === bytes) hashed(hash.digest('hex'));
    if (!socket.write(part)) await new Promise((free) => socket.once('drain', free).once('close', free));
    if (!stalled && sent * 2 >= bytes) {
      stalled = true;
      await new Promise((over) => setTimeout(over, stall));
    }
  }
}

function converse(asked: Conversation): Promise<Heard> {
  const begun = Date.now();
  return new Promise((done) => {
    const key = 'dGhlIHNhbXBsZSBub25jZQ==';
    let seen = Buffer.alloc(0);
    let status = 0;
    const messages: string[] = [];
    const socket = open(asked, () => {
      const upgrade: Header[] = [
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Sec-WebSocket-Version', '13'],
        ['Sec-WebSocket-Key', key],
      ];
      socket.write(headBytes(`GET ${asked.path} HTTP/1.1`, [...asked.headers, ...upgrade]));
    });
    const end = (problem?: string) => {
      clearTimeout(timer);
      if (status === 101 && !problem) socket.end(frame('', 8, true));
      else socket.destroy();
      done({
        status,
        messages,
        body: status === 101 ? '' : seen.toString().slice(0, 2000),
        milliseconds: Date.now() - begun,
        ...(problem ? { problem } : {}),
      });
    };
    const timer = setTimeout(() => end('no answer within 8 s'), 8000);
    const say = () => {
      const next = asked.messages[messages.length];
      if (next === undefined) end();
      else socket.write(frame(next, 1, true));
    };
    socket.on('data', (piece) => {
      seen = Buffer.concat([seen, piece]);
      if (status === 0) {
        const head = headOf(seen);
        if (!head) return;
        status = Number(head.first.split(' ')[1]);
        if (status !== 101) return end();
        if (header(head.headers, 'sec-websocket-accept') !== acceptOf(key)) return end('wrong Sec-WebSocket-Accept');
        seen = seen.subarray(head.length);
        return say();
      }
      const { complete, rest } = frames(seen);
      seen = Buffer.from(rest);
      for (const heard of complete) {
        messages.push(heard.text);
        say();
      }
    });
    socket.on('error', (error) => end(error.message));
    socket.on('close', () => end(messages.length === asked.messages.length ? undefined : 'closed early'));
  });
}

function raw(asked: Raw): Promise<RawAnswer> {
  return new Promise((done) => {
    let text = '';
    const socket = open(asked, () => socket.write(Buffer.from(asked.text, 'latin1')));
    const end = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      done({ text, closed });
    };
    const timer = setTimeout(() => end(false), asked.patience);
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
    });
    socket.on('error', () => end(true));
    socket.on('close', () => end(true));
  });
}
