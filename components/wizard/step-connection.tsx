'use client';
import { type ComponentType, type ReactNode, useState } from 'react';
import { ConnectionCards } from '@/components/landing/connection-cards';
import { SecretPanel } from '@/components/review/secret-panel';
import { Button } from '@/components/ui/button';
import { More } from '@/components/ui/more';
import { Skeleton } from '@/components/ui/skeleton';
import { knownQuestions } from './known-questions';
import { MovedNote } from './moved-note';
import { type PresetAnswers, Presets } from './presets';
import { useAnswer } from './use-answer';
import { useBundle } from './wizard-context';

export interface StepConnectionProps {
  /** The connection types side by side. */
  readonly comparison: ReactNode;
  /** What is no longer to be used. */
  readonly retired: ReactNode;
  /** Sets of answers to start from. */
  readonly presets: readonly PresetAnswers[];
}

/** Step 1: how Apache talks to Tomcat. One type at a time: two of them would answer for the same path. */
export function StepConnection({ comparison, retired, presets }: StepConnectionProps) {
  const { asked, value, set, leave, problem } = useAnswer('site.connection');
  const bundle = useBundle();
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
      <MovedNote path="site.editing" isElsewhere />
      {value === 'mod_jk' && <SecretPanel bundle={bundle} />}
      <More summary={<h2>Begin with a preset</h2>} aside="sets of answers to start from">
        <Presets presets={presets} />
      </More>
      <LateAdviser chosen={String(value)} onChoose={set} />
      <More summary={<h2>Compare them</h2>} aside="what each brings and costs">
        <div className="comparison panel">{comparison}</div>
      </More>
      {retired}
    </>
  );
}

type AdviserType = typeof import('@/components/landing/adviser').Adviser;

/** The adviser, whose code is loaded when somebody is not sure. */
function LateAdviser(props: { readonly chosen: string; readonly onChoose: (use: string) => void }) {
  const [Adviser, setAdviser] = useState<ComponentType<Parameters<AdviserType>[0]>>();
  const bundle = useBundle();
  const load = async () => {
    const code = await import('@/components/landing/adviser');
    setAdviser(() => code.Adviser);
  };
  return (
    <More
      summary={<h2>Not sure?</h2>}
      aside="a few questions, one recommendation"
      onToggle={({ currentTarget }) => currentTarget.open && void load()}
    >
      {Adviser ? (
        <Adviser
          known={knownQuestions(bundle)}
          action={(use) =>
            use !== props.chosen && (
              <Button isSmall onClick={() => props.onChoose(use)}>
                Choose {use}
              </Button>
            )
          }
        />
      ) : (
        <Skeleton says="Loading the questions" />
      )}
    </More>
  );
}
