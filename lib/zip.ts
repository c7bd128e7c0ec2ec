import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Bundle } from './bundle';
import { packBundle } from './pack';

/** The earliest moment a zip can hold, in the local time zone, as fflate writes it: the same bytes at any hour, anywhere. */
const mtime = new Date(1980, 0, 1);

/** The bundle as one zip, with the modes of its files inside. */
export function zipBundle(bundle: Bundle): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  for (const { path, text, mode } of packBundle(bundle)) {
    files[path] = [strToU8(text), { mtime, os: 3, attrs: (0o100000 | Number.parseInt(mode, 8)) << 16 }];
  }
  return zipSync(files, { level: 6 });
}

/** The name to offer for it: `confluence-wiki.example.com.zip`. */
export function zipName({ site }: Bundle): string {
  return `confluence-${site.address.host}.zip`;
}
