'use client';
import { Callout } from '@/components/ui/callout';
import type { Bundle } from '@/lib';
import { useSecretOfVisit } from './secret-context';

/** Says once that a new secret was made, where an earlier bundle may hold another one. */
export function SecretNotice({ bundle }: { readonly bundle: Bundle }) {
  const { value, notice, settle } = useSecretOfVisit();
  const { connection, ajpSecret } = bundle.site;
  const isOurs = connection === 'mod_jk' && ajpSecret === value;
  return (
    <div role="status" className={isOurs && notice ? undefined : 'vh'}>
      {isOurs && notice && (
        <Callout title="A new secret.">
          {notice}{' '}
          <button type="button" className="linkish" onClick={settle}>
            Close
          </button>
        </Callout>
      )}
    </div>
  );
}
