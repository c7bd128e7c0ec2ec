'use client';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useAnswer } from './use-answer';

/** A question with a whole number for an answer. What is no number stays in the field as it was typed; left empty, the usual one returns. */
export function IntegerAnswer({ path }: { readonly path: string }) {
  const { asked, value, set, leave, problem } = useAnswer(path);
  const input = (
    <TextInput
      isCode
      inputMode="numeric"
      autoComplete="off"
      value={String(value ?? '')}
      onChange={({ target }) => set(numberIn(target.value))}
      onBlur={() => {
        if (value === undefined && asked.usual !== undefined) set(asked.usual);
        leave();
      }}
    />
  );
  return (
    <Field id={path} label={asked.title} hint={asked.help} problem={problem}>
      {asked.unit === undefined ? (
        input
      ) : (
        <span className="with-unit">
          {input} <span>{asked.unit}</span>
        </span>
      )}
    </Field>
  );
}

function numberIn(text: string): number | string | undefined {
  const digits = text.trim();
  if (digits === '') return undefined;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : text;
}
