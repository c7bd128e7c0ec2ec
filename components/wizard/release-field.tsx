'use client';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { releases } from '@/lib';
import { useAnswer } from './use-answer';

type Release = (typeof releases)[keyof typeof releases];

const months = 'January February March April May June July August September October November December'.split(' ');
const all: readonly Release[] = Object.values(releases);

// An object puts keys that look like numbers in no order to rely on.
const options = all
  .toSorted((a, b) => Number(b.isLongTerm) - Number(a.isLongTerm) || newerFirst(a.id, b.id))
  .map(({ id, isLongTerm, tomcat }) => ({
    value: id,
    label: [isLongTerm ? `${id} LTS` : id, tomcat && `Tomcat ${tomcat}`].filter(Boolean).join(', '),
    group: isLongTerm ? 'Long-term support' : 'Other releases',
  }));

/** Which Confluence; under it what is known about that release, and nothing that is not. */
export function ReleaseField() {
  const { asked, value, set, leave, problem } = useAnswer('site.release');
  const chosen = all.find(({ id }) => id === value);
  return (
    <Field
      id="site.release"
      label={asked.title}
      hint={[asked.help, chosen && known(chosen)].filter(Boolean).join(' ')}
      problem={problem}
    >
      <Select
        options={options}
        value={String(value ?? '')}
        onChange={({ target }) => set(target.value)}
        onBlur={leave}
      />
    </Field>
  );
}

function known({ until, tomcat, java }: Release): string {
  const ships = [tomcat && `comes with Tomcat ${tomcat}`, java && `runs on Java ${java.join(' or ')}`].filter(Boolean);
  return [ships.length > 0 && `It ${ships.join(' and ')}.`, until && `Support ends on ${dayOf(until)}.`]
    .filter(Boolean)
    .join(' ');
}

/** `2026-12-10` as 10 December 2026. */
function dayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

function newerFirst(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorB - majorA || minorB - minorA;
}
