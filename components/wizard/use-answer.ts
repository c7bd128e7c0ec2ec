'use client';
import { useController } from 'react-hook-form';
import type { Problem } from '@/components/ui/problem-line';
import { type Field, fields } from '@/lib';
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
  readonly problem: Problem | undefined;
}

/** One question and its answer; only what uses it is drawn anew when the answer changes. Throws on unknown paths. */
export function useAnswer(path: string): Answer {
  const asked = fields.get(path);
  if (!asked) throw new Error(`Nothing is asked at ${path}`);
  const { form } = useWizard();
  const { field, fieldState } = useController({ control: form.control, name: answerPath(path) });
  const says = firstMessage(fieldState.error);
  const wayOut = says === undefined ? undefined : wayOutOf(asked, field.value);
  return {
    asked,
    value: field.value,
    set: field.onChange,
    leave: field.onBlur,
    problem:
      says === undefined
        ? undefined
        : { says, wayOut: wayOut && { label: `Use ${wayOut.says}`, take: () => field.onChange(wayOut.value) } },
  };
}

/** The message of an error; of a list, that of the first entry that has one, with its line. */
function firstMessage(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if (Array.isArray(error)) {
    const line = error.findIndex((each) => firstMessage(each) !== undefined);
    return line < 0 ? undefined : `Line ${line + 1}: ${firstMessage(error[line])}`;
  }
  return 'message' in error && typeof error.message === 'string' ? error.message : undefined;
}
