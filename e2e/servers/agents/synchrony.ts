import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { acceptOf, frame, frames } from './frames';

// Stands in for Synchrony or another application below a path of its own: a heartbeat, a redirect to its own address,
// the name it is asked under, over TLS with the files of a certificate and its key, and a WebSocket that names itself and sends back what it was sent.
const [address = '127.0.0.1', port = '8091', node = 'node', name = 'synchrony', path = '/synchrony', certificate, key] =
  process.argv.slice(2);
const own = `${certificate ? 'https' : 'http'}://${address.includes(':') ? `[${address}]` : address}:${port}`;

const answer: RequestListener = (request, response) => {
  response.setHeader('X-Stand-In', name);
  response.setHeader('X-Node', node);
  response.setHeader('X-Asked-Under', request.headers.host ?? '');
  if (request.url === `${path}/moved`) response.writeHead(302, { Location: `${own}${path}/there` });
  response.end(request.url === `${path}/heartbeat` ? 'OK' : `${name}:${request.url ?? ''}`);
};
const server =
  certificate && key
    ? createSecureServer({ cert: readFileSync(certificate), key: readFileSync(key) }, answer)
    : createServer(answer);
server.on('upgrade', (request, socket, first) => {
  const key = request.headers['sec-websocket-key'];
  if (!request.url?.startsWith(path) || key === undefined) {
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    return;
  }
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptOf(key)}\r\n\r\n`,
  );
  let waiting: Buffer = first;
  const echo = () => {
    const { complete, rest } = frames(waiting);
    waiting = rest;
    for (const { opcode, text } of complete) {
      if (opcode === 8) socket.end(frame(text, 8, false));
      else socket.write(frame(`${name}:${text === 'node?' ? node : text}`, 1, false));
    }
  };
  socket.on('error', () => socket.destroy());
  // A tunnel that stays half open would hold up Apache's next restart.
  socket.on('end', () => socket.end());
  socket.on('data', (piece: Buffer) => {
    waiting = Buffer.concat([waiting, piece]);
    echo();
  });
  echo();
});
server.listen(Number(port), address, () => process.stdout.write('ready\n'));
process.stdin.resume().on('end', () => process.exit(0));
