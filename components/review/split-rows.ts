import type { Line } from './pair-rows';

/** One row of two columns: the line before, the line after; either may be missing. */
export interface SplitRow<T extends Line = Line> {
  readonly before?: T;
  readonly after?: T;
}

/** Puts lines side by side: unchanged ones and pairs share a row, the others stand alone on their side. */
export function splitRows<T extends Line>(lines: readonly T[]): SplitRow<T>[] {
  const rows: SplitRow<T>[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line) break;
    const next = lines[i + 1];
    if (line.kind === 'same') rows.push({ before: line, after: line });
    else if (line.kind === 'add') rows.push({ after: line });
    else if (line.isPaired && next?.kind === 'add' && next.isPaired) {
      rows.push({ before: line, after: next });
      i += 1;
    } else rows.push({ before: line });
  }
  return rows;
}
