import { header } from '../agents/http';
import type { Answer } from '../agents/protocol';
import { askNode } from '../ask-node';
import { type Behaviour, same } from '../behaviour';
import { disguisesOf, lookAlikesOf } from '../disguises';
import { addresses } from '../machine';
import type { Somebody } from '../promised';
import { type Scene, shown, visit } from '../scene';
import { inParallel } from '../until';

const everybody = Object.keys(addresses) as Somebody[]; // its own keys

/** Who gets where. */
export const access: readonly Behaviour[] = [
  {
    sentence: 'a guarded page opens for an allowed address and for no other',
    answeredBy: 'application',
    appliesTo: ({ promised }) => (promised.access?.guarded ?? []).length > 0,
    check: async (scene) => {
      const { guarded = [], allowed = [] } = scene.promised.access ?? {};
      for (const path of guarded) {
        for (const method of ['GET', 'POST', 'HEAD', 'PUT']) {
          const length = method === 'GET' || method === 'HEAD' ? [] : [['Content-Length', '0'] as const];
          for (const from of everybody) {
            const address = `${scene.contextPath}${path}/console.action`;
            const answer = await visit(scene, address, { from, method, headers: length });
            same(`${method} ${path} by ${from} (${answer.status})`, opened(answer, [path]), allowed.includes(from));
          }
        }
      }
      return `${guarded.join(', ')} for ${allowed.join(', ')}`;
    },
  },
  {
    sentence: 'no disguise of a guarded path opens it from outside',
    heavy: true,
    answeredBy: 'application',
    appliesTo: ({ promised }) => (promised.access?.guarded ?? []).length > 0,
    check: (scene) => noDisguiseOpens(scene, scene.promised.access?.guarded ?? [], ['public']),
  },
  {
    sentence: 'no disguise of a path that is shut opens it for anybody',
    heavy: true,
    answeredBy: 'application',
    appliesTo: ({ promised }) => (promised.access?.shut ?? []).length > 0,
    check: (scene) => noDisguiseOpens(scene, scene.promised.access?.shut ?? [], ['public', 'admin']),
  },
  {
    sentence: 'harmless addresses that look like guarded ones stay open for everybody',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.access !== undefined,
    check: async (scene) => {
      const { guarded = [], shut = [] } = scene.promised.access ?? {};
      const refused: string[] = [];
      let asked = 0;
      for (const path of [...guarded, ...shut]) {
        for (const address of lookAlikesOf(path, scene.contextPath)) {
          asked += 1;
          const answer = await visit(scene, address, { keep: true });
          if (answer.status !== 200) refused.push(`${address}: ${shown(answer)}`);
        }
      }
      same('refused', refused, []);
      return `${asked} addresses`;
    },
  },
  {
    sentence: 'a forged sender does not open a guarded path',
    answeredBy: 'application',
    appliesTo: ({ promised }) => (promised.access?.guarded ?? []).length > 0,
    check: async (scene) => {
      const { guarded = [], allowed = [] } = scene.promised.access ?? {};
      const [somebody] = allowed;
      const trusted = ['127.0.0.1', '::1', ...(somebody ? [addresses[somebody].client] : [])];
      for (const path of guarded) {
        for (const name of [
          'X-Forwarded-For',
          'X-Real-IP',
          'Forwarded',
          'Client-IP',
          'True-Client-IP',
          'X-Client-IP',
        ]) {
          for (const value of trusted) {
            const told = name === 'Forwarded' ? `for=${value}` : value;
            const answer = await visit(scene, `${scene.contextPath}${path}/console.action`, {
              headers: [[name, told]],
            });
            same(`${name}: ${told}`, opened(answer, [path]), false);
          }
        }
      }
      return 'six headers';
    },
  },
];

async function noDisguiseOpens(scene: Scene, paths: readonly string[], from: readonly Somebody[]): Promise<string> {
  const open: string[] = [];
  const counts: string[] = [];
  for (const path of paths) {
    const disguises = disguisesOf(path, scene.contextPath);
    const [node] = scene.nodes;
    const direct = node ? await askNode(scene, node, disguises) : [];
    // The check is worth something only if Confluence itself takes most of them for the path.
    const real = direct.filter(({ body }) => body.includes('"administration"')).length;
    same(
      `disguises of ${path}, and those that work`,
      disguises.length >= 100 && real >= 50 ? true : [disguises.length, real],
      true,
    );
    for (const one of from) {
      await inParallel(4, disguises, async (disguise) => {
        const answer = await visit(scene, disguise, { from: one, keep: true });
        if (opened(answer, [path])) open.push(`${one}: ${disguise}`);
      });
    }
    counts.push(`${path}: ${disguises.length} disguises, ${real} of which work past Apache`);
  }
  same('open', open, []);
  return counts.join('; ');
}

/** Whether Confluence served a path below one of these, whatever the case. */
function opened({ headers }: Answer, paths: readonly string[]): boolean {
  const served = decodeURIComponent((header(headers, 'x-path') ?? '').replaceAll('+', ' ')).toLowerCase();
  return paths.some((path) => served === path || served.startsWith(`${path}/`));
}
