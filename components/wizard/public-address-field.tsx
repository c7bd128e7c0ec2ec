'use client';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { publicUrlOf, readPublicAddress } from '@/lib';
import { Readout } from './readout';
import { useAnswer } from './use-answer';
import { withoutPage } from './without-page';

/** The one address that everything follows from. What was typed carelessly is put right on leaving, and said so. */
export function PublicAddressField() {
  const { asked, value, set, leave, problem } = useAnswer('site.publicUrl');
  const [corrected, setCorrected] = useState<readonly string[]>([]);
  const text = String(value ?? '');
  const meant = problem ? undefined : withoutPage(text);
  const putRight = () => {
    const reading = readPublicAddress(text);
    if ('address' in reading && reading.corrected.length > 0 && meant === undefined) {
      setCorrected(reading.corrected);
      set(publicUrlOf(reading.address));
    }
    leave();
  };
  return (
    <Field id="site.publicUrl" label={asked.title} hint={asked.help} problem={problem}>
      <TextInput
        isCode
        isLarge
        inputMode="url"
        autoComplete="url"
        value={text}
        onChange={({ target }) => {
          setCorrected([]);
          set(target.value);
        }}
        onBlur={putRight}
      />
      {meant !== undefined && (
        <p className="hint">
          This is the address of a page in Confluence.{' '}
          <button type="button" className="linkish" onClick={() => set(meant)}>
            Use {meant}
          </button>
        </p>
      )}
      <p className={corrected.length > 0 ? 'hint' : 'vh'} role="status">
        {corrected.join(' ')}
      </p>
      <Readout />
    </Field>
  );
}
