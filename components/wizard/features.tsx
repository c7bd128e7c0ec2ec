'use client';
import { type KeyboardEvent, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Badge } from '@/components/ui/badge';
import { CodeText } from '@/components/ui/code-text';
import { Field } from '@/components/ui/field';
import { More } from '@/components/ui/more';
import { TextInput } from '@/components/ui/text-input';
import { recipes, topics } from '@/lib';
import { Feature, questionsOf } from './feature';
import { useBundle, useProblems, useWizard } from './wizard-context';

type Recipe = (typeof recipes)[number];

/** Every feature that applies to these answers, by topic: those with a question first, then what is written anyway. */
export function Features() {
  const { form } = useWizard();
  const { site } = useBundle();
  const problems = useProblems();
  const answers: unknown = useWatch({ control: form.control, name: 'features' });
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set([topics[0]?.id ?? '']));
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = ({ title, says, id }: Recipe) =>
    words.every((word) => `${title} ${says} ${id}`.toLowerCase().includes(word));
  const needsAdmin = ({ id }: Recipe) => problems.some(({ path }) => `${path}.`.startsWith(`features.${id}.`));
  const applying = recipes.filter((recipe) => recipe.when?.(site) !== false || needsAdmin(recipe));
  const found = applying.filter(isFound);
  const elsewhere = words.length === 0 ? [] : recipes.filter((each) => !applying.includes(each) && isFound(each));
  const isOn = ({ id, isOptional }: Recipe) => !isOptional || isAnswered(answers, id);
  const toggle = (id: string, isOpen: boolean) =>
    setOpen((before) => new Set([...before].filter((each) => each !== id).concat(isOpen ? [id] : [])));
  return (
    <section className="features" aria-labelledby="features">
      <div className="section-head">
        <h2 id="features">Features</h2>
        <span className="muted">
          {applying.filter(isOn).length} of {applying.length} on
        </span>
      </div>
      <Field label="Find a feature">
        <TextInput
          type="search"
          autoComplete="off"
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          onKeyDown={stayHere}
        />
      </Field>
      <p className={words.length > 0 ? 'muted' : 'vh'} role="status">
        {words.length > 0 && foundWords(found, elsewhere)}
      </p>
      {topics.map(({ id, title, says }) => {
        const all = applying.filter(({ topic }) => topic === id);
        const shown = found.filter(({ topic }) => topic === id);
        if (shown.length === 0) return null;
        const asking = shown.filter((recipe) => recipe.isOptional || questionsOf(recipe.id).length > 0);
        return (
          <More
            key={id}
            summary={<h3>{title}</h3>}
            aside={
              <>
                {says}{' '}
                {all.some(needsAdmin) ? (
                  <Badge tone="error">needs an answer</Badge>
                ) : (
                  <Badge>
                    {all.filter(isOn).length} of {all.length} on
                  </Badge>
                )}
              </>
            }
            open={words.length > 0 || open.has(id)}
            onToggle={({ currentTarget }) => words.length === 0 && toggle(id, currentTarget.open)}
          >
            {asking
              .toSorted((a, b) => Number(a.isOptional ?? false) - Number(b.isOptional ?? false))
              .map((each) => (
                <Feature key={each.id} id={each.id} />
              ))}
            <Silent recipes={shown.filter((each) => !asking.includes(each))} />
          </More>
        );
      })}
    </section>
  );
}

/** What is written without a question. */
function Silent(props: { readonly recipes: readonly Recipe[] }) {
  if (props.recipes.length === 0) return null;
  return (
    <dl className="silent" aria-label="Written without a question">
      {props.recipes.map(({ id, title, says }) => (
        <div key={id}>
          <dt>
            {title} <Badge>always on</Badge>
          </dt>
          <dd>
            <CodeText text={says} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Enter in the search does not leave the step. */
function stayHere(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

function foundWords(found: readonly Recipe[], elsewhere: readonly Recipe[]): string {
  const count = found.length === 1 ? 'One feature' : `${found.length === 0 ? 'No' : found.length} features`;
  const others = elsewhere.map(({ title }) => title).join(', ');
  return `${count} found.${others === '' ? '' : ` Not for these answers: ${others}.`}`;
}

function isAnswered(answers: unknown, id: string): boolean {
  return typeof answers === 'object' && answers !== null && Reflect.get(answers, id) !== undefined;
}
