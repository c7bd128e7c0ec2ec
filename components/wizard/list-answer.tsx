'use client';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-input';
import { useAnswer } from './use-answer';

/** A question with several answers: one a line. Commas and spaces part them too, so a pasted list works. */
export function ListAnswer({ path }: { readonly path: string }) {
  const { asked, value, set, leave, problem } = useAnswer(path);
  const [typed, setTyped] = useState('');
  const entries = Array.isArray(value) ? value.map(String) : [];
  // The text is kept as typed, an empty last line included, as long as it says what the form holds.
  const text = entriesIn(typed).join() === entries.join() ? typed : entries.join('\n');
  return (
    <Field id={path} label={asked.title} hint={`${asked.help ?? ''} One a line.`.trim()} problem={problem}>
      <TextArea
        isCode
        rows={3}
        value={text}
        onChange={({ target }) => {
          setTyped(target.value);
          set(entriesIn(target.value));
        }}
        onBlur={leave}
      />
    </Field>
  );
}

function entriesIn(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
