'use client';
import { Badge } from '@/components/ui/badge';
import type { Choice } from '@/components/ui/choice';
import { RadioCards } from '@/components/ui/radio-cards';
import { Segmented } from '@/components/ui/segmented';
import { useAnswer } from './use-answer';

export interface ChoiceAnswerProps {
  readonly path: string;
  /** Options that cannot be chosen now, each with the reason, by value. */
  readonly refusals?: ReadonlyMap<string, string>;
}

/** A question with a choice for an answer; cards if the choices need a sentence each. */
export function ChoiceAnswer({ path, refusals = none }: ChoiceAnswerProps) {
  const { asked, value, set, leave, problem } = useAnswer(path);
  const options: Choice[] = (asked.options ?? []).map((option) => {
    const refusal = option.value === value ? undefined : refusals.get(option.value);
    return {
      value: option.value,
      label: option.title,
      hint: refusal ?? option.says,
      isDisabled: refusal !== undefined,
      ...(option.value === asked.usual && refusal === undefined && { badge: <Badge>usual</Badge> }),
    };
  });
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

const none: ReadonlyMap<string, string> = new Map();
