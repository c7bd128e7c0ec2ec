import type { Span } from '../text/edit';
import { lineAt } from '../text/lines';
import type { Problem } from '../text/problem';

/** A problem of a span, with the line and column it begins at; `starts` comes from `lineStarts`. */
export function problemAt(starts: readonly number[], { start, end }: Span, says: string): Problem {
  const line = lineAt(starts, start);
  return { start, end, line, column: start - (starts[line - 1] ?? 0) + 1, says };
}
