import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

// Speaks AJP/1.3 to a connector as mod_jk does (https://tomcat.apache.org/connectors-doc/ajp/ajpv13a.html), with any
// secret or none. Standard input is one JSON object, standard output what came back for each path.
const [address = '127.0.0.1', port = '8009'] = process.argv.slice(2);
// The bench is the only writer of this object.
const { secret, paths } = JSON.parse(await text(process.stdin)) as { secret?: string; paths: string[] };
const answers: unknown[] = [];
for (const path of paths) answers.push(await ask(path));
process.stdout.write(JSON.stringify(answers));

/** `status` 0: the connection was closed or refused, or nothing came within 3 s; `problem` says which. */
function ask(path: string): Promise<{ status: number; body: string; problem?: string }> {
  return new Promise((done) => {
    let seen = Buffer.alloc(0);
    let status = 0;
    let body = '';
    const end = (problem?: string) => {
      clearTimeout(timer);
      socket.destroy();
      done({ status, body, ...(problem === undefined ? {} : { problem }) });
    };
    const socket = connect(Number(port), address, () => socket.write(forwardRequest(path)));
    const timer = setTimeout(() => end('no answer within 3 s'), 3000);
    socket.on('error', (error) => end(error.message));
    socket.on('close', () => end('closed'));
    socket.on('data', (piece) => {
      seen = Buffer.concat([seen, piece]);
      while (seen.length >= 4 && seen.length >= 4 + seen.readUInt16BE(2)) {
        const packet = seen.subarray(4, 4 + seen.readUInt16BE(2));
        seen = seen.subarray(4 + packet.length);
        if (packet[0] === 4) status = packet.readUInt16BE(1);
        if (packet[0] === 3) body += packet.subarray(3, 3 + packet.readUInt16BE(1)).toString();
        if (packet[0] === 5) return end();
      }
    });
  });
}

function forwardRequest(path: string): Buffer {
  const [uri = '', ...query] = path.split('?');
  const content = Buffer.concat([
    Buffer.from([2, 2]),
    string('HTTP/1.1'),
    string(uri),
    ...['192.0.2.1', 'ajp-agent', 'ajp-agent'].map(string),
    Buffer.from([0, 80, 0, 0, 1]),
    // 0xA00B is the Host header.
    Buffer.from([0xa0, 0x0b]),
    string('ajp-agent'),
    ...(query.length > 0 ? [Buffer.from([5]), string(query.join('?'))] : []),
    ...(secret === undefined ? [] : [Buffer.from([12]), string(secret)]),
    Buffer.from([0xff]),
  ]);
  return Buffer.concat([Buffer.from([0x12, 0x34, content.length >> 8, content.length & 255]), content]);
}

function string(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes, Buffer.from([0])]);
}
