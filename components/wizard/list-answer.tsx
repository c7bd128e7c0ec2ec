'use client';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { ProblemLine } from '@/components/ui/problem-line';
import { TextArea } from '@/components/ui/text-input';
import { useAnswer } from './use-answer';
import { wayOutOf } from './way-out';

/** A question with several answers: one a line. Commas and spaces part them too, so a pasted list works. */
export function ListAnswer({ path }: { readonly path: string }) {
  const { asked, value, set, leave, problem, inside } = useAnswer(path);
  const [typed, setTyped] = useState('');
  const entries = Array.isArray(value) ? value.map(String) : [];
  // The text is kept as typed, an empty last line included, as long as it says what the form holds.
  const text = entriesIn(typed).join() === entries.join() ? typed : entries.join('\n');
  const without = (at: number, other?: unknown) =>
    set(entries.flatMap((entry, i) => (i !== at ? [entry] : other === undefined ? [] : [String(other)])));
  const faulty = inside.flatMap(({ path: at, says }) => {
    const entry = entries[Number(at)];
    return entry === undefined
      ? []
      : [{ at: Number(at), entry, says, meant: wayOutOf({ ...asked, usual: undefined }, entry, says) }];
  });
  const ids = faulty.map(({ at }) => `${path}.${at}-problem`).join(' ');
  return (
    <Field
      id={path}
      label={asked.title}
      hint={`${asked.help ?? ''} One a line.`.trim()}
      problem={problem}
      below={faulty.map(({ at, entry, says, meant }) => (
        <ProblemLine
          key={at}
          id={`${path}.${at}-problem`}
          fieldId={path}
          problem={{
            says: (
              <>
                <code>{entry}</code>: {says}
              </>
            ),
            wayOut: meant
              ? { label: `Use ${meant.says}`, take: () => without(at, meant.value) }
              : { label: 'Leave it out', take: () => without(at) },
          }}
        />
      ))}
    >
      <TextArea
        isCode
        rows={3}
        value={text}
        {...(ids && { 'aria-describedby': ids, 'aria-invalid': true })}
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
