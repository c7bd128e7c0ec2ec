'use client';
import { Rows } from '@/components/ui/rows';
import type { Field } from '@/lib';
import { freeLike, nextInSeries, pastedRows } from './pasted-rows';
import { useAnswer } from './use-answer';
import { wayOutOf } from './way-out';

type Row = Readonly<Record<string, unknown>>;

/** A question with several answers of several parts each: one row for each. `help` stands in for what the question itself says. */
export function RowsAnswer({ path, help }: { readonly path: string; readonly help?: string }) {
  const { asked, value, set, leave, problem, inside } = useAnswer(path);
  const columns = asked.columns ?? [];
  const rows: readonly Row[] = Array.isArray(value) ? value : [];
  const put = (row: number, column: string, text: string) =>
    set(rows.map((each, i) => (i === row ? { ...each, [column]: answerIn(columns, column, text) } : each)));
  return (
    <Rows
      id={path}
      legend={asked.title}
      hint={help ?? asked.help}
      problem={problem}
      columns={columns.map(({ path: id, title, help, kind, options }) => ({
        id,
        label: title,
        ...(help !== undefined && { hint: help }),
        ...(kind === 'integer' && { isNumber: true }),
        ...(kind === 'choice' && {
          options: (options ?? []).map((each) => ({ value: each.value, label: each.title })),
        }),
        ...(kind === 'switch' && { options: yesOrNo }),
      }))}
      rows={rows.map((row) => columns.map(({ path: id }) => shown(row[id])))}
      problemAt={(row, column) => {
        const at = column === undefined ? String(row) : `${row}.${column}`;
        const found = inside.find((each) => each.path === at);
        if (!found) return undefined;
        const field = columns.find((each) => each.path === column);
        const wayOut = field && column !== undefined && meantIn(rows, field, row, found.says);
        return {
          says: found.says,
          ...(wayOut && {
            wayOut: { label: `Use ${wayOut.says}`, take: () => put(row, wayOut.column, String(wayOut.value)) },
          }),
        };
      }}
      onCell={put}
      onAdd={() => set([...rows, newRow(columns, rows)])}
      onRemove={(row) => set(rows.filter((_, i) => i !== row))}
      onPaste={(row, column, text) => {
        const at = columns.findIndex(({ path: id }) => id === column);
        const pasted = pastedRows(text, columns.length - at);
        if (!pasted) return false;
        const all = [...rows];
        pasted.forEach((words, i) => {
          const target: Record<string, unknown> = { ...(all[row + i] ?? newRow(columns, all)) };
          words.forEach((word, j) => {
            const id = columns[at + j]?.path;
            if (id !== undefined) target[id] = answerIn(columns, id, word);
          });
          all[row + i] = target;
        });
        set(all);
        return true;
      }}
      onBlur={leave}
    />
  );
}

const yesOrNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : String(value ?? '');
}

/** What was typed, as the schema wants it; what it cannot be stays a text, for the schema to refuse. */
function answerIn(columns: readonly Field[], id: string, text: string): unknown {
  const field = columns.find(({ path }) => path === id);
  if (text === '' && (field?.isOptional || field?.kind === 'integer')) return undefined;
  switch (field?.kind) {
    case 'integer':
      return /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : text;
    case 'switch':
      return text === 'true';
    case 'list':
      return text.split(/[\s,]+/).filter(Boolean);
    default:
      return text;
  }
}

/** The usual answers, and in the first column what goes on from the rows above. */
function newRow(columns: readonly Field[], rows: readonly Row[]): Row {
  return Object.fromEntries(
    columns.map(({ path, kind, usual, isOptional, options }, at) => {
      const series = at === 0 && kind === 'text' ? nextInSeries(rows.map((row) => shown(row[path]))) : '';
      const empty =
        isOptional || kind === 'integer' ? undefined : kind === 'switch' ? false : kind === 'list' ? [] : '';
      return [path, series || (usual ?? (kind === 'choice' ? options?.[0]?.value : empty))];
    }),
  );
}

/** What to offer in a cell: what was probably meant, or the next name where one stands there twice. */
function meantIn(rows: readonly Row[], field: Field, row: number, problem: string) {
  const meant = wayOutOf(field, rows[row]?.[field.path], problem);
  if (meant) return { ...meant, column: field.path };
  const others = rows.filter((_, i) => i !== row).map((each) => shown(each[field.path]));
  const own = shown(rows[row]?.[field.path]);
  const next = others.includes(own) && field.path === 'name' ? freeLike(own, others) : '';
  return next === '' ? undefined : { says: next, value: next, column: field.path };
}
