import type { Platform } from './platform';

/** How files are put, copied and removed on everything that has coreutils. */
export const unixFiles: Pick<Platform, 'shell' | 'placeFile' | 'copyFile' | 'removeFile'> = {
  shell: 'sh',
  placeFile: ({ path, installTo, mode }) => `install -m ${mode} ${path} ${installTo}`,
  copyFile: (from, to) => `cp -p ${from} ${to}`,
  removeFile: (path) => `rm ${path}`,
};
