import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { RecordedRun } from '@/lib/record';

/** The versions of the servers that this machine runs; throws when one of them does not say. */
export function serverVersions(): RecordedRun['servers'] {
  return {
    apache: foundIn(said('apache2', '-v'), /Apache\/([\d.]+)/),
    modJk: foundIn(readFileSync('/usr/lib/apache2/modules/mod_jk.so', 'latin1'), /mod_jk\/(1\.[\d.]+)/),
    tomcat: ['9', '10'].map((line) => tomcatOf(line)).join(' and '),
  };
}

function tomcatOf(line: string): string {
  const jar = `/usr/share/java/tomcat${line}-catalina.jar`;
  return foundIn(
    said('unzip', '-p', jar, 'org/apache/catalina/util/ServerInfo.properties'),
    /server\.info=.*\/([\d.]+)/,
  );
}

function said(program: string, ...words: readonly string[]): string {
  return spawnSync(program, words, { encoding: 'utf8' }).stdout;
}

function foundIn(text: string, version: RegExp): string {
  const found = version.exec(text)?.[1];
  if (found === undefined) throw new Error(`${version} is not in ${text.slice(0, 200)}`);
  return found;
}
