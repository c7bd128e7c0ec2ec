'use client';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from './button';
import { describedBy } from './field';
import { FieldSet } from './field-set';
import { type Problem, ProblemLine } from './problem-line';
import { TextInput } from './text-input';

export interface RowsColumn {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** A number is typed with the keys for digits. */
  readonly isNumber?: boolean;
  /** What there is to choose from, in place of a text. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export interface RowsProps {
  readonly id: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  /** With the rows as a whole. */
  readonly problem?: Problem | undefined;
  readonly columns: readonly RowsColumn[];
  /** What stands in each cell, by row and column. */
  readonly rows: readonly (readonly string[])[];
  /** What is wrong with one cell, or with its row where the column is undefined. */
  readonly problemAt: (row: number, column: string | undefined) => Problem | undefined;
  readonly onCell: (row: number, column: string, text: string) => void;
  readonly onAdd: () => void;
  readonly onRemove: (row: number) => void;
  /** Takes pasted text that fills more than this cell; false if it is for this cell alone. */
  readonly onPaste: (row: number, column: string, text: string) => boolean;
  readonly onBlur: () => void;
}

/**
 * Rows of a few cells each. Enter goes to the next row and adds one below the last; narrow pages show each row as a
 * card. Every cell is called by its column and its row, and its problem stands under it.
 */
export function Rows(props: RowsProps) {
  const { id, legend, hint, problem, columns, rows, onAdd, onRemove } = props;
  const [said, setSaid] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const focusCell = (row: number, column: string) =>
    requestAnimationFrame(() => document.getElementById(controlId(id, row, column))?.focus());
  const [first] = columns;
  const add = () => {
    onAdd();
    setSaid(`Row ${rows.length + 1} added.`);
    if (first) focusCell(rows.length, first.id);
  };
  const remove = (row: number) => {
    onRemove(row);
    setSaid(`Row ${row + 1} removed, ${rows.length - 1} left.`);
    const next = Math.min(row, rows.length - 2);
    if (next >= 0 && first) focusCell(next, first.id);
    else body.current?.querySelector<HTMLElement>('.add')?.focus();
  };
  const follow = (event: KeyboardEvent, row: number, column: string) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (row === rows.length - 1) add();
    else focusCell(row + 1, column);
  };
  const paste = (event: ClipboardEvent, row: number, column: string) => {
    if (!props.onPaste(row, column, event.clipboardData.getData('text'))) return;
    event.preventDefault();
    setSaid('The pasted lines fill the rows.');
  };
  return (
    <FieldSet id={id} legend={legend} hint={hint} problem={problem}>
      <div className={`rows columns-${columns.length}`} ref={body}>
        <div className="rows-head">
          {columns.map((column) => (
            <span key={column.id}>
              <b aria-hidden="true">{column.label}</b>
              {column.hint && (
                <span className="hint" id={`${id}-${column.id}-hint`}>
                  {column.hint}
                </span>
              )}
            </span>
          ))}
        </div>
        <ol>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name, and its cells hold no state
            <li key={row}>
              {columns.map((column, at) => (
                <Cell
                  key={column.id}
                  id={controlId(id, row, column.id)}
                  column={column}
                  row={row}
                  hintId={column.hint ? `${id}-${column.id}-hint` : undefined}
                  text={cells[at] ?? ''}
                  problem={props.problemAt(row, column.id)}
                  onText={(text) => props.onCell(row, column.id, text)}
                  onKeyDown={(event) => follow(event, row, column.id)}
                  onPaste={(event) => paste(event, row, column.id)}
                  onBlur={props.onBlur}
                />
              ))}
              <Button kind="quiet" isSmall onClick={() => remove(row)}>
                Remove
                <span className="vh">
                  {' '}
                  row {row + 1}, {cells[0]}
                </span>
              </Button>
              <RowProblem id={`${id}.${row}`} problem={props.problemAt(row, undefined)} />
            </li>
          ))}
        </ol>
        <div className="row">
          <Button isSmall onClick={add}>
            Add a row
          </Button>
        </div>
        <span className="vh" role="status">
          {said}
        </span>
      </div>
    </FieldSet>
  );
}

/** The id of a cell's control: that of its answer, with an ending of its own. */
function controlId(id: string, row: number, column: string): string {
  return `${id}.${row}.${column}-control`;
}

interface CellProps {
  readonly id: string;
  readonly column: RowsColumn;
  readonly row: number;
  readonly hintId: string | undefined;
  readonly text: string;
  readonly problem: Problem | undefined;
  readonly onText: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onBlur: () => void;
}

function Cell({ id, column, row, hintId, text, problem, onText, onKeyDown, onPaste, onBlur }: CellProps) {
  const problemId = `${id}-problem`;
  const control = {
    id,
    'aria-describedby': describedBy(hintId, problem && problemId),
    ...(problem && { 'aria-invalid': true as const }),
    onBlur,
    onKeyDown,
  };
  return (
    <div className="cell" id={`${id}-cell`}>
      <label htmlFor={id}>
        <span aria-hidden="true">{column.label}</span>
        <span className="vh">{`${column.label}, row ${row + 1}`}</span>
      </label>
      {column.options ? (
        <select {...control} className="input" value={text} onChange={({ target }) => onText(target.value)}>
          {column.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <TextInput
          {...control}
          isCode
          autoComplete="off"
          {...(column.isNumber && { inputMode: 'numeric' })}
          value={text}
          onChange={({ target }) => onText(target.value)}
          onPaste={onPaste}
        />
      )}
      {problem && <ProblemLine id={problemId} problem={problem} fieldId={`${id}-cell`} />}
    </div>
  );
}

function RowProblem({ id, problem }: { readonly id: string; readonly problem: Problem | undefined }) {
  return problem ? <ProblemLine id={`${id}-problem`} problem={problem} fieldId={id} /> : null;
}
