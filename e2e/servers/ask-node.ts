import type { Scene, SceneNode } from './scene';

/** What a node said itself, past Apache; `status` 0: nothing. */
export type Direct = { readonly status: number; readonly body: string };

/** Asks a node's AJP connector for paths as mod_jk would, with this secret or none. */
export async function askByAjp(
  scene: Scene,
  node: SceneNode,
  paths: readonly string[],
  secret?: string,
): Promise<readonly Direct[]> {
  const connector = node.serverXml.connectors.find(({ protocol }) => protocol === 'ajp');
  if (!connector) throw new Error(`${node.name} has no AJP connector`);
  const command = [process.execPath, '/bench/agents/ajp.mjs', node.address, String(connector.port)];
  const input = JSON.stringify({ paths, ...(secret === undefined ? {} : { secret }) });
  // Our own agent wrote this.
  return JSON.parse(await scene.machine.must(command, { input })) as Direct[];
}

/** Asks a node for paths by the connector it has, as Apache would. */
export async function askNode(scene: Scene, node: SceneNode, paths: readonly string[]): Promise<readonly Direct[]> {
  // What listens on the loopback address of another machine cannot be asked from here.
  const http = node.serverXml.connectors.find(
    ({ protocol, address }) => protocol === 'http' && !(node.namespace && address === '127.0.0.1'),
  );
  if (!http) {
    const ajp = node.serverXml.connectors.find(({ protocol }) => protocol === 'ajp');
    return askByAjp(scene, node, paths, ajp?.secret);
  }
  const ask = (path: string) =>
    scene.inside.request({
      address: node.address,
      port: http.port,
      ...(http.tls && { tls: { name: scene.backEnd.names[0] ?? '', ca: scene.authority } }),
      method: 'GET',
      keep: true,
      path,
      headers: [['Host', scene.url.host]],
    });
  const answers: Direct[] = [];
  for (const path of paths) answers.push(await ask(path));
  return answers;
}

/** How many requests for this path (without context path) reached any node. */
export async function countOf(scene: Scene, path: string): Promise<number> {
  let sum = 0;
  for (const node of scene.nodes) {
    const [answer] = await askNode(scene, node, [`${scene.contextPath}/count?of=${encodeURIComponent(path)}`]);
    // The stand-in's own words, see app/StandIn.java.
    sum += (JSON.parse(answer?.body ?? '') as { count: number }).count;
  }
  return sum;
}
