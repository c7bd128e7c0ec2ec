'use client';
import { RadioCards } from '@/components/ui/radio-cards';
import { platforms } from '@/lib';
import { useAnswer } from './use-answer';

type Platform = (typeof platforms)[keyof typeof platforms];

/** All platforms, as the answers name them. */
export const allPlatforms: readonly Platform[] = Object.values(platforms);

const options = allPlatforms.map(({ id, title, lines }) => ({
  value: id,
  label: title,
  hint: lines.map((line) => line.title).join(' · '),
}));

/** The system of the Apache machine: it decides where files lie and what to type. A version of the other system's list is forgotten. */
export function PlatformField() {
  const { asked, value, set, leave, problem } = useAnswer('site.platform');
  const version = useAnswer('site.httpdVersion');
  const choose = (id: string) => {
    const lines = allPlatforms.find((each) => each.id === value)?.lines ?? [];
    if (lines.some(({ httpd }) => httpd === version.value)) version.set(undefined);
    set(id);
  };
  return (
    <RadioCards
      id="site.platform"
      legend={asked.title}
      hint={asked.help}
      problem={problem}
      options={options}
      value={String(value ?? '')}
      onChange={({ target }) => choose(target.value)}
      onBlur={leave}
    />
  );
}
