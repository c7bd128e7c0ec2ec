'use client';
import { useState } from 'react';
import { CodeText } from '@/components/ui/code-text';
import { Segmented } from '@/components/ui/segmented';
import { adviseConnection, type ConnectionQuestions } from '@/lib/connection';

const questions: Readonly<Record<keyof ConnectionQuestions, string>> = {
  editsTogether: 'Do people edit pages together?',
  speaksAjp: 'Does Apache already talk AJP to this Confluence?',
  hasPackage: 'Does Apache run on Debian, Ubuntu, SUSE, or on Red Hat or Alma 9.4 and later 9.x?',
};

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** Three questions, one recommendation. Works on the answers at once; there is nothing to send. */
export function Adviser() {
  const [answers, setAnswers] = useState<ConnectionQuestions>({
    editsTogether: true,
    speaksAjp: false,
    hasPackage: true,
  });
  const { says, reasons, caveat } = adviseConnection(answers);
  const ask = (id: keyof ConnectionQuestions) => (
    <Segmented
      legend={questions[id]}
      options={yesOrNo}
      value={answers[id] ? 'yes' : 'no'}
      onChange={(event) => setAnswers({ ...answers, [id]: event.target.value === 'yes' })}
    />
  );
  return (
    <section className="panel adviser" aria-labelledby="adviser">
      <h3 id="adviser">Which one is right for you?</h3>
      {ask('editsTogether')}
      {ask('speaksAjp')}
      {ask('hasPackage')}
      <output aria-live="polite">
        <b>{says}</b>
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>
              <span>
                <CodeText text={reason} />
              </span>
            </li>
          ))}
        </ul>
        {caveat && <p className="caveat">{caveat}</p>}
      </output>
    </section>
  );
}
