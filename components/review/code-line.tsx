import type { ReactNode } from 'react';
import type { Line } from './pair-rows';

export interface CodeLineProps {
  readonly line: Line;
  /** What all lines around it begin with, and is not shown; copying takes the text from the file, never from here. */
  readonly indent: string;
  readonly isComment: boolean;
  /** At the right end of the line. */
  readonly children?: ReactNode;
}

/** One line of configuration: it wraps and hangs under its own text, and its changed words are marked. */
export function CodeLine({ line, indent, isComment, children }: CodeLineProps) {
  const own = line.text.slice(0, line.text.length - line.text.trimStart().length);
  const lead = own.startsWith(indent) ? own.slice(indent.length) : own;
  return (
    <div className="line">
      {lead && line.text.trim() && <i>{lead}</i>}
      <span className={isComment ? 'comment' : undefined}>{words(line, own.length)}</span>
      {children}
    </div>
  );
}

/** The text from `from` on, its marked stretches as `ins` or `del`. */
function words({ kind, text, marks }: Line, from: number): ReactNode {
  const Mark = kind === 'del' ? 'del' : 'ins';
  const parts: ReactNode[] = [];
  let at = from;
  for (const { start, end } of marks) {
    const first = Math.max(start, at);
    if (end <= first) continue;
    parts.push(text.slice(at, first), <Mark key={first}>{text.slice(first, end)}</Mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
