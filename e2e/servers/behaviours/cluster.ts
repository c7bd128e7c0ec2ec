import type { Answer } from '../agents/protocol';
import { type Behaviour, same } from '../behaviour';
import { type Scene, type SceneNode, shown, visit } from '../scene';
import { pause, until } from '../until';
import { newVisitor, nodeOf, type Visitor } from '../visitor';

const isCluster = ({ promised }: Scene) => promised.cluster !== undefined;
const page = (scene: Scene) => `${scene.contextPath}/session`;

/** How several nodes look like one. */
export const cluster: readonly Behaviour[] = [
  {
    sentence: 'new visitors are spread over the nodes in service, and over no others',
    answeredBy: 'application',
    appliesTo: isCluster,
    check: async (scene) => {
      const active = inService(scene).map(({ name }) => name);
      const seen = await nodesOfNewVisitors(scene, 12 * active.length);
      const counts = active.map((name) => seen.filter((one) => one === name).length);
      same(
        'elsewhere',
        seen.filter((one) => !active.includes(one ?? '')),
        [],
      );
      const isFair = scene.promised.cluster?.isEven === false || counts.every((count) => count >= 3);
      same('everybody has at least a quarter of a fair share', isFair || counts, true);
      return active.map((name, at) => `${name} ${counts[at]}`).join(', ');
    },
  },
  {
    sentence: 'a visitor stays with the node that received them',
    answeredBy: 'application',
    appliesTo: isCluster,
    check: async (scene) => {
      const visitors = await received(scene, 5 * inService(scene).length);
      const paths = ['/echo', '/pages/viewpage.action?pageId=1', '/rest/api/x', '/session', '/login', '/data'];
      // In no order that a balancer could follow: a regular one sends everybody home without knowing them.
      let random = 1;
      for (let count = 0; count < 6 * visitors.length; count += 1) {
        random = (random * 48271) % 2147483647;
        const one = visitors[random % visitors.length];
        const path = paths[count % paths.length];
        const answer = await one?.visitor.go(scene.contextPath + path);
        same(`the node of ${path}`, answer && (nodeOf(answer) ?? shown(answer)), one?.node);
      }
      return `${6 * visitors.length} requests of ${visitors.length} visitors`;
    },
  },
  {
    sentence: "the WebSocket goes to the node of the visitor's pages",
    answeredBy: 'application',
    appliesTo: ({ promised }) =>
      promised.cluster !== undefined &&
      (promised.cluster.stickyWebSocket ?? true) &&
      ['direct', 'through'].includes(promised.synchrony),
    check: async (scene) => {
      const through = scene.promised.synchrony === 'through';
      const path = through ? `${scene.contextPath}/synchrony-proxy/v1/ws` : '/synchrony/v1/ws';
      const visitors = await received(scene, 5 * inService(scene).length);
      for (const { visitor, node } of visitors) {
        const { messages, status } = await visitor.websocket(path, ['node?']);
        same('the WebSocket', [status, messages], [101, [`${through ? 'synchrony-proxy' : 'synchrony'}:${node}`]]);
      }
      return `${visitors.length} visitors`;
    },
  },
  {
    sentence: 'a node being taken out of service keeps its visitors and gets no new ones',
    answeredBy: 'application',
    appliesTo: ({ promised }) => (promised.cluster?.draining ?? []).length > 0,
    check: async (scene) => {
      for (const name of scene.promised.cluster?.draining ?? []) {
        const visitor = newVisitor(scene);
        visitor.give(scene.promised.cluster?.stickyCookie ?? '', `1234.${name}`);
        const answer = await visitor.go(`${scene.contextPath}/echo`);
        same('who answers a visitor that was here before', nodeOf(answer) ?? shown(answer), name);
        same('new visitors', (await nodesOfNewVisitors(scene, 20)).includes(name), false);
      }
      return (scene.promised.cluster?.draining ?? []).join(', ');
    },
  },
  {
    sentence: 'a page that fails does not put its node out of service',
    answeredBy: 'application',
    appliesTo: isCluster,
    check: async (scene) => {
      const visitor = newVisitor(scene);
      const node = nodeOf(await visitor.go(page(scene)));
      for (const status of [500, 500, 502, 503, 504, 404]) {
        const answer = await visitor.go(`${scene.contextPath}/fail?status=${status}`);
        same('the page', [answer.status, nodeOf(answer)], [status, node]);
        same('the next page', nodeOf(await visitor.go(page(scene))), node);
      }
      return `${node} served 500, 502, 503, 504 and 404 and went on`;
    },
  },
  {
    sentence: 'a node whose /status is not well gets no new visitors, and gets them again when it is',
    answeredBy: 'application',
    appliesTo: (scene) => scene.promised.cluster?.statusWithin !== undefined && hasSpare(scene),
    check: async (scene) => {
      const [node] = inService(scene);
      if (!node) throw new Error('no node in service');
      const begun = Date.now();
      await node.say('STARTING');
      try {
        await pause((scene.promised.cluster?.statusWithin ?? 0) * 1000);
        same('new visitors there', (await nodesOfNewVisitors(scene, 16)).includes(node.name), false);
      } finally {
        await node.say('RUNNING');
      }
      const back = await usedAgain(scene, node);
      return `out ${scene.promised.cluster?.statusWithin} s after ${new Date(begun).toISOString()}, used again after ${back} ms`;
    },
  },
  {
    sentence:
      'when a node dies under load no more requests fail than were under way, and it is used again when it is back',
    heavy: true,
    answeredBy: 'application',
    appliesTo: (scene) => isCluster(scene) && hasSpare(scene),
    check: async (scene) => {
      const [node] = inService(scene);
      if (!node) throw new Error('no node in service');
      const workers = 8;
      let on = true;
      let asked = 0;
      const failed: string[] = [];
      const work = async (visitor: Visitor) => {
        while (on) {
          asked += 1;
          const answer = await visitor.go(`${scene.contextPath}/slow?seconds=0.05`, { patience: 20_000 });
          if (answer.status !== 200) failed.push(shown(answer));
        }
      };
      // Half of them keep to their node, half are new each time.
      const newcomer: Visitor = { ...newVisitor(scene), go: (path, how) => newVisitor(scene).go(path, how) };
      const everybody = Array.from({ length: workers }, (_, at) => (at % 2 ? newcomer : newVisitor(scene)));
      for (const one of everybody) await one.go(page(scene));
      const load = Promise.all(everybody.map(work));
      await pause(1000);
      await node.kill();
      await pause(4000);
      on = false;
      await load;
      await node.start();
      const back = await usedAgain(scene, node);
      same('failures are no more than requests under way', failed.length <= workers || failed, true);
      return `${failed.length} of ${asked} failed with ${workers} at a time, used again after ${back} ms`;
    },
  },
  {
    sentence: 'a node that hangs is out in time, and a request of 90 s on another node is not cut',
    answeredBy: 'application',
    slow: true,
    appliesTo: isCluster,
    check: async (scene) => {
      const [hanging, healthy] = inService(scene);
      if (!hanging || !healthy) throw new Error('two nodes in service are needed');
      const there = await visitorOf(scene, healthy);
      const victims = await Promise.all([visitorOf(scene, hanging), visitorOf(scene, hanging)]);
      const long = there.go(`${scene.contextPath}/slow?seconds=90`, { patience: 110_000 });
      await pause(500);
      await hanging.pause();
      try {
        const limit = (scene.promised.cluster?.hangingOutWithin ?? 15) * 1000;
        // Requests keep coming while it hangs: some recipes learn from them.
        const begun = Date.now();
        while (Date.now() - begun < limit) {
          void newVisitor(scene).go(page(scene), { patience: limit });
          await pause(1000);
        }
        // Its own visitors may wait once more, and one of them or of the new ones may be the one it is tried with.
        const answers: Answer[] = [];
        for (const visitor of [...victims, ...Array.from({ length: 20 }, () => newVisitor(scene))]) {
          answers.push(await visitor.go(page(scene), { patience: limit }));
        }
        const failed = answers.filter((one) => one.status !== 200 || nodeOf(one) === hanging.name);
        same('visitors without an answer of the others', failed.map(shown), []);
        const waited = answers.filter(({ milliseconds }) => milliseconds > 2000).length;
        same('visitors who waited more than 2 s', waited <= 4 || waited, true);
      } finally {
        await hanging.resume();
      }
      const answer = await long;
      same('the request of 90 s', answer.status || shown(answer), 200);
      const back = await usedAgain(scene, hanging);
      return `out within ${scene.promised.cluster?.hangingOutWithin ?? 15} s, the long request took ${answer.milliseconds} ms, used again after ${back} ms`;
    },
  },
  {
    sentence: 'with every node down the site says 503, and serves again when one is back',
    heavy: true,
    answeredBy: 'application',
    appliesTo: isCluster,
    check: async (scene) => {
      await Promise.all(scene.nodes.map((node) => node.kill()));
      try {
        await until(5000, async () => {
          const answer = await visit(scene, page(scene));
          same('the answer', answer.status || shown(answer), 503);
        });
      } finally {
        for (const node of scene.nodes) await node.start();
      }
      return until((scene.promised.cluster?.backWithin ?? 30) * 1000, async () => {
        const answer = await visit(scene, page(scene));
        same('the status', answer.status || shown(answer), 200);
        return shown(answer);
      });
    },
  },
];

/** Nodes that new visitors may be sent to. */
function inService({ nodes, promised }: Scene): readonly SceneNode[] {
  const out = [...(promised.cluster?.standby ?? []), ...(promised.cluster?.draining ?? [])];
  return nodes.filter(({ name }) => !out.includes(name));
}

/** Whether somebody steps in where a node is out: one in service beside it, or one on standby. */
function hasSpare(scene: Scene): boolean {
  return inService(scene).length + (scene.promised.cluster?.standby ?? []).length > 1;
}

/** New visitors, each with the node that received them. */
async function received(scene: Scene, count: number) {
  const visitors: { readonly visitor: Visitor; readonly node: string | undefined }[] = [];
  for (let at = 0; at < count; at += 1) {
    const visitor = newVisitor(scene);
    visitors.push({ visitor, node: nodeOf(await visitor.go(page(scene))) });
  }
  return visitors;
}

async function nodesOfNewVisitors(scene: Scene, count: number): Promise<readonly (string | undefined)[]> {
  const seen: (string | undefined)[] = [];
  for (let at = 0; at < count; at += 1) {
    const answer = await newVisitor(scene).go(page(scene), { patience: 15_000 });
    same('the status', answer.status || shown(answer), 200);
    seen.push(nodeOf(answer));
  }
  return seen;
}

/** A new visitor that this node received. */
async function visitorOf(scene: Scene, node: SceneNode): Promise<Visitor> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const visitor = newVisitor(scene);
    if (nodeOf(await visitor.go(page(scene))) === node.name) return visitor;
  }
  throw new Error(`${node.name} received none of 40 new visitors`);
}

/** Milliseconds until a node receives new visitors; throws when it does not in time. */
async function usedAgain(scene: Scene, node: SceneNode): Promise<number> {
  const begun = Date.now();
  await until((scene.promised.cluster?.backWithin ?? 30) * 1000, async () => {
    same(`${node.name} is used again`, (await nodesOfNewVisitors(scene, 4)).includes(node.name), true);
  });
  return Date.now() - begun;
}
