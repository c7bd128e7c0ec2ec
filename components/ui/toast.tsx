'use client';
import type { ReactNode } from 'react';
import { Button } from './button';
import { IconGood } from './icons';

export interface ToastProps {
  /** What has happened; undefined while there is nothing to say. Never an error: those stand where they arise. */
  readonly says: ReactNode;
  /** Undoes it, say. */
  readonly action?: { readonly label: string; readonly take: () => void } | undefined;
  readonly onClose: () => void;
}

/** Says what has happened, politely. Keep it on the page even when it is empty, or screen readers miss the first text. */
export function Toast({ says, action, onClose }: ToastProps) {
  const act = () => {
    action?.take();
    onClose();
  };
  return (
    <div className="toasts" role="status">
      {says && (
        <div className="toast">
          <IconGood />
          <span>{says}</span>
          {action && (
            <Button kind="quiet" isSmall onClick={act}>
              {action.label}
            </Button>
          )}
          <Button kind="quiet" isSmall onClick={onClose}>
            Close
          </Button>
        </div>
      )}
    </div>
  );
}
