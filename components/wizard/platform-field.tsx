'use client';
import { useWatch } from 'react-hook-form';
import { RadioCards } from '@/components/ui/radio-cards';
import { platforms } from '@/lib';
import { useAnswer } from './use-answer';
import { useWizard } from './wizard-context';

type Platform = (typeof platforms)[keyof typeof platforms];

/** All platforms, as the answers name them. */
export const allPlatforms: readonly Platform[] = Object.values(platforms);

/** The system of the Apache machine: it decides where files lie and what to type. A version of the other system's list is forgotten. */
export function PlatformField() {
  const { form } = useWizard();
  const { asked, value, set, leave, problem } = useAnswer('site.platform');
  const connection = useWatch({ control: form.control, name: 'site.connection' });
  const version = useAnswer('site.httpdVersion');
  const choose = (id: string) => {
    const lines = allPlatforms.find((each) => each.id === value)?.lines ?? [];
    if (lines.some(({ httpd }) => httpd === version.value)) version.set(undefined);
    set(id);
  };
  const tried = allPlatforms.find(({ id }) => id === value)?.tried;
  return (
    <>
      <div className="two-columns">
        <RadioCards
          id="site.platform"
          legend={asked.title}
          hint={asked.help}
          problem={problem}
          options={allPlatforms.map(({ id, title, lines, jk, withoutJk }) => ({
            value: id,
            label: title,
            hint: connection === 'mod_jk' && !jk ? withoutJk : lines.map((line) => line.title).join(' · '),
          }))}
          value={String(value ?? '')}
          onChange={({ target }) => choose(target.value)}
          onBlur={leave}
        />
      </div>
      {tried && <p className="muted">How far it was tried: {tried}</p>}
    </>
  );
}
