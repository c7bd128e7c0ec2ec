'use client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Answers } from '@/lib';
import { shortAddress } from './short-address';

export interface ReplaceDialogProps {
  readonly mine: Answers;
  /** The answers of a link or a preset; undefined while there is nothing to decide. */
  readonly offered: Answers | undefined;
  /** The title of the preset; undefined: it is a link. */
  readonly title: string | undefined;
  readonly isRemembering: boolean;
  readonly onKeep: () => void;
  readonly onOpen: () => void;
}

/** A link was opened or a preset chosen, and there are answers already. */
export function ReplaceDialog({ mine, offered, title, isRemembering, onKeep, onOpen }: ReplaceDialogProps) {
  return (
    <Dialog
      isOpen={offered !== undefined}
      onClose={onKeep}
      title="Replace your answers?"
      actions={
        <>
          <Button onClick={onKeep}>Keep mine</Button>
          <Button kind="primary" onClick={onOpen}>
            {title === undefined ? 'Open the link' : `Begin with “${title}”`}
          </Button>
        </>
      }
    >
      <p>
        {title === undefined ? 'The link' : `“${title}”`} holds another set:{' '}
        <code>{offered && shortAddress(offered)}</code>, Confluence {offered?.site.release}.{' '}
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
