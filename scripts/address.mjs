import { createServer } from 'node:net';
import { refuse } from './refuse.mjs';

const EVERY_INTERFACE = ['', '0.0.0.0', '::'];

/**
 * Reads PORT (3000) and HOST (every interface) and yields `{port, host, origin}`: `host` is undefined for every
 * interface, `origin` is an address that a browser on this machine can open. Anything but a port number is refused.
 */
export function readAddress() {
  const given = process.env.PORT || '3000';
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65535) {
    refuse(`PORT is "${given}". It is a number from 1 to 65535, for example: PORT=8080 npm start`);
  }
  const host = process.env.HOST ?? '';
  const isEverywhere = EVERY_INTERFACE.includes(host);
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return { port, host: isEverywhere && host !== '0.0.0.0' ? undefined : host, origin: `http://${name}:${port}` };
}

/** Refuses in words if the server could not listen there. */
export async function demandFreePort({ port, host }) {
  const code = await tryListening(port, host);
  if (code === undefined) return;
  const choose = `Choose another port: PORT=${port === 65535 ? 3000 : port + 1} npm start`;
  const reasons = {
    EADDRINUSE: `Port ${port} is taken: another program listens on it. ${choose}`,
    EACCES: `Port ${port} needs more rights than this account has. ${choose}`,
    EADDRNOTAVAIL: `HOST is "${host}", which is no address of this machine. Leave it out to listen on all of them.`,
    ENOTFOUND: `HOST is "${host}", a name that this machine cannot resolve. Leave it out to listen on all addresses.`,
  };
  refuse(reasons[code] ?? `Port ${port} cannot be used (${code}). ${choose}`);
}

/** Listens for a moment and yields undefined, or the error code that forbade it. */
function tryListening(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', (error) => resolve(error.code));
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
  });
}
