import type { Bundle } from './bundle';
import { drawPicture, svgOf } from './draw-picture';
import { manifestOf } from './manifest';
import { patchOf } from './patch-of';
import { pictureInWords, pictureOf } from './picture';
import { runbookOf } from './runbook';

/** One file of the bundle as it is taken home. */
export interface PackedFile {
  /** Relative, with `/` between the steps. */
  readonly path: string;
  readonly text: string;
  readonly mode: '0644' | '0640' | '0755';
}

/** All files of a bundle, in the order of their paths. The same answers and files give the same bytes, everywhere. */
export function packBundle(bundle: Bundle): PackedFile[] {
  const files: PackedFile[] = [
    { path: 'manifest.json', text: json(manifestOf(bundle)), mode: '0644' },
    { path: 'README.md', text: runbookOf(bundle), mode: '0644' },
    ...pictureFile(bundle),
    { path: 'answers.json', text: json(bundle.answers), mode: '0644' },
    ...bundle.files.map(({ path, text, mode }) => ({ path, text, mode })),
    ...bundle.files.flatMap((file) => {
      const text = patchOf(file);
      // A patch holds what the file holds: the secret, too.
      return text === '' ? [] : [{ path: patchPath(file.path), text, mode: file.mode }];
    }),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function pictureFile(bundle: Bundle): PackedFile[] {
  const picture = pictureOf(bundle);
  if (!picture) return [];
  const text = svgOf(drawPicture(picture, `Who talks to whom: ${pictureInWords(picture).join(' ')}`));
  return [{ path: 'picture.svg', text, mode: '0644' }];
}

function patchPath(path: string): string {
  const [side, node, ...more] = path.split('/');
  const name = path.replace(/^.*\//, '');
  return `patches/${side === 'tomcat' && more.length > 0 ? `${node}-` : ''}${name}.patch`;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
