import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const modulesFolder = '/usr/lib/apache2/modules';

/** Runs the real httpd on a configuration of its own; nothing is served. Yields what it printed, stdout and stderr together. */
export function askHttpd(folder: string, configuration: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      '/usr/sbin/apache2',
      ['-f', join(folder, configuration), ...args],
      { maxBuffer: 1 << 26 },
      (_error, stdout, stderr) => {
        resolve(stdout + stderr);
      },
    );
  });
}

/** Writes a main file that loads these modules (all that are installed, if none are named) and then what `rest` says. */
export async function writeMainFile(
  folder: string,
  name: string,
  modules: readonly string[] | 'all',
  rest: string,
): Promise<void> {
  await mkdir(join(folder, 'logs'), { recursive: true });
  const installed = (await readdir(modulesFolder)).flatMap((file) => /^mod_(.*)\.so$/.exec(file)?.[1] ?? []);
  const chosen = modules === 'all' ? installed.filter((module) => !module.startsWith('mpm_')) : modules;
  const lines = ['mpm_event', ...chosen].map(
    (module) => `LoadModule ${module}_module ${modulesFolder}/mod_${module}.so`,
  );
  await writeFile(join(folder, name), [`ServerRoot ${folder}`, ...lines, 'ServerName localhost', rest, ''].join('\n'));
}
