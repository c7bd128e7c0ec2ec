import { createServer } from 'node:net';
import { header, headOf } from './http';

// A back end that understands nothing: it sends back the request line and the headers as they stood on the wire.
const [address = '127.0.0.1', port = '8090'] = process.argv.slice(2);

const server = createServer((socket) => {
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
});
server.listen(Number(port), address, () => process.stdout.write('ready\n'));
process.stdin.resume().on('end', () => process.exit(0));
