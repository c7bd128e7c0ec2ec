'use client';
import { useController } from 'react-hook-form';
import type { Problem } from '@/components/ui/problem-line';
import { type AnswerProblem, type Field, fields } from '@/lib';
import { answerPath } from './draft';
import { wayOutOf } from './way-out';
import { useWizard } from './wizard-context';

export interface Answer {
  readonly asked: Field;
  /** What the field shows; it may be wrong. */
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  /** Tells the form that the focus left the field. */
  readonly leave: () => void;
  /** What is wrong with the answer as a whole. */
  readonly problem: Problem | undefined;
  /** What is wrong inside it, each with its path below: `1` of a list, `1.name` of rows. */
  readonly inside: readonly AnswerProblem[];
}

/** One question and its answer; only what uses it is drawn anew when the answer changes. Throws on unknown paths. */
export function useAnswer(path: string): Answer {
  const asked = fields.get(path);
  if (!asked) throw new Error(`Nothing is asked at ${path}`);
  const { form } = useWizard();
  const { field, fieldState } = useController({ control: form.control, name: answerPath(path) });
  const found = problemsIn(fieldState.error, '');
  const says = found.find((each) => each.path === '')?.says;
  const wayOut = says === undefined ? undefined : wayOutOf(asked, field.value, says);
  return {
    asked,
    value: field.value,
    set: field.onChange,
    leave: field.onBlur,
    inside: found.filter((each) => each.path !== ''),
    problem:
      says === undefined
        ? undefined
        : { says, wayOut: wayOut && { label: `Use ${wayOut.says}`, take: () => field.onChange(wayOut.value) } },
  };
}

/** Every message in an error of the form, which is as deep as the answer. */
function problemsIn(error: unknown, path: string): AnswerProblem[] {
  if (typeof error !== 'object' || error === null) return [];
  const own = 'message' in error && typeof error.message === 'string' ? [{ path, says: error.message }] : [];
  const inner = Object.entries(error).flatMap(([name, each]) => {
    if (name === 'root') return problemsIn(each, path);
    // `ref` is an element of the page, the others tell of `message`.
    if (['ref', 'type', 'types', 'message'].includes(name)) return [];
    return problemsIn(each, path === '' ? name : `${path}.${name}`);
  });
  return [...own, ...inner];
}
