import type { Line } from './pair-rows';

/** Lines in view, or unchanged ones folded away. */
export type Block<T extends Line = Line> =
  | {
      readonly kind: 'lines';
      readonly key: string;
      readonly lines: readonly T[] /** The white space that begins every line. */;
      readonly indent: string;
    }
  | { readonly kind: 'fold'; readonly key: string; readonly count: number };

/** Unchanged lines in view on either side of a change. */
const context = 3;
/** A fold takes a line itself; one that hides a single line gains nothing. */
const fewest = 2;
/** Opening a fold shows this many lines at most: a huge file comes piece by piece. */
export const chunk = 400;

/**
 * Folds runs of unchanged lines but for three next to each change. `opened` says how many lines of a fold are in view
 * already, by the fold's key.
 */
export function foldLines<T extends Line>(
  lines: readonly T[],
  opened: ReadonlyMap<string, number> = new Map(),
): Block<T>[] {
  const blocks: Block<T>[] = [];
  let open: T[] = [];
  const close = () => {
    const [first] = open;
    if (first)
      blocks.push({
        kind: 'lines',
        key: `lines-${first.old ?? ''}-${first.new ?? ''}`,
        lines: open,
        indent: commonIndent(open),
      });
    open = [];
  };
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (!line) break;
    if (line.kind !== 'same') {
      open.push(line);
      i += 1;
      continue;
    }
    let end = i;
    while (lines[end]?.kind === 'same') end += 1;
    const from = i === 0 ? 0 : Math.min(i + context, end);
    const to = end === lines.length ? end : Math.max(end - context, from);
    const key = `fold-${lines[from]?.old ?? 'end'}`;
    const shown = Math.min(opened.get(key) ?? 0, to - from);
    const hidden = to - from - shown;
    if (hidden < fewest && shown === 0) open.push(...lines.slice(i, end));
    else {
      open.push(...lines.slice(i, from + shown));
      if (hidden > 0) {
        close();
        blocks.push({ kind: 'fold', key, count: hidden });
      }
      open.push(...lines.slice(end - (end - to), end));
    }
    i = end;
  }
  close();
  return blocks;
}

/** The white space that begins every line but the blank ones; tabs and blanks count as they are written. */
export function commonIndent(lines: readonly Pick<Line, 'text'>[]): string {
  let common: string | undefined;
  for (const { text } of lines) {
    if (text.trim() === '') continue;
    const own = /^[ \t]*/.exec(text)?.[0] ?? '';
    if (common === undefined) common = own;
    let length = 0;
    while (length < common.length && common[length] === own[length]) length += 1;
    common = common.slice(0, length);
    if (common === '') break;
  }
  return common ?? '';
}
