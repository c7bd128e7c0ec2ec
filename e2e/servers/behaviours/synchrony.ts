import { type Header, header } from '../agents/http';
import { type Behaviour, same } from '../behaviour';
import { type Scene, shown, targetOf, visit } from '../scene';

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
  const heard = await converse(scene, path, said);
  same(`the WebSocket at ${path}`, heard, { status: 101, messages: said.map((text) => `${by}:${text}`), body: '' });
  return `${said.length} messages through ${path}`;
}

function converse(scene: Scene, path: string, messages: readonly string[]) {
  const headers: readonly Header[] = [
    ['Host', scene.url.host],
    ['Origin', scene.url.origin],
  ];
  return scene.client.websocket({ ...targetOf(scene), path, headers, messages });
}
