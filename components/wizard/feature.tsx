'use client';
import { Fragment, memo, useId } from 'react';
import { useWatch } from 'react-hook-form';
import { SourceLink } from '@/components/review/source-link';
import { CodeText } from '@/components/ui/code-text';
import { ProblemLine } from '@/components/ui/problem-line';
import { Switch } from '@/components/ui/switch';
import { fields, recipes, type Source } from '@/lib';
import { AnswerField } from './answer-field';
import { answerPath, valueAt } from './draft';
import { useProblems, useWizard } from './wizard-context';

/** One feature: what it does and costs, its source, its questions. One that is optional has a switch; while off, it asks nothing. */
export const Feature = memo(function Feature({ id }: { readonly id: string }) {
  const headingId = useId();
  const { form } = useWizard();
  const path = answerPath(`features.${id}`);
  const answers = useWatch({ control: form.control, name: path });
  const problems = useProblems();
  const problem = problems.find((each) => each.path === path);
  // A question without a meaning beside the other answers is not asked, unless its answer is wrong.
  const isAsked = (question: string) => {
    const [other, value] = fields.get(question)?.onlyIf ?? [];
    if (other === undefined || problems.some((each) => each.path === question)) return true;
    return (valueAt(answers, other.slice(path.length + 1)) ?? fields.get(other)?.usual) === value;
  };
  const recipe = recipes.find((each) => each.id === id);
  if (!recipe) return null;
  const { title, says, sources, isOptional } = recipe;
  const isOn = !isOptional || answers !== undefined;
  return (
    <section className="feature" id={path} aria-labelledby={headingId}>
      {isOptional ? (
        <Switch
          label={<span id={headingId}>{title}</span>}
          checked={isOn}
          {...(problem && { 'aria-describedby': `${path}-problem` })}
          onChange={({ target }) =>
            form.setValue(path, target.checked ? usualAnswers(id) : undefined, { shouldValidate: true })
          }
        />
      ) : (
        <h4 id={headingId}>{title}</h4>
      )}
      <p className="muted">
        <CodeText text={says} />
        {isOn && <Sources of={sources} />}
      </p>
      {problem && <ProblemLine id={`${path}-problem`} fieldId={path} problem={{ says: problem.says }} />}
      {isOn &&
        questionsOf(id)
          .filter(isAsked)
          .map((each) => <AnswerField key={each} path={each} />)}
    </section>
  );
});

function Sources(props: { readonly of: readonly Source[] }) {
  return props.of.map((source, index) => (
    <Fragment key={source.url}>
      {index === 0 ? ' ' : '; '}
      <SourceLink source={source} />
    </Fragment>
  ));
}

/** The answers that a feature begins with when it is turned on. */
export function usualAnswers(id: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    questionsOf(id).flatMap((path) => {
      const usual = fields.get(path)?.usual;
      return usual === undefined ? [] : [[path.slice(path.lastIndexOf('.') + 1), usual]];
    }),
  );
}

/** The paths of what a feature asks, in order. */
export function questionsOf(id: string): string[] {
  return [...fields.keys()].filter((path) => path.startsWith(`features.${id}.`));
}
