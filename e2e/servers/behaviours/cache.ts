import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Header, header } from '../agents/http';
import type { Answer } from '../agents/protocol';
import { countOf } from '../ask-node';
import { type Behaviour, same } from '../behaviour';
import { type Scene, shown, visit } from '../scene';
import { inParallel } from '../until';
import { newVisitor } from '../visitor';

const isCached = ({ promised }: Scene) => promised.cache !== undefined;

/** What Apache keeps on its disk, and what it must not. */
export const cache: readonly Behaviour[] = [
  {
    sentence: 'the second request for a static file never reaches Tomcat, whoever asks',
    answeredBy: 'application',
    appliesTo: isCached,
    check: async (scene) => {
      for (const [at, own] of staticPaths.entries()) {
        const path = stamped(scene, own, `second-${at}`);
        const before = await countOf(scene, `/${own}`);
        const first = await visit(scene, path);
        same(path, first.status || shown(first), 200);
        for (const how of [
          {},
          { from: 'second' as const },
          { headers: [['Cookie', 'JSESSIONID=1; user=eve'] as const] },
        ]) {
          same('the same bytes', (await visit(scene, path, how)).body === first.body, true);
        }
        same(`requests for ${own} that reached Tomcat`, (await countOf(scene, `/${own}`)) - before, 1);
      }
      return `${staticPaths.length} files`;
    },
  },
  {
    sentence: "a browser's reload is answered from the cache",
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.cache?.reload ?? promised.cache !== undefined,
    check: async (scene) => {
      const own = 'download/batch/reload.js';
      for (const headers of [
        [],
        [['Cache-Control', 'max-age=0']],
        [
          ['Cache-Control', 'no-cache'],
          ['Pragma', 'no-cache'],
        ],
      ]) {
        await visit(scene, stamped(scene, own, 'reload'), {
          headers: headers.map(([name = '', value = '']): Header => [name, value]),
        });
      }
      same('requests that reached Tomcat', await countOf(scene, `/${own}`), 1);
      return 'max-age=0 and no-cache';
    },
  },
  {
    sentence: 'the query of a static file makes it another file',
    answeredBy: 'application',
    appliesTo: isCached,
    check: async (scene) => {
      const path = stamped(scene, 'download/batch/locale.js', 'query');
      for (const query of ['?locale=de', '?locale=en', '', '?locale=de']) {
        const { body } = await visit(scene, path + query);
        same('the file', body.startsWith(`/* /download/batch/locale.js${query} */`) || body.slice(0, 60), true);
      }
      return 'four requests';
    },
  },
  {
    sentence: 'each browser gets a cached file in an encoding that it understands, and whole',
    answeredBy: 'application',
    appliesTo: isCached,
    check: async (scene) => {
      const path = stamped(scene, 'download/batch/variants.js', 'variants');
      const seen: string[] = [];
      for (const accepted of [
        'gzip',
        '',
        'br',
        'gzip, deflate, br',
        'identity',
        'gzip',
        'br',
        '',
        'gzip, deflate, br',
      ]) {
        const answer = await visit(scene, path, {
          headers: accepted ? [['Accept-Encoding', accepted]] : [],
          binary: true,
        });
        const encoding = header(answer.headers, 'content-encoding') ?? 'identity';
        same(
          `${encoding} for a browser that accepts ${accepted || 'nothing'}`,
          [...accepted.split(', '), 'identity'].includes(encoding),
          true,
        );
        const text = decoded(answer).toString();
        same('the whole file', [text.length, text.startsWith('/* /download/batch/variants.js */')], [74 * 1024, true]);
        seen.push(encoding);
      }
      return seen.join(', ');
    },
  },
  {
    sentence: 'a cookie that came with a static file is never given to anybody else',
    answeredBy: 'application',
    appliesTo: isCached,
    check: async (scene) => {
      const path = stamped(scene, 'download/batch/cookie.js', 'cookie');
      const first = header((await visit(scene, path)).headers, 'set-cookie');
      if (first === undefined) throw new Error('the stand-in sent no cookie');
      for (const from of ['second', 'public', 'private'] as const) {
        same(`what ${from} gets`, header((await visit(scene, path, { from })).headers, 'set-cookie') === first, false);
      }
      return 'three visitors later';
    },
  },
  {
    sentence: 'of 1,000 mixed requests none gives a visitor what belongs to another, and every page reaches Confluence',
    heavy: true,
    answeredBy: 'application',
    appliesTo: isCached,
    check: async (scene) => {
      const visitors = ['ann', 'bob'].map((name) => {
        const visitor = newVisitor(scene);
        visitor.give('user', name);
        return { name, visitor };
      });
      const paths = [...privatePaths, ...staticPaths.map((own) => `/s/mixed/1/_/${own}`)];
      const counted = '/private/page';
      const before = await countOf(scene, counted);
      let wanted = 0;
      const nobody = { name: '', visitor: newVisitor(scene) };
      await inParallel(4, Array.from({ length: 1000 }), async (_, at) => {
        // A fixed mixture in which every pair of path and visitor comes in every order.
        const path = paths[(at * 7 + Math.floor(at / paths.length)) % paths.length] ?? '';
        const { name, visitor } = visitors[(at * 3 + Math.floor(at / 5)) % 2] ?? nobody;
        if (path.startsWith(counted)) wanted += 1;
        const answer = await visitor.go(scene.contextPath + path, { keep: true });
        same(path, answer.status || shown(answer), 200);
        if (privatePaths.includes(path)) same(`${path} for ${name}`, answer.body, JSON.stringify({ user: name }));
        else same('a static file', answer.body.startsWith('/*'), true);
      });
      same(`requests for ${counted} that reached Confluence`, (await countOf(scene, counted)) - before, wanted);
      return `${paths.length} addresses, ${privatePaths.length} of them private`;
    },
  },
  {
    sentence: 'a cached copy does not open a guarded path',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.cache !== undefined && (promised.access?.guarded ?? []).length > 0,
    check: async (scene) => {
      const { guarded = [], allowed = [] } = scene.promised.access ?? {};
      let tried = 0;
      for (const path of guarded) {
        for (const address of [
          `${path}/x.css`,
          `/s/kept/1/_${path}/x.css`,
          `/s/kept/1/_/download/batch/..${path}/x.css`,
          `/s/kept/1/_/images/../..${path}/x.css`,
        ]) {
          for (const from of allowed) {
            await visit(scene, scene.contextPath + address, { from });
            await visit(scene, scene.contextPath + address, { from });
          }
          const { status, body } = await visit(scene, scene.contextPath + address);
          same(`${address} from outside (${status})`, body.includes('"administration"'), false);
          tried += 1;
        }
      }
      return `${tried} addresses`;
    },
  },
  {
    sentence: "the manifest's own way to empty the cache works",
    answeredBy: 'application',
    appliesTo: ({ promised, bundle }) => promised.cache !== undefined && bundle.manifest.apache.purge !== undefined,
    check: async (scene) => {
      const own = 'download/batch/purge.js';
      const path = stamped(scene, own, 'purge');
      await visit(scene, path);
      await visit(scene, path);
      const said = await scene.machine.must(['sh', '-c', scene.bundle.manifest.apache.purge ?? '']);
      await visit(scene, path);
      await visit(scene, path);
      same('requests that reached Tomcat', await countOf(scene, `/${own}`), 2);
      return said;
    },
  },
];

/** What the bytes of an answer are without their encoding. */
export function decoded({ headers, bytes }: Answer): Buffer {
  const raw = Buffer.from(bytes, 'base64');
  const encoding = header(headers, 'content-encoding');
  return encoding === 'gzip' ? gunzipSync(raw) : encoding === 'br' ? brotliDecompressSync(raw) : raw;
}

const staticPaths = [
  'download/batch/x.js',
  'download/contextbatch/css/_super/batch.css',
  'download/resources/com.example/y.css',
  'images/z.css',
  'styles/main.css',
];

/** Each visitor's own, wherever it stands. */
const privatePaths = [
  '/private/page',
  '/private/page?pageId=1',
  '/rest/private/x',
  '/download/attachments/private/1.pdf',
  '/download/thumbnails/private/1.png',
  '/s/mixed/1/_/private/page.js',
  '/s/mixed/1/_/rest/private/x',
  '/s/mixed/1/_/download/attachments/private/1.js',
  '/s/mixed/1/_/download/thumbnails/private/1.css',
  '/plugins/servlet/private/x.js',
];

/** A static address as Confluence writes it: what changes with an upgrade stands before the file. */
function stamped({ contextPath }: Scene, own: string, stamp: string): string {
  return `${contextPath}/s/${stamp}/9012/1/1.0/_/${own}`;
}
