'use client';
import { CheckList } from '@/components/ui/check-list';
import { useAnswer } from './use-answer';

/** A question with several answers out of a fixed set. */
export function ChoicesAnswer({ path }: { readonly path: string }) {
  const { asked, value, set, leave, problem, inside } = useAnswer(path);
  const [first] = inside;
  return (
    <CheckList
      id={path}
      legend={asked.title}
      hint={asked.help}
      problem={problem ?? (first && { says: first.says })}
      options={(asked.options ?? []).map((option) => ({ value: option.value, label: option.title, hint: option.says }))}
      checked={Array.isArray(value) ? value.map(String) : []}
      onChange={set}
      onBlur={leave}
    />
  );
}
