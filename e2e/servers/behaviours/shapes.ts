import { header } from '../agents/http';
import { askNode } from '../ask-node';
import { type Behaviour, same } from '../behaviour';
import { addresses } from '../machine';
import { echo, type Scene, shown, targetOf, visit } from '../scene';
import { inParallel } from '../until';
import { newVisitor } from '../visitor';

/** What stands around the site: load balancers, other applications, ways in past Apache, Synchrony by itself. */
export const shapes: readonly Behaviour[] = [
  {
    sentence: 'over IPv6 the site answers as well, and Confluence sees whose request it is',
    answeredBy: 'application',
    check: async (scene) => {
      const { remoteAddr, headers } = await echo(scene, '/echo', { from: 'public6' });
      const told = headers.find(([name]) => name === 'x-forwarded-for')?.[1];
      const seen =
        scene.serverXml.hasRemoteIpValve || scene.bundle.manifest.connection === 'mod_jk' ? remoteAddr : told;
      same('the address', new URL(`http://[${seen}]`).hostname, `[${addresses.public6.client}]`);
      return `${seen}`;
    },
  },
  {
    sentence: 'whoever comes past the load balancer is believed nothing, or not answered at all',
    answeredBy: 'application',
    appliesTo: ({ front }) => front !== undefined,
    check: async (scene) => {
      const answer = await pastTheFront(scene, `${scene.contextPath}/echo`);
      if (scene.front?.speaks === 'proxy-protocol') {
        same('the status', [0, 400].includes(answer.status) || shown(answer), true);
        return shown(answer);
      }
      same('the status', answer.status || shown(answer), 200);
      // Without the valve only Apache's own address is seen, see the sentence about the client's address.
      if (scene.serverXml.hasRemoteIpValve || scene.bundle.manifest.connection === 'mod_jk')
        same('the address that Confluence sees', JSON.parse(answer.body).remoteAddr, addresses.public.client);
      for (const path of scene.promised.access?.guarded ?? []) {
        const guarded = await pastTheFront(scene, `${scene.contextPath}${path}/console.action`);
        same(path, guarded.status || shown(guarded), 403);
      }
      return addresses.public.client;
    },
  },
  {
    sentence: 'other applications answer below their own paths, WebSocket and all, and nowhere else',
    answeredBy: 'application',
    appliesTo: ({ promised }) => (promised.applications ?? []).length > 0,
    check: async (scene) => {
      const { origin, host } = scene.url;
      for (const { path } of scene.promised.applications ?? []) {
        for (const asked of [path, `${path}/`, `${path}/rest/a%2Fb;x=1/%C3%BC?x=%2B&y=[1]`]) {
          const answer = await visit(scene, asked);
          same('the answer', answer.body, `other:${asked}`);
          same('the name that it sees', header(answer.headers, 'x-asked-under'), host);
        }
        const moved = await visit(scene, `${path}/moved`);
        same('where it redirects to', header(moved.headers, 'location'), `${origin}${path}/there`);
        const { messages, status } = await scene.client.websocket({
          ...targetOf(scene),
          ...{ path: `${path}/ws`, headers: [['Host', host]], messages: ['hello', 'x'.repeat(1000)] },
        });
        same('the WebSocket', [status, messages], [101, ['other:hello', `other:${'x'.repeat(1000)}`]]);
        const beside = await visit(scene, `${path}-elsewhere/x`);
        same('beside its path', header(beside.headers, 'x-stand-in') === 'other' || beside.status, beside.status);
      }
      return (scene.promised.applications ?? []).map(({ path }) => path).join(', ');
    },
  },
  {
    sentence: 'the connector past Apache is reached as promised, and links made there lead back there',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.unproxied !== undefined,
    check: async (scene) => {
      const { port = 0, reach } = scene.promised.unproxied ?? {};
      const own = reach === 'loopback';
      const address = own ? '127.0.0.1' : addresses.private.machine;
      for (const network of ['private', 'public'] as const) {
        const { connected } = await scene.client.connect({ address: addresses[network].machine, port });
        same(`port ${port} of ${addresses[network].machine} is open`, connected, !own);
      }
      const asked = { address, port, method: 'GET', headers: [['Host', `${address}:${port}`] as const] };
      const answer = await (own ? scene.inside : scene.client).request({
        ...asked,
        path: `${scene.contextPath}/login-absolute`,
      });
      const location = header(answer.headers, 'location') ?? shown(answer);
      same('where login leads', location, `http://${address}:${port}${scene.contextPath}/index.action?after=login`);
      return location;
    },
  },
  {
    sentence: 'an editor stays with the standalone Synchrony that it began with, and all of them are used',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.standaloneSynchrony !== undefined,
    check: async (scene) => {
      const used = new Set<string | undefined>();
      await inParallel(2, Array.from({ length: 8 }), async () => {
        const visitor = newVisitor(scene);
        const node = header((await visitor.go('/synchrony/heartbeat')).headers, 'x-node');
        used.add(node);
        for (let again = 0; again < 3; again += 1)
          same('once more', header((await visitor.go('/synchrony/heartbeat')).headers, 'x-node'), node);
        const { messages, status } = await visitor.websocket('/synchrony/v1/ws', ['node?']);
        same('the WebSocket', [status, messages], [101, [`synchrony:${node}`]]);
      });
      same('used', used.size, scene.promised.standaloneSynchrony);
      return [...used].join(', ');
    },
  },
  {
    sentence: 'Confluence answers over HTTPS with the certificate that Apache asks for, and nobody reaches it in plain',
    answeredBy: 'application',
    appliesTo: ({ serverXml }) => serverXml.connectors.some(({ tls }) => tls !== undefined),
    check: async (scene) => {
      for (const node of scene.nodes) {
        const [answer] = await askNode(scene, node, [`${scene.contextPath}/status`]);
        same(`${node.name} over HTTPS`, answer?.status, 200);
        const plain = node.serverXml.connectors.find(({ protocol, tls }) => protocol === 'http' && !tls);
        const { connected } = await scene.inside.connect({ address: node.address, port: plain?.port ?? 0 });
        same(`${node.name} in plain`, connected, node.namespace === undefined);
      }
      return scene.backEnd.names.join(', ');
    },
  },
];

/** Somebody outside who reaches Apache itself and says they are an administrator. */
function pastTheFront(scene: Scene, path: string) {
  const { machine, client } = addresses.public;
  const isTls = scene.front?.tls || (scene.front?.endsTls === false && scene.url.protocol === 'https:');
  return scene.client.request({
    ...{ address: machine, from: client, port: scene.front?.port ?? 0, method: 'GET', path },
    ...(isTls && { tls: { name: scene.url.hostname, ca: scene.authority } }),
    headers: [
      ['Host', scene.url.host],
      ['X-Forwarded-For', addresses.admin.client],
      ['X-Forwarded-Proto', 'https'],
    ],
  });
}
