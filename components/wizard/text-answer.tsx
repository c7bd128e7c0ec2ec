'use client';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useAnswer } from './use-answer';

/** A question with one line of text for an answer. Left empty, an answer that need not be given is none. */
export function TextAnswer({ path }: { readonly path: string }) {
  const { asked, value, set, leave, problem } = useAnswer(path);
  return (
    <Field id={path} label={asked.title} hint={asked.help} problem={problem}>
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
