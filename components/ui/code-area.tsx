'use client';
import { useRef } from 'react';
import { TextArea, type TextAreaProps } from './text-input';

export interface CodeAreaProps extends Omit<TextAreaProps, 'isCode' | 'wrap'> {
  readonly value: string;
  /** Lines with a problem, from 1: their numbers are marked. */
  readonly faulty?: readonly number[];
}

/** Text of several lines inside a `Field`, monospace, with numbers beside its lines. Long lines scroll. */
export function CodeArea({ faulty = [], ...rest }: CodeAreaProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const count = Math.max(rest.value.split('\n').length, 3);
  return (
    <div className="code-area">
      <div className="gutter" aria-hidden="true" ref={gutter}>
        {Array.from({ length: count }, (_, i) => i + 1).map((line) => (
          <span key={line} className={faulty.includes(line) ? 'faulty' : undefined}>
            {line}
          </span>
        ))}
      </div>
      <TextArea
        rows={8}
        {...rest}
        isCode
        wrap="off"
        onScroll={({ currentTarget }) => {
          if (gutter.current) gutter.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
