'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { More } from '@/components/ui/more';
import { TextInput } from '@/components/ui/text-input';
import { type Bundle, secretProblem } from '@/lib';
import { Masked } from './masked';
import { useSecretOfVisit } from './secret-context';

/** The secret of both sides: hidden until it is asked for, with the ways to another one. Nothing where there is none. */
export function SecretPanel({ bundle }: { readonly bundle: Bundle }) {
  const secret = useSecretOfVisit();
  const { ajpSecret, connection } = bundle.site;
  if (connection !== 'mod_jk') return null;
  const isFromFiles = ajpSecret !== secret.value;
  return (
    <section className="section" aria-labelledby="secret">
      <h2 id="secret">The secret of both sides</h2>
      <p className="muted">
        {isFromFiles
          ? 'Your files hold one already, and it is used again.'
          : secret.isBrought
            ? 'Yours. It stays in this browser tab: no link, no draft and no request holds it.'
            : 'Made in this browser tab, and kept nowhere else: no link, no draft and no request holds it.'}{' '}
        <code>server.xml</code> and <code>workers.properties</code> name the same one, and Tomcat answers nobody over
        AJP who does not know it.
      </p>
      <div className="panel padded secret">
        <code>{secret.isShown ? ajpSecret : <Masked />}</code>
        <div className="row">
          <Button isSmall aria-pressed={secret.isShown} onClick={() => secret.show(!secret.isShown)}>
            Show secret
          </Button>
          <CopyButton isSmall label="Copy secret" text={ajpSecret} />
          {!isFromFiles && (
            <Button isSmall onClick={secret.renew}>
              Make a new one
            </Button>
          )}
        </div>
        {!isFromFiles && <OwnSecret onUse={secret.bring} />}
      </div>
    </section>
  );
}

function OwnSecret({ onUse }: { readonly onUse: (text: string) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState('');
  const take = () => {
    const found = secretProblem(text);
    setProblem(found);
    if (found !== undefined) return;
    onUse(text);
    setText('');
    setSaid('Your secret is used.');
  };
  return (
    <More summary="Use a secret of your own">
      <Field
        label="Your secret"
        hint="16 characters or more, letters and digits first of all."
        problem={problem === undefined ? undefined : { says: problem }}
      >
        <TextInput
          type="password"
          isCode
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setProblem(undefined);
            setSaid('');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            take();
          }}
        />
      </Field>
      <div className="row">
        <Button isSmall onClick={take}>
          Use this secret
        </Button>
        <span className="muted" role="status">
          {said}
        </span>
      </div>
    </More>
  );
}
