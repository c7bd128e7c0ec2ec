'use client';
import { Badge } from '@/components/ui/badge';
import type { Choice } from '@/components/ui/choice';
import { RadioCards } from '@/components/ui/radio-cards';
import { Segmented } from '@/components/ui/segmented';
import { useAnswer } from './use-answer';

/** A question with a choice for an answer; cards if the choices need a sentence each. */
export function ChoiceAnswer({ path }: { readonly path: string }) {
  const { asked, value, set, leave, problem } = useAnswer(path);
  const options: Choice[] = (asked.options ?? []).map((option) => ({
    value: option.value,
    label: option.title,
    hint: option.says,
    ...(option.value === asked.usual && { badge: <Badge>usual</Badge> }),
  }));
  const Choices = options.some(({ hint }) => hint !== undefined) ? RadioCards : Segmented;
  return (
    <Choices
      id={path}
      legend={asked.title}
      hint={asked.help}
      problem={problem}
      options={options}
      value={String(value ?? asked.usual ?? '')}
      onChange={({ target }) => set(target.value)}
      onBlur={leave}
    />
  );
}
