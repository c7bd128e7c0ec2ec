'use client';
import type { ReactNode } from 'react';
import { Adviser } from '@/components/landing/adviser';
import { ConnectionCards } from '@/components/landing/connection-cards';
import { More } from '@/components/ui/more';
import { useAnswer } from './use-answer';

export interface StepConnectionProps {
  /** The connection types side by side. */
  readonly comparison: ReactNode;
  /** What is no longer to be used. */
  readonly retired: ReactNode;
}

/** Step 1: how Apache talks to Tomcat. One type at a time: two of them would answer for the same path. */
export function StepConnection({ comparison, retired }: StepConnectionProps) {
  const { asked, value, set, leave, problem } = useAnswer('site.connection');
  return (
    <>
      <ConnectionCards
        id="site.connection"
        legend={asked.title}
        isLegendHidden
        problem={problem}
        value={String(value ?? '')}
        onChange={({ target }) => set(target.value)}
        onBlur={leave}
      />
      <More summary={<h2>Not sure?</h2>} aside="three questions, one recommendation">
        <Adviser />
      </More>
      <More summary={<h2>Compare them</h2>} aside="what each brings and costs">
        <div className="comparison panel">{comparison}</div>
      </More>
      {retired}
    </>
  );
}
