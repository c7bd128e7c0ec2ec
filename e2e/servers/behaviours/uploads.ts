import { type Behaviour, same } from '../behaviour';
import { type Scene, shown, visit } from '../scene';

/** Whether large and slow uploads arrive. */
export const uploads: readonly Behaviour[] = [
  {
    sentence: 'an upload of 60 MB arrives whole',
    answeredBy: 'application',
    check: (scene) => upload(scene, { bytes: 60_000_000 }),
  },
  {
    sentence: 'an upload that stalls for 14 s arrives whole',
    answeredBy: 'application',
    slow: true,
    check: (scene) => upload(scene, { bytes: 200_000, stallMilliseconds: 14_000 }),
  },
  {
    sentence: 'an upload of 1.2 GB is not refused before it starts, unless a limit was asked for',
    answeredBy: 'application',
    check: async (scene) => {
      const limit = scene.promised.uploadLimit ?? Number.POSITIVE_INFINITY;
      for (const bytes of [1_200_000_000, ...(limit < 1_200_000_000 ? [Math.floor(limit * 0.9)] : [])]) {
        const how = { upload: { bytes }, headOnly: true, patience: 2500 };
        const { status } = await visit(scene, `${scene.contextPath}/upload`, how);
        same(`the answer to ${bytes} bytes`, status, bytes > limit ? 413 : 0);
      }
      return limit === Number.POSITIVE_INFINITY ? 'it waits for the bytes' : `limit ${limit}`;
    },
  },
];

async function upload(
  scene: Scene,
  size: { readonly bytes: number; readonly stallMilliseconds?: number },
): Promise<string> {
  const answer = await visit(scene, `${scene.contextPath}/upload`, { upload: size });
  same('the status', answer.status || shown(answer), 200);
  same('what arrived', JSON.parse(answer.body), { bytes: size.bytes, sha256: answer.sha256 });
  return `${size.bytes} bytes in ${answer.milliseconds} ms`;
}
