import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request as requestPlain } from 'node:http';
import { createServer as createSecureServer, request as requestSecure } from 'node:https';
import { connect, createServer as createTcpServer, isIPv6, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

// A load balancer in front of Apache. It adds to X-Forwarded-For what it sees, as load balancers do, or speaks the
// PROXY protocol, version 1.
type Orders = {
  readonly speaks: 'headers' | 'proxy-protocol';
  readonly listens: readonly { readonly port: number; readonly tls: boolean; readonly to: To }[];
  readonly certificate: string;
  readonly key: string;
};
type To = { readonly address: string; readonly port: number; readonly tls: boolean };
// The bench is the only caller.
const { speaks, listens, certificate, key } = JSON.parse(process.argv[2] ?? '') as Orders;
const credentials = () => ({ cert: readFileSync(certificate), key: readFileSync(key) });

for (const { port, tls, to } of listens) {
  const onward = (client: Socket) => tunnel(client, to);
  const server =
    speaks === 'headers'
      ? headersServer(tls, port, to)
      : tls
        ? createTlsServer(credentials(), onward)
        : createTcpServer(onward);
  await new Promise<void>((ready) => server.listen(port, ready));
}
process.stdout.write('ready\n');
process.stdin.resume().on('end', () => process.exit(0));

function headersServer(tls: boolean, port: number, to: To) {
  const server = tls ? createSecureServer(credentials()) : createServer();
  server.on('request', (request: IncomingMessage, response) => {
    const onward = pass(request, tls, port, to);
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('upgrade', (request: IncomingMessage, client: Socket, first: Buffer) => {
    const onward = pass(request, tls, port, to);
    const head = (answer: IncomingMessage) => {
      const pairs = answer.rawHeaders.flatMap((text, at, all) => (at % 2 ? [] : [`${text}: ${all[at + 1]}`]));
      return `${[`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, ...pairs].join('\r\n')}\r\n\r\n`;
    };
    onward.on('upgrade', (answer, socket, rest) => {
      client.write(head(answer));
      client.write(rest);
      socket.write(first);
      join(client, socket);
    });
    onward.on('response', (answer) => {
      client.write(head(answer));
      answer.pipe(client);
    });
    onward.on('error', () => client.destroy());
    onward.end();
  });
  server.requestTimeout = 0;
  return server;
}

function pass(request: IncomingMessage, tls: boolean, port: number, to: To) {
  const { headers, rawHeaders, method, url, socket } = request;
  const client = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const own = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-port'];
  const kept = rawHeaders.flatMap((name, at, all) =>
    at % 2 || own.includes(name.toLowerCase()) ? [] : [name, all[at + 1] ?? ''],
  );
  const before = headers['x-forwarded-for'];
  const added = [
    ...['X-Forwarded-For', before === undefined ? client : `${before}, ${client}`],
    ...['X-Forwarded-Proto', tls ? 'https' : 'http', 'X-Forwarded-Port', String(port)],
  ];
  const options = {
    host: to.address,
    port: to.port,
    method,
    path: url,
    headers: [...kept, ...added],
    agent: false as const,
  };
  return to.tls ? requestSecure({ ...options, rejectUnauthorized: false }) : requestPlain(options);
}

function tunnel(client: Socket, to: To): void {
  const { remoteAddress = '', localAddress = '', remotePort, localPort } = client;
  const plain = (address: string) => address.replace(/^::ffff:/, '');
  const onward = connect(to.port, to.address, () => {
    const family = isIPv6(plain(remoteAddress)) ? 'TCP6' : 'TCP4';
    onward.write(`PROXY ${family} ${plain(remoteAddress)} ${plain(localAddress)} ${remotePort} ${localPort}\r\n`);
    join(client, onward);
  });
  onward.on('error', () => client.destroy());
}

function join(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy()).on('close', () => other.destroy());
  other.on('error', () => one.destroy()).on('close', () => one.destroy());
  one.pipe(other);
  other.pipe(one);
}
