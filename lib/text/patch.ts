import type { DiffRow } from './diff';

const context = 3;

/**
 * A unified diff that `patch -p1` and `git apply` take: `from` and `to` are the paths in its head, `rows` the whole
 * file. `lineEnd` is how the lines of the file end. Empty if nothing changes.
 */
export function unifiedPatch(
  from: string,
  to: string,
  rows: readonly DiffRow[],
  lineEnd: '\n' | '\r\n',
  texts: { readonly before: string; readonly after: string },
): string {
  const hunks = hunksOf(rows);
  if (hunks.length === 0) return '';
  const lastOld = rows.findLastIndex(({ kind }) => kind !== 'add');
  const lastNew = rows.findLastIndex(({ kind }) => kind !== 'del');
  const carriage = lineEnd === '\r\n' ? '\r' : '';
  const body = hunks.map(({ first, last }) => {
    const lines = rows.slice(first, last + 1).map((row, i) => {
      const at = first + i;
      const isOpen =
        (row.kind !== 'add' && at === lastOld && texts.before !== '' && !texts.before.endsWith('\n')) ||
        (row.kind !== 'del' && at === lastNew && !texts.after.endsWith('\n'));
      const sign = row.kind === 'same' ? ' ' : row.kind === 'add' ? '+' : '-';
      return isOpen ? `${sign}${row.text}\n\\ No newline at end of file` : `${sign}${row.text}${carriage}`;
    });
    return [header(rows, first, last), ...lines].join('\n');
  });
  return `--- ${from}\n+++ ${to}\n${body.join('\n')}\n`;
}

function hunksOf(rows: readonly DiffRow[]): { first: number; last: number }[] {
  const hunks: { first: number; last: number }[] = [];
  rows.forEach(({ kind }, i) => {
    if (kind === 'same') return;
    const first = Math.max(0, i - context);
    const last = Math.min(rows.length - 1, i + context);
    const open = hunks.at(-1);
    if (open && first <= open.last + 1) open.last = last;
    else hunks.push({ first, last });
  });
  return hunks;
}

function header(rows: readonly DiffRow[], first: number, last: number): string {
  const before = rows.slice(0, first);
  const inside = rows.slice(first, last + 1);
  const range = (other: 'add' | 'del') => {
    const count = inside.filter(({ kind }) => kind !== other).length;
    const start = before.filter(({ kind }) => kind !== other).length + (count === 0 ? 0 : 1);
    return `${start},${count}`;
  };
  return `@@ -${range('add')} +${range('del')} @@`;
}
