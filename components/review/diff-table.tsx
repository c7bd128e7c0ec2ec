'use client';
import { useCallback, useId, useMemo, useState } from 'react';
import type { GeneratedFile } from '@/lib';
import { SplitLine, UnifiedLine } from './diff-row';
import { type LineNotes, type ViewLine, viewOf } from './file-view';
import { type Block, chunk, foldLines } from './fold-lines';
import { splitRows } from './split-rows';
import { useStable } from './use-stable';

export interface DiffTableProps {
  readonly file: GeneratedFile;
  /** By line of the new text. They may come later than the lines, and a keystroke behind. */
  readonly notes: ReadonlyMap<number, LineNotes>;
  /** Why lines go, by line of the old text. */
  readonly leaves?: ReadonlyMap<number, LineNotes>;
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
  const { file, notes, leaves = none, layout = 'unified', caption, focusField, isPrinting = false } = props;
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
  const isComment = file.role === 'virtual-host' || file.role === 'workers';
  const rowProps = (line: ViewLine | undefined, indent: string) => {
    const lineNotes = notesFor(line, notes, leaves);
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
                {...rowProps(after ?? before, block.indent)}
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
const none: ReadonlyMap<number, LineNotes> = new Map();

/** Why a line is as it is; of one that goes, why it has to. Both are told apart by their keys. */
function notesFor(
  line: ViewLine | undefined,
  notes: ReadonlyMap<number, LineNotes>,
  leaves: ReadonlyMap<number, LineNotes>,
): LineNotes | undefined {
  if (line?.new !== undefined) return notes.get(line.new);
  const leave = line?.old === undefined ? undefined : leaves.get(line.old);
  return leave && { ...leave, key: `gone ${leave.key}` };
}

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
