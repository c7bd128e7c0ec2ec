import { type Behaviour, same } from '../behaviour';
import { addresses } from '../machine';
import { echo, publicAddress, type Scene, targetOf } from '../scene';

/** Which connections are accepted, and how. */
export const connections: readonly Behaviour[] = [
  {
    sentence: 'HTTP/2 is spoken where it was asked for, and only there',
    answeredBy: 'application',
    appliesTo: ({ url }) => url.protocol === 'https:',
    check: async (scene) => {
      const words = ['--http2', '-o', '/dev/null', '-w', '%{http_version} %{http_code}'];
      const { output } = await curl(scene, [...words, `${publicAddress(scene)}/echo`]);
      same('the version and status', output, scene.promised.http2 ? '2 200' : '1.1 200');
      return output;
    },
  },
  {
    sentence: 'the connector cannot be reached past Apache',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.loopback ?? false,
    check: async (scene) => {
      const { unproxied } = scene.promised;
      const connectors = scene.nodes
        .flatMap(({ serverXml }) => serverXml.connectors)
        .filter(({ port }) => port !== unproxied?.port || unproxied.reach === 'loopback');
      for (const { port } of connectors) {
        for (const network of ['private', 'public'] as const) {
          const { connected, problem } = await scene.client.connect({ address: addresses[network].machine, port });
          same(`port ${port} of ${addresses[network].machine}`, connected || problem, problem);
        }
      }
      return `ports ${connectors.map(({ port }) => port).join(', ')} refused`;
    },
  },
  {
    sentence: "the manifest's own reload command keeps the site up",
    answeredBy: 'application',
    check: async (scene) => {
      const { reload } = scene.bundle.manifest.apache;
      const said = await scene.machine.must(['sh', '-c', reload]);
      same('what it says', said, '');
      await echo(scene);
      return reload;
    },
  },
];

function curl(scene: Scene, words: readonly string[]) {
  const { machine, url } = scene;
  const { address, port } = targetOf(scene);
  const at = `${url.hostname}:${url.port || 443}:${address}:${port}`;
  return machine.run(['curl', '-s', '--cacert', '/bench/authority.pem', '--connect-to', at, ...words], {
    namespace: 'clients',
  });
}
