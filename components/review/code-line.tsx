'use client';
import { Fragment, type ReactNode, use } from 'react';
import { secretSpans } from '@/lib';
import { Masked } from './masked';
import type { Line } from './pair-rows';
import { SecretContext } from './secret-context';

export interface CodeLineProps {
  readonly line: Line;
  /** What all lines around it begin with, and is not shown; copying takes the text from the file, never from here. */
  readonly indent: string;
  readonly isComment: boolean;
  /** At the right end of the line. */
  readonly children?: ReactNode;
}

/** One line of configuration: it wraps and hangs under its own text, its changed words are marked, its secrets are dots. */
export function CodeLine({ line, indent, isComment, children }: CodeLineProps) {
  const isShown = use(SecretContext)?.isShown ?? false;
  const own = line.text.slice(0, line.text.length - line.text.trimStart().length);
  const lead = own.startsWith(indent) ? own.slice(indent.length) : own;
  return (
    <div className="line">
      {lead && line.text.trim() && <i>{lead}</i>}
      <span className={isComment ? 'comment' : undefined}>
        {words(line, own.length, isShown ? [] : secretSpans(line.text))}
      </span>
      {children}
    </div>
  );
}

type Spans = ReturnType<typeof secretSpans>;

/** The text from `from` on, its marked stretches as `ins` or `del`. A mark inside a secret covers all of it, and tells nothing. */
function words({ kind, text, marks }: Line, from: number, secrets: Spans): ReactNode {
  const Mark = kind === 'del' ? 'del' : 'ins';
  const parts: ReactNode[] = [];
  let at = from;
  for (const mark of marks) {
    const touched = secrets.filter(({ start, end }) => start < mark.end && mark.start < end);
    const first = Math.max(Math.min(mark.start, ...touched.map(({ start }) => start)), at);
    const last = Math.max(mark.end, ...touched.map(({ end }) => end));
    if (last <= first) continue;
    parts.push(hide(text, at, first, secrets), <Mark key={first}>{hide(text, first, last, secrets)}</Mark>);
    at = last;
  }
  parts.push(hide(text, at, text.length, secrets));
  return parts;
}

/** A stretch of the text with dots in place of the secrets in it. */
function hide(text: string, from: number, to: number, secrets: Spans): ReactNode {
  const inside = secrets.filter(({ start, end }) => from <= start && end <= to);
  if (inside.length === 0) return text.slice(from, to);
  const parts: ReactNode[] = [];
  let at = from;
  for (const { start, end } of inside) {
    parts.push(text.slice(at, start), <Masked key={start} />);
    at = end;
  }
  return (
    <Fragment key={from}>
      {parts}
      {text.slice(at, to)}
    </Fragment>
  );
}
