import type { Header } from '../agents/http';
import { askByAjp } from '../ask-node';
import { type Behaviour, same } from '../behaviour';
import { echo, type Scene } from '../scene';

const overAjp = ({ bundle }: Scene) => bundle.manifest.connection === 'mod_jk';

/** What is particular to AJP. */
export const modJk: readonly Behaviour[] = [
  {
    sentence: 'Confluence answers AJP to whoever knows the secret, and to nobody else',
    answeredBy: 'application',
    appliesTo: overAjp,
    check: async (scene) => {
      for (const node of scene.nodes) {
        const secret = node.serverXml.connectors.find(({ protocol }) => protocol === 'ajp')?.secret;
        if (secret === undefined) throw new Error(`the AJP connector of ${node.name} has no secret`);
        const path = [`${scene.contextPath}/status`];
        const status = async (told?: string) => (await askByAjp(scene, node, path, told))[0]?.status;
        same('with the secret', await status(secret), 200);
        same('without a secret', await status(), 403);
        for (const wrong of ['', `${secret}x`, secret.slice(0, -1), secret.toUpperCase() + secret.toLowerCase()]) {
          same(`with ${wrong.length} wrong characters`, await status(wrong), 403);
        }
      }
      return `${scene.nodes.length} connectors, each asked six times`;
    },
  },
  {
    sentence: 'headers nearly as large as a packet pass',
    answeredBy: 'application',
    // The bench's own load balancer takes 16 KB.
    appliesTo: (scene) => overAjp(scene) && scene.front?.speaks !== 'headers',
    check: async (scene) => {
      const packet = Math.min(...scene.nodes.flatMap(({ serverXml }) => ajpPackets(serverXml.connectors)));
      // 8190 bytes a header is what httpd takes by default; 1.5 KB are left for everything else in the packet.
      const size = Math.min(7900, packet - 1500);
      const count = Math.max(1, Math.floor((packet - 1500) / (size + 30)));
      const large = Array.from(
        { length: count },
        (_, at): Header => [at === 0 ? 'Cookie' : `X-Large-${at}`, `c${at}=${'x'.repeat(size)}`],
      );
      const seen = await echo(scene, '/echo', { headers: large });
      const arrived = seen.headers.filter(([, value]) => value.length > size);
      same('how many arrive', arrived.length, large.length);
      return `${count} headers of ${size} bytes in packets of ${packet}`;
    },
  },
];

function ajpPackets(connectors: Scene['serverXml']['connectors']): readonly number[] {
  return connectors.filter(({ protocol }) => protocol === 'ajp').map(({ packetSize }) => packetSize);
}
