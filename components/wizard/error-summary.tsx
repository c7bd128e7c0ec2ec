'use client';
import { useEffect, useRef } from 'react';
import { IconError } from '@/components/ui/icons';
import type { AnswerProblem } from '@/lib';
import { placeTitleOf } from './steps';
import { useWizard } from './wizard-context';

/** What keeps the admin on this step, with a link to each question. It takes the focus when it appears. */
export function ErrorSummary({ problems }: { readonly problems: readonly AnswerProblem[] }) {
  const { jumpTo } = useWizard();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), []);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={summary}>
      <IconError />
      <div>
        <b>{problems.length === 1 ? 'One answer needs you' : `${problems.length} answers need you`}</b>
        <ul>
          {problems.map(({ path, says }) => (
            <li key={`${path} ${says}`}>
              <a
                href={`#${path}`}
                onClick={(event) => {
                  event.preventDefault();
                  jumpTo(path);
                }}
              >
                {placeTitleOf(path)}
              </a>
              : {says}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
