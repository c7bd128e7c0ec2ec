'use client';
import { type ReactNode, useId, useRef, useState } from 'react';
import { IconChevronUp } from './icons';

export interface SheetProps {
  readonly label: string;
  /** What the closed sheet says: a line in `<b>`, then the rest. */
  readonly summary: ReactNode;
  readonly children: ReactNode;
  /** Whether it is open, if the page keeps that. Closed at first otherwise. */
  readonly isOpen?: boolean | undefined;
  readonly onToggle?: (isOpen: boolean) => void;
}

/**
 * A column beside the page; up to 900 pixels a sheet at the bottom that opens over it. What is closed leaves the tab
 * order. Escape closes it, and so does moving the focus to the page behind.
 */
export function Sheet({ label, summary, children, isOpen, onToggle }: SheetProps) {
  const bodyId = useId();
  const handle = useRef<HTMLButtonElement>(null);
  const [own, setOwn] = useState(false);
  const open = isOpen ?? own;
  const toggle = (to: boolean) => {
    if (to === open) return;
    setOwn(to);
    onToggle?.(to);
  };
  return (
    <aside
      className="sheet"
      aria-label={label}
      data-sheet={open ? 'open' : 'closed'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        toggle(false);
        handle.current?.focus();
      }}
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !event.currentTarget.contains(next)) toggle(false);
      }}
    >
      <button
        ref={handle}
        type="button"
        className="sheet-handle"
        aria-expanded={open}
        aria-controls={bodyId}
        onClick={() => toggle(!open)}
      >
        <span>{summary}</span>
        <IconChevronUp />
        <span className="vh">{open ? 'Hide' : 'Show'}</span>
      </button>
      <div className="sheet-body" id={bodyId}>
        {children}
      </div>
    </aside>
  );
}
