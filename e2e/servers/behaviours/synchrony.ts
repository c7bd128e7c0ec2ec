import { type Header, header } from '../agents/http';
import { type Behaviour, same } from '../behaviour';
import { type Scene, shown, targetOf, visit } from '../scene';
import { pause } from '../until';
import { newVisitor } from '../visitor';

/** How a browser reaches Synchrony. */
export const synchrony: readonly Behaviour[] = [
  {
    sentence: 'a WebSocket reaches Synchrony itself, and so does its heartbeat',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.synchrony === 'direct',
    check: async (scene) => {
      const heartbeat = await visit(scene, '/synchrony/heartbeat');
      same('the heartbeat', [heartbeat.status, heartbeat.body], [200, 'OK']);
      return talk(scene, '/synchrony/v1/ws', 'synchrony');
    },
  },
  {
    sentence: "a WebSocket reaches Confluence's own Synchrony proxy",
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.synchrony === 'through',
    check: (scene) => talk(scene, `${scene.contextPath}/synchrony-proxy/v1/ws`, 'synchrony-proxy'),
  },
  {
    sentence: 'without a WebSocket the editor waits for messages through Confluence and gets them at once',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.synchrony === 'polling',
    check: async (scene) => {
      const path = `${scene.contextPath}/synchrony-proxy/v1/xhr?channel=${Date.now()}`;
      // In a cluster both requests have to meet the same node, as those of one browser do.
      const visitor = newVisitor(scene);
      await visitor.go(`${scene.contextPath}/session`);
      const waiting = visitor.go(path);
      await pause(1500);
      const sent = await visitor.go(path, { method: 'POST', headers: [['Content-Length', '0']] });
      same('the message is taken', sent.status || shown(sent), 200);
      const heard = await waiting;
      same('what was waited for', [heard.status, heard.body], [200, 'synchrony-proxy:']);
      same('it came within 4 s', heard.milliseconds < 4000 || heard.milliseconds, true);
      return `after ${heard.milliseconds} ms`;
    },
  },
  {
    sentence: 'a WebSocket that cannot be carried is refused within 3 s, so that the editor takes the other way',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.synchrony === 'polling',
    check: async (scene) => {
      const { status, milliseconds, problem } = await converse(scene, `${scene.contextPath}/synchrony-proxy/v1/ws`, []);
      if (status < 400) throw new Error(`answered ${status} ${problem ?? ''}`);
      same('within 3 s', milliseconds < 3000 || milliseconds, true);
      return `${status} after ${milliseconds} ms`;
    },
  },
  {
    sentence: 'nothing reaches Synchrony past Confluence',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.synchrony !== 'direct',
    check: async (scene) => {
      const answer = await visit(scene, '/synchrony/heartbeat');
      if (header(answer.headers, 'x-stand-in') === 'synchrony') throw new Error(shown(answer));
      const { status } = await converse(scene, '/synchrony/v1/ws', []);
      if (status === 101) throw new Error('a WebSocket to /synchrony/v1/ws was accepted');
      return `the heartbeat is answered ${answer.status}, a WebSocket ${status}`;
    },
  },
];

async function talk(scene: Scene, path: string, by: string): Promise<string> {
  const said = ['hello', 'Ü', 'x'.repeat(1000)];
  const { milliseconds, ...heard } = await converse(scene, path, said);
  same(`the WebSocket at ${path}`, heard, { status: 101, messages: said.map((text) => `${by}:${text}`), body: '' });
  return `${said.length} messages through ${path} within ${milliseconds} ms`;
}

function converse(scene: Scene, path: string, messages: readonly string[]) {
  const headers: readonly Header[] = [
    ['Host', scene.url.host],
    ['Origin', scene.url.origin],
  ];
  return scene.client.websocket({ ...targetOf(scene), path, headers, messages });
}
