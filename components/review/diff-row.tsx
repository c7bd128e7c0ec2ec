'use client';
import { memo, type ReactNode } from 'react';
import { CodeLine } from './code-line';
import type { LineNotes, ViewLine } from './file-view';
import { NoteList } from './note-list';

/** What a row needs besides its line. */
export interface RowProps {
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

/** A line in one column: what goes stands above what comes. */
export const UnifiedLine = memo(function UnifiedLine({ line, ...props }: RowProps & { readonly line: ViewLine }) {
  const { indent, isOpen, isMarked, lineNotes } = props;
  return (
    <>
      <tr className={rowClass(line.kind === 'same' ? '' : line.kind, isOpen)} data-marked={isMarked || undefined}>
        <td className="n old">
          {line.new === undefined ? (
            <LineNumber line={line} {...props} />
          ) : (
            line.old !== undefined && <span>{line.old}</span>
          )}
        </td>
        <td className="n">{line.new !== undefined && <LineNumber line={line} {...props} />}</td>
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

/** The line before and the line after, side by side. */
export const SplitLine = memo(function SplitLine({ before, after, ...props }: SplitProps) {
  const { indent, isOpen, isMarked, lineNotes } = props;
  const left = before ? (before.kind === 'del' ? 'del' : '') : 'none';
  const right = after ? (after.kind === 'add' ? 'add' : '') : 'none';
  const line = after ?? before;
  return (
    <>
      <tr className={rowClass('', isOpen)} data-marked={isMarked || undefined}>
        <td className={`n ${left}`}>
          {before && !after ? (
            <LineNumber line={before} {...props} />
          ) : (
            before?.old !== undefined && <span>{before.old}</span>
          )}
        </td>
        <Sign line={before?.kind === 'del' ? before : undefined} className={left} />
        <td className={`code old-side ${left}`}>
          {before && <CodeLine line={before} indent={indent} isComment={isCommentLine(before, props.isComment)} />}
        </td>
        <td className={`n ${right}`}>{after && <LineNumber line={after} {...props} />}</td>
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

/** The number of a line: the new one, or the old one of a line that goes. With a reason it is a button. */
function LineNumber({
  line,
  lineNotes,
  isOpen,
  base,
  toggle,
}: Pick<RowProps, 'lineNotes' | 'isOpen' | 'base' | 'toggle'> & { readonly line: ViewLine }): ReactNode {
  const number = line.new ?? line.old;
  if (number === undefined) return null;
  if (!lineNotes) return <span>{number}</span>;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? whyId(base, line) : undefined}
      aria-label={`${number}, why ${line.new === undefined ? 'this line goes' : 'this line'}`}
      onClick={() => toggle(lineNotes.key)}
    >
      {number}
    </button>
  );
}

const whyId = (base: string, line: ViewLine) => `${base}-why-${line.new ?? `gone-${line.old}`}`;

function NoteRow(props: {
  readonly columns: number;
  readonly base: string;
  readonly line: ViewLine;
  readonly lineNotes: LineNotes;
  readonly onJumpTo: (answerPath: string) => void;
}) {
  return (
    <tr id={whyId(props.base, props.line)} className="why">
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
          Keep mine
          {isOne ? (
            <span className="vh">: {key}</span>
          ) : (
            `: ${key.startsWith('gone ') ? key.slice(5) : key.replace(/^.*[@/]/, '')}`
          )}
        </button>
      ))}
    </div>
  );
}
