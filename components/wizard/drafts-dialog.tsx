'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Switch } from '@/components/ui/switch';
import { TextInput } from '@/components/ui/text-input';
import type { Answers } from '@/lib';
import { shortAddress } from './short-address';
import type { Drafts } from './use-drafts';

export interface DraftsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly drafts: Drafts;
  readonly answers: Answers;
  readonly onOpen: (answers: Answers, name: string) => void;
}

/** The drafts in this browser: save, open, delete, and whether any are kept at all. */
export function DraftsDialog({ isOpen, onClose, drafts, answers, onOpen }: DraftsDialogProps) {
  const { named, isRemembering, remember, save, forget } = drafts;
  const [typed, setTyped] = useState<string>();
  const name = typed ?? shortAddress(answers);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Drafts" actions={<Button onClick={onClose}>Close</Button>}>
      <Switch
        label="Remember answers on this computer"
        hint="In this browser only, without files and secrets. Turning it off deletes what is kept."
        checked={isRemembering}
        onChange={({ target }) => remember(target.checked)}
      />
      {isRemembering && (
        <>
          <form
            className="save-draft"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') save(name.trim(), answers);
              setTyped(undefined);
            }}
          >
            <Field label="Keep the answers of now as">
              <TextInput
                autoComplete="off"
                maxLength={80}
                value={name}
                onChange={({ target }) => setTyped(target.value)}
              />
            </Field>
            <Button type="submit">Save draft</Button>
          </form>
          {named.length === 0 && <p>No drafts yet. The answers of now come back by themselves when you return.</p>}
          <ul className="drafts">
            {named.map((draft) => (
              <li key={draft.name}>
                <span>
                  <b>{draft.name}</b> <span className="muted">{shortAddress(draft.answers)}</span>
                </span>
                <Button isSmall onClick={() => onOpen(draft.answers, draft.name)}>
                  Open<span className="vh"> {draft.name}</span>
                </Button>
                <Button isSmall kind="quiet" onClick={() => forget(draft.name)}>
                  Delete<span className="vh"> {draft.name}</span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
