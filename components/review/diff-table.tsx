'use client';
import { memo, type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import type { GeneratedFile } from '@/lib';
import { CodeLine } from './code-line';
import { type LineNotes, type ViewLine, viewOf } from './file-view';
import { type Block, chunk, foldLines } from './fold-lines';
import { NoteList } from './note-list';
import { splitRows } from './split-rows';
import { useStable } from './use-stable';

export interface DiffTableProps {
  readonly file: GeneratedFile;
  /** By line of the new text. They may come later than the lines, and a keystroke behind. */
  readonly notes: ReadonlyMap<number, LineNotes>;
  readonly layout?: 'unified' | 'split';
  readonly caption: string;
  /** The answer that has the focus: its lines are marked. */
  readonly focusField?: string | undefined;
  readonly onJumpTo: (answerPath: string) => void;
  /** Offers to keep the admin's own value, by the key of the edit. */
  readonly onKeep?: ((key: string) => void) | undefined;
  /** On paper every note is open. */
  readonly isPrinting?: boolean;
}

/** The change to one file, line by line; every line that has a reason tells it when its number is pressed. */
export function DiffTable(props: DiffTableProps) {
  const { file, notes, layout = 'unified', caption, focusField, isPrinting = false } = props;
  const onJumpTo = useStable(props.onJumpTo);
  const keep = useStable(props.onKeep ?? nothing);
  const onKeep = props.onKeep && keep;
  const base = useId();
  const view = viewOf(file);
  const [opened, setOpened] = useState<ReadonlyMap<string, number>>(new Map());
  const [openNotes, setOpenNotes] = useState<ReadonlySet<string>>(new Set());
  const blocks = useMemo(() => foldLines(view.lines, opened), [view, opened]);
  const unfold = useCallback(
    (key: string) => setOpened((before) => new Map(before).set(key, (before.get(key) ?? 0) + chunk)),
    [],
  );
  const toggle = useCallback(
    (key: string) =>
      setOpenNotes((before) => {
        const after = new Set(before);
        if (!after.delete(key)) after.add(key);
        return after;
      }),
    [],
  );
  const isComment = file.role === 'virtual-host';
  const rowProps = (line: ViewLine | undefined, indent: string) => {
    const lineNotes = line?.new === undefined ? undefined : notes.get(line.new);
    return {
      base,
      indent,
      isComment,
      lineNotes,
      isOpen: lineNotes !== undefined && (isPrinting || openNotes.has(lineNotes.key)),
      isMarked: isFrom(lineNotes, focusField),
      toggle,
      onJumpTo,
      onKeep,
    };
  };
  const columns = layout === 'split' ? 6 : 4;
  return (
    <table
      className={['diff', layout === 'split' ? 'split' : '', file.beforeIs === 'nothing' ? 'whole' : '']
        .filter(Boolean)
        .join(' ')}
    >
      <caption className="vh">{caption}</caption>
      {layout === 'split' ? splitColumns : unifiedColumns}
      <thead className="vh">{layout === 'split' ? splitHead : unifiedHead}</thead>
      {blocks.map((block) => (
        <tbody key={block.key}>
          {block.kind === 'fold' ? (
            <FoldRow block={block} columns={columns} unfold={unfold} />
          ) : layout === 'split' ? (
            splitRows(block.lines).map(({ before, after }) => (
              <SplitLine
                key={keyOf(after ?? before)}
                before={before}
                after={after}
                {...rowProps(after, block.indent)}
              />
            ))
          ) : (
            block.lines.map((line) => <UnifiedLine key={keyOf(line)} line={line} {...rowProps(line, block.indent)} />)
          )}
        </tbody>
      ))}
    </table>
  );
}

const nothing = () => {};

const unifiedColumns = (
  <colgroup>
    <col className="n old" />
    <col className="n" />
    <col className="sign" />
    <col />
  </colgroup>
);
const splitColumns = (
  <colgroup>
    <col className="n" />
    <col className="sign" />
    <col />
    <col className="n" />
    <col className="sign" />
    <col />
  </colgroup>
);
const unifiedHead = (
  <tr>
    <th scope="col">Old line</th>
    <th scope="col">New line</th>
    <th scope="col">Change</th>
    <th scope="col">Text</th>
  </tr>
);
const splitHead = (
  <tr>
    <th scope="col">Old line</th>
    <th scope="col">Removed</th>
    <th scope="col">Old text</th>
    <th scope="col">New line</th>
    <th scope="col">Added</th>
    <th scope="col">New text</th>
  </tr>
);

function keyOf(line: ViewLine | undefined): string {
  return line?.new === undefined ? `-${line?.old}` : `+${line.new}`;
}

function isFrom(lineNotes: LineNotes | undefined, field: string | undefined): boolean {
  return field !== undefined && (lineNotes?.notes.some(({ from }) => from.includes(field)) ?? false);
}

interface RowProps {
  readonly base: string;
  readonly indent: string;
  readonly isComment: boolean;
  readonly lineNotes: LineNotes | undefined;
  readonly isOpen: boolean;
  readonly isMarked: boolean;
  readonly toggle: (key: string) => void;
  readonly onJumpTo: (answerPath: string) => void;
  readonly onKeep: ((key: string) => void) | undefined;
}

const UnifiedLine = memo(function UnifiedLine({ line, ...props }: RowProps & { readonly line: ViewLine }) {
  const { indent, isOpen, isMarked, lineNotes } = props;
  return (
    <>
      <tr className={rowClass(line.kind === 'same' ? '' : line.kind, isOpen)} data-marked={isMarked || undefined}>
        <td className="n old">{line.old !== undefined && <span>{line.old}</span>}</td>
        <td className="n">
          <NewNumber line={line} {...props} />
        </td>
        <Sign line={line} />
        <td className="code">
          <CodeLine line={line} indent={indent} isComment={isCommentLine(line, props.isComment)}>
            {line.tag && <b className={line.tag === 'added' ? 'tag plain' : 'tag'}>{line.tag}</b>}
            <KeepMine line={line} onKeep={props.onKeep} />
          </CodeLine>
        </td>
      </tr>
      {isOpen && lineNotes && <NoteRow columns={4} {...props} lineNotes={lineNotes} line={line} />}
    </>
  );
}, isSameRow);

type SplitProps = RowProps & { readonly before: ViewLine | undefined; readonly after: ViewLine | undefined };

const SplitLine = memo(function SplitLine({ before, after, ...props }: SplitProps) {
  const { indent, isOpen, isMarked, lineNotes } = props;
  const left = before ? (before.kind === 'del' ? 'del' : '') : 'none';
  const right = after ? (after.kind === 'add' ? 'add' : '') : 'none';
  const line = after ?? before;
  return (
    <>
      <tr className={rowClass('', isOpen)} data-marked={isMarked || undefined}>
        <td className={`n ${left}`}>{before?.old !== undefined && <span>{before.old}</span>}</td>
        <Sign line={before?.kind === 'del' ? before : undefined} className={left} />
        <td className={`code old-side ${left}`}>
          {before && <CodeLine line={before} indent={indent} isComment={isCommentLine(before, props.isComment)} />}
        </td>
        <td className={`n ${right}`}>{after && <NewNumber line={after} {...props} />}</td>
        <Sign line={after?.kind === 'add' ? after : undefined} className={right} />
        <td className={`code ${right}`}>
          {after && (
            <CodeLine line={after} indent={indent} isComment={isCommentLine(after, props.isComment)}>
              <KeepMine line={after} onKeep={props.onKeep} />
            </CodeLine>
          )}
          {!after && before && <KeepMine line={before} onKeep={props.onKeep} />}
        </td>
      </tr>
      {isOpen && lineNotes && line && <NoteRow columns={6} {...props} lineNotes={lineNotes} line={line} />}
    </>
  );
}, isSameRow);

/** Every build makes new lines; drawn again is only what reads or works otherwise. */
function isSameRow<T extends object>(one: T, other: T): boolean {
  // Both are props of the same component, so they have the same names.
  return (Object.keys(one) as (keyof T)[]).every((name) => {
    const [a, b] = [one[name], other[name]];
    if (a === b) return true;
    return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
  });
}

const rowClass = (kind: string, isOpen: boolean) =>
  [kind, isOpen ? 'picked' : ''].filter(Boolean).join(' ') || undefined;

function isCommentLine({ text }: ViewLine, hasHashes: boolean): boolean {
  return hasHashes && text.trimStart().startsWith('#');
}

function Sign({ line, className = '' }: { readonly line: ViewLine | undefined; readonly className?: string }) {
  const sign = line?.kind === 'add' ? '+' : line?.kind === 'del' ? '−' : undefined;
  return (
    <td className={`sign ${className}`.trim()} aria-label={sign && (sign === '+' ? 'added' : 'removed')}>
      {sign}
    </td>
  );
}

function NewNumber({
  line,
  lineNotes,
  isOpen,
  base,
  toggle,
}: Pick<RowProps, 'lineNotes' | 'isOpen' | 'base' | 'toggle'> & { readonly line: ViewLine }): ReactNode {
  if (line.new === undefined) return null;
  if (!lineNotes) return <span>{line.new}</span>;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? `${base}-why-${line.new}` : undefined}
      aria-label={`${line.new}, why this line`}
      onClick={() => toggle(lineNotes.key)}
    >
      {line.new}
    </button>
  );
}

function NoteRow(props: {
  readonly columns: number;
  readonly base: string;
  readonly line: ViewLine;
  readonly lineNotes: LineNotes;
  readonly onJumpTo: (answerPath: string) => void;
}) {
  return (
    <tr id={`${props.base}-why-${props.line.new}`} className="why">
      <td colSpan={props.columns}>
        <NoteList notes={props.lineNotes.notes} onJumpTo={props.onJumpTo} />
      </td>
    </tr>
  );
}

function KeepMine({ line, onKeep }: { readonly line: ViewLine; readonly onKeep: ((key: string) => void) | undefined }) {
  const { changes = [] } = line;
  if (!onKeep || changes.length === 0) return null;
  const isOne = changes.length === 1;
  return (
    <div className="keep">
      {changes.map((key) => (
        <button key={key} type="button" className="linkish" onClick={() => onKeep(key)}>
          Keep mine{isOne ? <span className="vh">: {key}</span> : `: ${key.replace(/^.*[@/]/, '')}`}
        </button>
      ))}
    </div>
  );
}

function FoldRow(props: {
  readonly block: Extract<Block, { kind: 'fold' }>;
  readonly columns: number;
  readonly unfold: (key: string) => void;
}) {
  const { block, columns, unfold } = props;
  const { count, key } = block;
  return (
    <tr className="skip-row">
      <td colSpan={columns}>
        <button type="button" className="linkish" onClick={() => unfold(key)}>
          {count > chunk
            ? `Show ${chunk} of ${count.toLocaleString('en-GB')} unchanged lines`
            : `Show ${count} unchanged ${count === 1 ? 'line' : 'lines'}`}
        </button>
      </td>
    </tr>
  );
}
