'use client';
import { CodeText } from '@/components/ui/code-text';
import { More } from '@/components/ui/more';
import { fields, recipes } from '@/lib';
import { AnswerField } from './answer-field';
import { Feature } from './feature';
import { HttpdVersionField } from './httpd-version-field';
import { PlatformField } from './platform-field';
import { useBundle } from './wizard-context';

/** Step 3: the Apache machine, then each feature that has a question. */
export function StepApache() {
  const { site } = useBundle();
  const inForce = recipes.filter(({ when }) => when?.(site) !== false);
  const asking = inForce.filter(({ id, isOptional }) => isOptional || hasQuestions(id));
  const silent = inForce.filter((recipe) => !asking.includes(recipe));
  return (
    <>
      <PlatformField />
      <HttpdVersionField />
      {site.platform.defaultSite && <AnswerField path="site.disableDefaultSite" />}
      {asking.map(({ id }) => (
        <Feature key={id} id={id} />
      ))}
      <More summary="Written without a question" aside={`${silent.length} more`}>
        {silent.map(({ id, title, says }) => (
          <div key={id}>
            <h3>{title}</h3>
            <p className="muted">
              <CodeText text={says} />
            </p>
          </div>
        ))}
      </More>
    </>
  );
}

function hasQuestions(id: string): boolean {
  return [...fields.keys()].some((path) => path.startsWith(`features.${id}.`));
}
