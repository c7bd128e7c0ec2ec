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
