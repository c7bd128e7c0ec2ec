'use client';
import { useMemo, useState } from 'react';
import type { Secret } from '@/components/review/secret-context';
import { secretFrom } from '@/lib';

/** Makes the secret of this visit. `isReturning`: the answers come from an earlier visit or a link, which hold no secret. */
export function useSecret(isReturning: boolean): Secret {
  const [{ value, isBrought }, setOwn] = useState(() => ({ value: newSecret(), isBrought: false }));
  const [isShown, show] = useState(false);
  const [isRead, setIsRead] = useState(false);
  return useMemo(
    () => ({
      value,
      isBrought,
      isShown,
      show,
      renew: () => setOwn({ value: newSecret(), isBrought: false }),
      bring: (text) => setOwn({ value: text, isBrought: true }),
      notice:
        isReturning && !isRead && !isBrought
          ? 'These answers came without a secret, since links and drafts hold none: a new one was made. Take server.xml and workers.properties from the same bundle; with one of them from an earlier bundle, Tomcat refuses Apache.'
          : undefined,
      settle: () => setIsRead(true),
    }),
    [value, isBrought, isShown, isReturning, isRead],
  );
}

function newSecret(): string {
  return secretFrom(crypto.getRandomValues(new Uint8Array(32)));
}
