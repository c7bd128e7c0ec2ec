import { header } from '../agents/http';
import type { Answer } from '../agents/protocol';
import { type Behaviour, same } from '../behaviour';
import { type Scene, shown, visit } from '../scene';
import { decoded } from './cache';

const compresses = ({ promised }: Scene) => promised.compression !== undefined;
const compressible = ['/page', '/data', '/s/c/1/_/download/batch/c.js', '/s/c/1/_/download/batch/c.css'];

/** What is made smaller on the way. */
export const compression: readonly Behaviour[] = [
  {
    sentence: 'pages, data, scripts and styles are compressed as the browser asks, and come out whole',
    answeredBy: 'application',
    appliesTo: compresses,
    check: async (scene) => {
      const promised = scene.promised.compression ?? [];
      for (const path of compressible) {
        const plain = await asked(scene, path, '');
        same(`${path} for a browser that accepts nothing`, header(plain.headers, 'content-encoding'), undefined);
        for (const accepted of ['gzip', 'br', 'gzip, deflate, br, zstd', 'identity']) {
          const answer = await asked(scene, path, accepted);
          const offered = promised.find((one) => accepted.split(', ').includes(one));
          same(`${path} for ${accepted}`, header(answer.headers, 'content-encoding'), offered);
          same(`${path} for ${accepted}, decoded`, decoded(answer).equals(decoded(plain)), true);
          if (offered) same('Vary', /accept-encoding/i.test(header(answer.headers, 'vary') ?? ''), true);
        }
      }
      return `${promised.join(', ')} for ${compressible.length} kinds`;
    },
  },
  {
    sentence: 'what Confluence compressed itself, images and archives are left as they are',
    answeredBy: 'application',
    appliesTo: compresses,
    check: async (scene) => {
      const own = await asked(scene, '/page?compressed=1', 'gzip, deflate, br');
      same('its encoding', header(own.headers, 'content-encoding'), 'gzip');
      same('what is in it', decoded(own).toString(), 'p'.repeat(26 * 1024));
      for (const path of ['/image.png', '/download/attachments/compressed.zip']) {
        const { headers } = await asked(scene, path, 'gzip, deflate, br');
        same(path, header(headers, 'content-encoding'), undefined);
      }
      return 'a page, an image and an archive';
    },
  },
  {
    sentence: 'a browser that has the compressed file already is told so with 304',
    answeredBy: 'application',
    appliesTo: compresses,
    check: async (scene) => {
      for (const accepted of ['', ...(scene.promised.compression ?? [])]) {
        const path = `/s/tag${accepted}/1/_/download/batch/tag.js`;
        const tag = header((await asked(scene, path, accepted)).headers, 'etag');
        const again = await visit(scene, scene.contextPath + path, {
          headers: [['If-None-Match', tag ?? ''], ...encoding(accepted)],
        });
        same(`${accepted || 'plain'}, ${tag}`, again.status || shown(again), 304);
      }
      return 'each encoding';
    },
  },
];

function asked(scene: Scene, path: string, accepted: string): Promise<Answer> {
  return visit(scene, scene.contextPath + path, { headers: encoding(accepted), binary: true });
}

function encoding(accepted: string): readonly (readonly [string, string])[] {
  return accepted ? [['Accept-Encoding', accepted]] : [];
}
