'use client';
import type { Answers, Preset } from '@/lib';
import { useWizard } from './wizard-context';

/** A preset with the answers that stand in its file. */
export interface PresetAnswers extends Preset {
  readonly answers: Answers;
}

/** Sets of answers to start from. Each is proven; none is more than a start. */
export function Presets({ presets }: { readonly presets: readonly PresetAnswers[] }) {
  const { begin } = useWizard();
  return (
    <ul className="presets">
      {presets.map(({ id, title, says, answers }) => (
        <li key={id}>
          <button type="button" onClick={() => begin(answers, title)}>
            <b>{title}</b>
            <span className="hint">{says}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
