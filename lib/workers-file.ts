import type { GeneratedFile, Note } from './bundle';
import type { Config } from './config';
import { argOf, directives } from './httpd/query';
import { bundlePathOf, isPlainPath } from './platforms/bundle-path';
import type { WorkersLines } from './recipes/recipe';
import type { Site } from './site';
import { applyEdits } from './text/edit';
import { lineAt, lineStarts } from './text/lines';
import type { Chosen } from './virtual-host-file';
import { explainWorkers } from './workers/explain';
import { mergeWorkers } from './workers/merge';
import { parseWorkers } from './workers/parse';
import { workersOf } from './workers/write';

interface Wanted {
  readonly because: WorkersLines;
  readonly recipe: string;
}

/** workers.properties, where some recipe has lines for it: the admin's own with our lines in it, or a new one. */
export function generateWorkers(
  site: Site,
  chosen: readonly Chosen[],
  { workers, virtualHost }: Config,
  keep: ReadonlySet<string>,
): GeneratedFile[] {
  const wanted = chosen.flatMap(({ recipe, lines }) =>
    (lines.workers ?? []).map((because): Wanted => ({ because, recipe: recipe.id })),
  );
  if (wanted.length === 0) return [];
  const source = workers ?? empty;
  const document = workersOf(wanted.map(({ because }) => ({ comment: because.says, settings: because.settings })));
  const edits = mergeWorkers(source, document, keep);
  const text = applyEdits(source.text, edits);
  const told = toldWorkersFile(virtualHost);
  const isUsable = (path: string | undefined) =>
    path !== undefined && isPlainPath(path, site.platform) && site.platform.siteNameOf(path) === undefined;
  const installTo = [workers?.path, told].find(isUsable) ?? site.platform.jk?.workersFile ?? '';
  let notes: readonly Note[] | undefined;
  return [
    {
      path: bundlePathOf(installTo),
      installTo,
      role: 'workers',
      // It holds the secret.
      mode: '0640',
      beforeIs: workers ? 'yours' : 'nothing',
      before: source.text,
      edits,
      text,
      change: !workers ? 'new' : edits.length > 0 ? 'changed' : 'unchanged',
      notes: () => {
        notes ??= notesOf(text, wanted);
        return notes;
      },
    },
  ];
}

const empty = parseWorkers('');

/** Where the admin's own virtual host has mod_jk look for its workers. */
export function toldWorkersFile(virtualHost: Config['virtualHost']): string | undefined {
  return virtualHost && [...directives(virtualHost, 'JkWorkersFile')].map((file) => argOf(file, 0)).at(-1);
}

/** Our reason for each line of ours; what the directive is for in every other line. */
function notesOf(text: string, wanted: readonly Wanted[]): Note[] {
  const document = parseWorkers(text);
  const starts = lineStarts(text);
  const reasons = new Map(
    wanted.flatMap((each) => each.because.settings.map(([key]): [string, Wanted] => [key, each])),
  );
  const ours = document.children.flatMap((setting): Note[] => {
    if (setting.kind !== 'setting') return [];
    const reason = reasons.get(setting.key.value);
    if (!reason) return [];
    const line = lineAt(starts, setting.start);
    const { says, why, from, sources } = reason.because;
    return [
      {
        line,
        lastLine: line,
        says,
        ...(why !== undefined && { why }),
        from,
        needs: [],
        sources,
        recipe: reason.recipe,
      },
    ];
  });
  const taken = new Set(ours.map(({ line }) => line));
  const explained = explainWorkers(document)
    .filter(({ line }) => !taken.has(line))
    .map(({ line, says, sources }): Note => ({ line, lastLine: line, says, from: [], needs: [], sources }));
  return [...ours, ...explained].sort((a, b) => a.line - b.line);
}
