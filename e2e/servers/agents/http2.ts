import { type ClientHttp2Session, connect } from 'node:http2';
import { TLSSocket } from 'node:tls';
import { open } from './open';
import type { Http2, Http2Answer } from './protocol';

const patience = 20_000;

/** Asks everything at once over one connection that offers `h2` and `http/1.1`; answers nothing when h2 is refused. */
export function overHttp2({ requests, authority, ...target }: Http2): Promise<Http2Answer> {
  return new Promise((done) => {
    const socket = open(
      { ...target, ...(target.tls && { tls: { ...target.tls, protocols: ['h2', 'http/1.1'] } }) },
      async () => {
        const protocol = socket instanceof TLSSocket ? socket.alpnProtocol || 'none' : 'none';
        if (protocol !== 'h2') {
          socket.destroy();
          return done({ protocol, answers: [] });
        }
        const session = connect(`https://${authority}`, { createConnection: () => socket });
        session.on('error', () => undefined);
        const answers = await Promise.all(requests.map((request) => ask(session, authority, request)));
        session.destroy();
        done({ protocol, answers });
      },
    );
    socket.on('error', (error) => done({ protocol: '', answers: [], problem: error.message }));
  });
}

function ask(session: ClientHttp2Session, authority: string, { path, headers }: Http2['requests'][number]) {
  return new Promise<{ status: number; body: string }>((done) => {
    const stream = session.request({ ...headers, ':path': path, ':authority': authority });
    let status = 0;
    let body = '';
    const end = () => {
      clearTimeout(timer);
      done({ status, body });
    };
    const timer = setTimeout(end, patience);
    stream.setEncoding('utf8');
    stream.on('response', (head) => {
      status = Number(head[':status'] ?? 0);
    });
    stream.on('data', (piece: string) => {
      body += piece;
    });
    stream.on('error', end);
    stream.on('close', end);
  });
}
