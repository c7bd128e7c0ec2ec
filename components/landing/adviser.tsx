'use client';
import { type ReactNode, useState } from 'react';
import { CodeText } from '@/components/ui/code-text';
import { Segmented } from '@/components/ui/segmented';
import {
  adviseConnection,
  type ConnectionAdvice,
  type ConnectionQuestions,
  connectionQuestions,
} from '@/lib/connection';

export interface AdviserProps {
  /** What has been answered elsewhere: it is said, and not asked again. */
  readonly known?: Partial<ConnectionQuestions>;
  /** What follows a recommendation: a button that takes it. */
  readonly action?: (use: ConnectionAdvice['use']) => ReactNode;
}

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** A few questions, one recommendation for this very case. Works on the answers at once; there is nothing to send. */
export function Adviser({ known = {}, action }: AdviserProps) {
  const [given, setGiven] = useState<Partial<ConnectionQuestions>>({});
  const answers = { ...usual, ...given, ...known };
  const { use, says, reasons, against, costs } = adviseConnection(answers);
  const asked = connectionQuestions.filter(
    ({ id }) => known[id] === undefined && !(id === 'editsTogether' && answers.isOld),
  );
  const taken = connectionQuestions.filter(({ id }) => known[id] !== undefined);
  return (
    <section className="panel adviser" aria-labelledby="adviser">
      <h3 id="adviser">Which one is right for you?</h3>
      {asked.map(({ id, asks }) => (
        <Segmented
          key={id}
          legend={asks}
          options={yesOrNo}
          value={answers[id] ? 'yes' : 'no'}
          onChange={({ target }) => setGiven({ ...given, [id]: target.value === 'yes' })}
        />
      ))}
      {taken.length > 0 && (
        <dl className="taken" aria-label="Taken from your answers">
          {taken.map(({ id, asks }) => (
            <div key={id}>
              <dt>{asks}</dt>
              <dd>{known[id] ? 'Yes' : 'No'}, as you answered</dd>
            </div>
          ))}
        </dl>
      )}
      <output aria-live="polite">
        <b>{says}</b>
        <Reasons items={reasons} />
        <Reasons title="Against it" items={against} />
        <Reasons title="What it costs" items={costs} />
        {action?.(use)}
      </output>
    </section>
  );
}

// Every question has its usual answer, which TypeScript cannot see.
const usual = Object.fromEntries(
  connectionQuestions.map(({ id, usual: answer }) => [id, answer]),
) as unknown as ConnectionQuestions;

function Reasons({ title, items }: { readonly title?: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      {title && <span className="aside">{title}</span>}
      <ul>
        {items.map((item) => (
          <li key={item}>
            <span>
              <CodeText text={item} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
