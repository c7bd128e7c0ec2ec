import type { Command, FolderWish } from './platform';

/** Makes folders where Apache runs as this user and group; a folder that is there already keeps what is in it. */
export function makeUnixFolder(user: string, group: string): (folder: FolderWish) => readonly Command[] {
  return ({ path, owner, mode }) => {
    const [own, grp] = owner === 'apache' ? [user, group] : ['root', 'root'];
    return [
      {
        run: `install -d -o ${own} -g ${grp} -m ${mode} ${path}`,
        says: owner === 'apache' ? 'Makes a folder that Apache may write.' : 'Makes a folder that Apache reads.',
      },
    ];
  };
}
