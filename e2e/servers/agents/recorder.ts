import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { header, headOf } from './http';

// A back end that understands nothing: it sends back the request line and the headers as they stood on the wire.
// With the files of a certificate and its key it speaks TLS.
const [address = '127.0.0.1', port = '8090', certificate, key] = process.argv.slice(2);

const record = (socket: Socket) => {
  let seen = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (piece) => {
    seen = Buffer.concat([seen, piece]);
    const head = headOf(seen);
    if (!head) return;
    const wanted = Number(header(head.headers, 'content-length') ?? 0);
    if (seen.length < head.length + wanted) return;
    const body = Buffer.from(JSON.stringify({ requestLine: head.first, headers: head.headers }));
    socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Stand-In: recorder\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.toString()}`,
    );
  });
};
const server =
  certificate && key
    ? createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, record)
    : createServer(record);
server.listen(Number(port), address, () => process.stdout.write('ready\n'));
process.stdin.resume().on('end', () => process.exit(0));
