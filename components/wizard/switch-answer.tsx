'use client';
import { ProblemLine } from '@/components/ui/problem-line';
import { Switch } from '@/components/ui/switch';
import { useAnswer } from './use-answer';

/** A question with yes or no for an answer. */
export function SwitchAnswer({ path }: { readonly path: string }) {
  const { asked, value, set, leave, problem } = useAnswer(path);
  return (
    <div className="field" id={path}>
      <Switch
        label={asked.title}
        hint={asked.help}
        checked={(value ?? asked.usual) === true}
        onChange={({ target }) => set(target.checked)}
        onBlur={leave}
      />
      {problem && <ProblemLine id={`${path}-problem`} problem={problem} fieldId={path} />}
    </div>
  );
}
