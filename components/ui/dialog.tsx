'use client';
import { type ReactNode, useEffect, useId, useRef } from 'react';

export interface DialogProps {
  readonly isOpen: boolean;
  /** Called when it closes by Escape, and after `isOpen` became false. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly actions: ReactNode;
}

/** A native modal dialog: the browser keeps the focus inside, and gives it back. */
export function Dialog({ isOpen, onClose, title, children, actions }: DialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {isOpen && children}
      <div className="row">{actions}</div>
    </dialog>
  );
}
