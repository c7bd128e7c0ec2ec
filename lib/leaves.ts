import type { MarkedEdit, Note } from './bundle';
import type { Because } from './recipes/recipe';
import { lineAt, lineStarts } from './text/lines';

/** Why something goes, and the recipe that says so. */
export interface Farewell extends Because {
  readonly recipe: string;
}

/**
 * A note for each thing that goes, in the order of its lines in `before`. What `reasonFor` has no reason for gets that
 * of the edit behind it: conditions go with their rule.
 */
export function leavesOf(
  before: string,
  edits: readonly MarkedEdit[],
  reasonFor: (edit: MarkedEdit) => Farewell | undefined,
): Note[] {
  const starts = lineStarts(before);
  let behind: Farewell | undefined;
  return edits
    .filter(({ does }) => does === 'remove')
    .toSorted((a, b) => b.start - a.start)
    .flatMap((edit): Note[] => {
      const reason = reasonFor(edit) ?? behind;
      behind = reason;
      if (!reason) return [];
      const gone = before.slice(edit.start, edit.end);
      const first = edit.start + (gone.length - gone.trimStart().length);
      const { says, why, from, sources, recipe } = reason;
      return [
        {
          line: lineAt(starts, first),
          lastLine: lineAt(starts, first + Math.max(0, gone.trim().length - 1)),
          says,
          ...(why !== undefined && { why }),
          from,
          needs: [],
          sources,
          recipe,
        },
      ];
    })
    .toReversed();
}
