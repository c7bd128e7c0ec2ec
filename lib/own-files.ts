import type { GeneratedFile, Note } from './bundle';
import { bundlePathOf } from './platforms/bundle-path';
import type { OwnFile } from './recipes/recipe';
import type { Chosen } from './virtual-host-file';

/** The small files that Apache itself serves or reads, each new and ours as a whole. */
export function generateOwnFiles(chosen: readonly Chosen[]): GeneratedFile[] {
  return chosen.flatMap(({ recipe, lines }) => (lines.files ?? []).map((file) => generated(file, recipe.id)));
}

function generated(file: OwnFile, recipe: string): GeneratedFile {
  const { installTo, text, mode, says, why, from, sources } = file;
  const note: Note = {
    line: 1,
    lastLine: text.trimEnd().split('\n').length,
    says,
    ...(why !== undefined && { why }),
    from,
    needs: [],
    sources,
    recipe,
  };
  return {
    path: bundlePathOf(installTo),
    installTo,
    role: 'page',
    mode,
    beforeIs: 'nothing',
    before: '',
    edits: [{ start: 0, end: 0, text, does: 'add', key: installTo }],
    text,
    change: 'new',
    notes: () => [note],
  };
}
