import type { Machine } from './machine';
import { line, script } from './shell';

/** A file to install: where, with which mode (octal digits), and its bytes. */
export type Installed = { readonly to: string; readonly mode: string; readonly bytes: Uint8Array };

/** Puts files where they belong, byte for byte, with the folders above them. */
export async function installFiles(machine: Machine, files: readonly Installed[]): Promise<void> {
  if (files.length === 0) return;
  const drafts = files.map(({ to, mode, bytes }, at) => ({ to, mode, bytes, draft: `/tmp/install-${at}` }));
  for (const { draft, bytes } of drafts) await machine.write(draft, bytes);
  await machine.must(script(...drafts.map(({ to, mode, draft }) => line('install', '-D', '-m', mode, draft, to))));
}
