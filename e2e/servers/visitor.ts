import { header } from './agents/http';
import type { Answer, Heard } from './agents/protocol';
import { type Scene, targetOf, type Visit, visit } from './scene';

/** A browser that keeps its cookies, each for the paths it was given for (RFC 6265 §5.1.4). */
export type Visitor = {
  readonly go: (path: string, how?: Visit) => Promise<Answer>;
  readonly websocket: (path: string, messages: readonly string[]) => Promise<Heard>;
  readonly give: (name: string, value: string) => void;
  readonly cookie: (name: string) => string | undefined;
};

/** Somebody who was never here before; paths are whole, with the context path. */
export function newVisitor(scene: Scene): Visitor {
  const jar = new Map<string, { readonly name: string; readonly value: string; readonly path: string }>();
  const sent = (path: string) => {
    const fitting = [...jar.values()].filter((cookie) => covers(cookie.path, path.replace(/\?.*/, '')));
    const text = fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
    return text === '' ? [] : [['Cookie', text] as const];
  };
  return {
    go: async (path, how = {}) => {
      const answer = await visit(scene, path, { ...how, headers: [...(how.headers ?? []), ...sent(path)] });
      for (const [name, text] of answer.headers) {
        if (name.toLowerCase() !== 'set-cookie') continue;
        const [, cookie = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(text) ?? [];
        const at = /;\s*path=([^;]+)/i.exec(text)?.[1] ?? '/';
        jar.set(`${cookie} ${at}`, { name: cookie, value, path: at });
      }
      return answer;
    },
    websocket: (path, messages) => {
      const headers = [['Host', scene.url.host] as const, ['Origin', scene.url.origin] as const, ...sent(path)];
      return scene.client.websocket({ ...targetOf(scene), path, headers, messages });
    },
    give: (name, value) => jar.set(`${name} /`, { name, value, path: '/' }),
    cookie: (name) => [...jar.values()].find((one) => one.name === name)?.value,
  };
}

/** The node that answered, by its own word. */
export function nodeOf(answer: Answer): string | undefined {
  return header(answer.headers, 'x-node');
}

function covers(cookie: string, path: string): boolean {
  return path === cookie || path.startsWith(cookie.endsWith('/') ? cookie : `${cookie}/`);
}
