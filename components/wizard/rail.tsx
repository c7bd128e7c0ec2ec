'use client';
import { Fragment, type MouseEvent, useEffect, useRef } from 'react';
import { IconTick } from '@/components/ui/icons';
import type { AnswerProblem, Bundle } from '@/lib';
import { type StepId, stepOf, steps, titleOf } from './steps';
import { goToStep } from './use-step';

export interface RailProps {
  readonly step: StepId;
  readonly bundle: Bundle;
  readonly problems: readonly AnswerProblem[];
  readonly fileCount: number;
  /** On pages that need the whole width it lies across them. */
  readonly isAcross?: boolean;
}

/** The way through the wizard, with the answer under each step. It is the summary; there is no other. */
export function Rail({ step, bundle, problems, fileCount, isAcross = false }: RailProps) {
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is what brings another link into view
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (here && list.current) list.current.scrollLeft = here.offsetLeft - 40;
  }, [step]);
  const at = steps.findIndex(({ id }) => id === step);
  return (
    <nav className={isAcross ? 'rail across' : 'rail'} aria-label="Steps">
      <ol ref={list}>
        {steps.map(({ id, title }, index) => {
          const faulty = problems.find(({ path }) => stepOf(path) === id);
          const isDone = index < at && !faulty;
          return (
            <li key={id} className={faulty ? 'needs' : isDone ? 'done' : undefined}>
              <a
                href={`?step=${id}`}
                aria-current={id === step ? 'step' : undefined}
                onClick={(event) => follow(event, id)}
              >
                <span className="at" aria-hidden="true">
                  {faulty ? '!' : isDone ? <IconTick size={12} /> : index + 1}
                </span>
                {title}
                {isDone && <span className="vh">, answered</span>}
                {faulty ? (
                  <small className="attention">{titleOf(faulty.path)} needs an answer</small>
                ) : (
                  <small>{summaryOf(id, bundle, fileCount)}</small>
                )}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function follow(event: MouseEvent, id: StepId): void {
  // A new tab or window is the browser's business.
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  goToStep(id);
}

function summaryOf(id: StepId, { site, files }: Bundle, fileCount: number) {
  switch (id) {
    case 'connection':
      return site.connection;
    case 'site':
      return (
        <Fragment>
          {site.address.host}
          <wbr />
          {site.address.path}
        </Fragment>
      );
    case 'apache': {
      const line = site.platform.lines.find(({ httpd }) => httpd === site.httpd);
      return `${line?.title ?? site.platform.title}, ${site.httpd}`;
    }
    case 'files':
      return fileCount === 0 ? 'optional, at any time' : `${fileCount} ${fileCount === 1 ? 'file' : 'files'} given`;
    case 'review': {
      const changed = files.filter(({ change }) => change !== 'unchanged').length;
      return changed === 0 ? 'nothing to change' : `${changed} ${changed === 1 ? 'file' : 'files'} changed`;
    }
    case 'take-home':
      return 'zip, patch, link';
  }
}
