'use client';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { dataCenterEnds, releases, supportOf } from '@/lib';
import { useAnswer } from './use-answer';

type Release = (typeof releases)[keyof typeof releases];

const all: readonly Release[] = Object.values(releases);

// An object puts keys that look like numbers in no order to rely on.
const options = all
  .toSorted((a, b) => Number(b.isLongTerm) - Number(a.isLongTerm) || newerFirst(a.id, b.id))
  .map(({ id, isLongTerm, tomcat }) => ({
    value: id,
    label: [isLongTerm ? `${id} LTS` : id, tomcat && `Tomcat ${tomcat}`].filter(Boolean).join(', '),
    group: isLongTerm ? 'Long-term support' : 'Other releases',
  }));

const ids = all.map(({ id }) => id).toSorted(newerFirst);

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
      below={<span className="hint">{dataCenterEnds.says}</span>}
    >
      <Select
        options={chosen ? options : [{ value: String(value ?? ''), label: `${value ?? ''}: not known` }, ...options]}
        value={String(value ?? '')}
        onChange={({ target }) => set(target.value)}
        onBlur={leave}
      />
    </Field>
  );
}

function known(release: Release): string {
  const { id, tomcat, java } = release;
  const ships = [tomcat && `comes with Tomcat ${tomcat}`, java && `runs on Java ${java.join(' or ')}`].filter(Boolean);
  return [
    ships.length > 0 && `It ${ships.join(' and ')}.`,
    supportOf(release),
    id === ids[0] && 'For a newer one, such as 11.0, choose this: whether its files fit is not checked.',
    id === ids.at(-1) && 'For an older one choose this: whether its files fit is not checked.',
  ]
    .filter(Boolean)
    .join(' ');
}

function newerFirst(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorB - majorA || minorB - minorA;
}
