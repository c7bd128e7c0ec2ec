'use client';
import { use, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { type GeneratedFile, holdsSecret } from '@/lib';
import { nameOf } from './file-words';
import { SecretContext } from './secret-context';

/** Shows the secrets that a file holds, or hides them again; nothing for a file without any. */
export function ShowSecret({ file }: { readonly file: GeneratedFile }) {
  const secret = use(SecretContext);
  const { text, before } = file;
  const isNeeded = useMemo(() => holdsSecret(text) || holdsSecret(before), [text, before]);
  if (!secret || !isNeeded) return null;
  return (
    <Button isSmall kind="quiet" aria-pressed={secret.isShown} onClick={() => secret.show(!secret.isShown)}>
      Show secret<span className="vh"> in {nameOf(file)}</span>
    </Button>
  );
}
