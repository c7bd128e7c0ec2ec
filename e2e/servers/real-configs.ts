import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder =
  process.env.PROXYWRIGHT_REAL_CONFIGS ?? fileURLToPath(new URL('../../../shared/real-configs', import.meta.url));

/** Why no server.xml from the field can be tried here; `undefined` when they are there. */
export const absence = existsSync(join(folder, 'server-xml'))
  ? undefined
  : 'The real server.xml files are not on this machine.';

/** Real server.xml files, by name; templates of other tools are left out, for they are no XML yet. Empty when absent. */
export function realServerXmls(): readonly { readonly name: string; readonly text: string }[] {
  if (absence) return [];
  const names = readdirSync(join(folder, 'server-xml')).filter((name) => name.endsWith('.xml'));
  return names.sort().map((name) => ({ name, text: readFileSync(join(folder, 'server-xml', name), 'utf8') }));
}
