'use client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Answers } from '@/lib';
import { shortAddress } from './short-address';

export interface ReplaceDialogProps {
  readonly mine: Answers;
  /** The answers of the link; undefined while there is nothing to decide. */
  readonly offered: Answers | undefined;
  readonly isRemembering: boolean;
  readonly onKeep: () => void;
  readonly onOpen: () => void;
}

/** A link was opened, and there are answers already. */
export function ReplaceDialog({ mine, offered, isRemembering, onKeep, onOpen }: ReplaceDialogProps) {
  return (
    <Dialog
      isOpen={offered !== undefined}
      onClose={onKeep}
      title="Replace your answers?"
      actions={
        <>
          <Button onClick={onKeep}>Keep mine</Button>
          <Button kind="primary" onClick={onOpen}>
            Open the link
          </Button>
        </>
      }
    >
      <p>
        The link holds another set: <code>{offered && shortAddress(offered)}</code>, Confluence {offered?.site.release}.{' '}
        {isRemembering ? (
          <>
            Your draft for <code>{shortAddress(mine)}</code> stays in this browser under Drafts.
          </>
        ) : (
          <>
            Your answers for <code>{shortAddress(mine)}</code> would be gone: nothing is remembered on this computer.
          </>
        )}
      </p>
    </Dialog>
  );
}
