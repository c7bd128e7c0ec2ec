import type { Header } from '../agents/http';
import { type Behaviour, same } from '../behaviour';
import { addresses } from '../machine';
import { type Echo, echo, recorded, type Scene, visit } from '../scene';

/** What the application learns about the site and the client. */
export const identity: readonly Behaviour[] = [
  {
    sentence: 'the application sees the public scheme, name and port, and a secure connection where it is one',
    answeredBy: 'application',
    check: async (scene) => {
      const seen = await echo(scene);
      same('what the application sees', told(seen), publicIdentity(scene));
      return JSON.stringify(told(seen));
    },
  },
  {
    sentence: "the application sees the client's own address",
    answeredBy: 'application',
    check: async (scene) => {
      const { remoteAddr, headers } = await echo(scene);
      if (scene.serverXml.hasRemoteIpValve) {
        same('getRemoteAddr', remoteAddr, addresses.public.client);
        return remoteAddr;
      }
      if (scene.bundle.manifest.connection === 'mod_jk') {
        same('getRemoteAddr', remoteAddr, addresses.public.client);
        return `${remoteAddr}, told over AJP`;
      }
      same(
        'X-Forwarded-For',
        headers.filter(([name]) => name === 'x-forwarded-for').map(([, value]) => value),
        [addresses.public.client],
      );
      return 'in X-Forwarded-For, for this server.xml has no RemoteIpValve';
    },
  },
  {
    sentence: 'forged headers change nothing of what the application sees',
    answeredBy: 'application',
    check: async (scene) => {
      const honest = await echo(scene);
      for (const headers of [forged, ...forged.map((one) => [one])]) {
        const seen = await echo(scene, '/echo', { headers });
        same(
          `after ${headers.map(([name]) => name).join()}`,
          [told(seen), seen.remoteAddr],
          [told(honest), honest.remoteAddr],
        );
      }
      return `${forged.length} headers, together and alone`;
    },
  },
  {
    sentence: 'forged headers from a private address change nothing either',
    answeredBy: 'application',
    appliesTo: ({ front }) => !front,
    check: async (scene) => {
      const { remoteAddr, ...seen } = await echo(scene, '/echo', { from: 'private', headers: forged });
      same('what the application sees', told(seen), publicIdentity(scene));
      if (scene.serverXml.hasRemoteIpValve || scene.bundle.manifest.connection === 'mod_jk') {
        // A valve that trusts private addresses may stop at the last public one, which is nobody's here.
        same(
          'getRemoteAddr is no forged one',
          forged.some(([, value]) => value === remoteAddr),
          false,
        );
      }
      return JSON.stringify(told(seen));
    },
  },
  {
    sentence: 'a port in the Host header does not change the port or the scheme that the application sees',
    answeredBy: 'application',
    check: async (scene) => {
      const seen = await echo(scene, '/echo', { host: `${scene.url.hostname}:666` });
      same('what the application sees', told(seen), publicIdentity(scene));
      return JSON.stringify(told(seen));
    },
  },
  {
    sentence: 'nothing that a client forged about itself or the site is left in what reaches the back end',
    answeredBy: 'recorder',
    check: async (scene) => {
      const answer = await visit(scene, `${scene.contextPath}/echo`, { headers: forged });
      const { headers } = recorded(answer);
      same(
        'forged headers that arrive',
        headers.filter(([, value]) => /6\.6\.6\.6|evil|666/.test(value)),
        [],
      );
      const forwarded = headers.filter(([name]) => name.toLowerCase() === 'x-forwarded-for');
      same(
        'X-Forwarded-For',
        forwarded.map(([, value]) => value),
        [addresses.public.client],
      );
      return JSON.stringify(headers.filter(([name]) => /forward|^host$/i.test(name)));
    },
  },
];

const forged: readonly Header[] = [
  ['X-Forwarded-For', '6.6.6.6'],
  ['X-Forwarded-Proto', 'evil'],
  ['X-Forwarded-Host', 'evil.example'],
  ['X-Forwarded-Port', '666'],
  ['X-Forwarded-By', '6.6.6.6'],
  ['X-Forwarded-Server', 'evil.example'],
  ['Forwarded', 'for=6.6.6.6;host=evil.example;proto=http'],
  ['Proxy', 'evil.example:666'],
];

function told({ scheme, serverName, serverPort, secure }: Omit<Echo, 'remoteAddr'>): unknown {
  return { scheme, serverName, serverPort, secure };
}

function publicIdentity({ url }: Scene): unknown {
  const secure = url.protocol === 'https:';
  const serverPort = Number(url.port || (secure ? 443 : 80));
  return { scheme: url.protocol.slice(0, -1), serverName: url.hostname, serverPort, secure };
}
