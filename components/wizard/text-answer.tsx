'use client';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useAnswer } from './use-answer';

/** A question with one line of text for an answer. Left empty, an answer that need not be given is none. `help` stands in for what the question itself says. */
export function TextAnswer({ path, help }: { readonly path: string; readonly help?: string }) {
  const { asked, value, set, leave, problem } = useAnswer(path);
  return (
    <Field id={path} label={asked.title} hint={help ?? asked.help} problem={problem}>
      <TextInput
        isCode
        autoComplete="off"
        value={String(value ?? '')}
        onChange={({ target }) => set(target.value === '' && asked.usual === undefined ? undefined : target.value)}
        onBlur={leave}
      />
    </Field>
  );
}
