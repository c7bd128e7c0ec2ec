'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Resolver, type UseFormReturn, useForm } from 'react-hook-form';
import { type AnswerProblem, type Answers, answersSchema, defaultAnswers, fields, readAnswers } from '@/lib';
import { type Draft, draftOf, valueAt } from './draft';

export type AnswersForm = UseFormReturn<Draft, unknown, Answers>;

export interface AnswersState {
  readonly form: AnswersForm;
  /** The last set of answers that was right in every part. */
  readonly answers: Answers;
  /** What is wrong with the draft now; empty while `answers` says the same as the draft. */
  readonly problems: readonly AnswerProblem[];
  /** Whether the admin gave the answer at this path: then nothing else may replace it without asking. */
  readonly isTyped: (path: string) => boolean;
  /** Replaces all answers. */
  readonly open: (answers: Answers) => void;
}

// A draft is whatever the fields show; the schema is what decides whether it is right.
const resolver = zodResolver(answersSchema, undefined, { mode: 'sync' }) as unknown as Resolver<
  Draft,
  unknown,
  Answers
>;

/** The one form: every answer, checked by the schema at each keystroke. */
export function useAnswers(): AnswersState {
  const form = useForm<Draft, unknown, Answers>({
    mode: 'onChange',
    resolver,
    defaultValues: draftOf(defaultAnswers),
  });
  const [checked, setChecked] = useState<Checked>({ answers: defaultAnswers, problems: [] });
  const typed = useRef(new Set<string>());
  const faulty = useRef('[]');

  const check = useCallback(() => {
    const read = readAnswers(form.getValues());
    const problems = 'answers' in read ? [] : read.problems;
    const nowFaulty = JSON.stringify(problems);
    setChecked((previous) => ({
      answers: 'answers' in read ? read.answers : previous.answers,
      problems: nowFaulty === JSON.stringify(previous.problems) ? previous.problems : problems,
    }));
    // One answer can mend or spoil another (two ports that must differ), but the form looks at the changed one only.
    if (nowFaulty !== faulty.current) void form.trigger();
    faulty.current = nowFaulty;
  }, [form]);

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name, type }) => {
          if (name && type === 'change') typed.current.add(name);
          check();
        },
      }),
    [form, check],
  );

  const open = useCallback(
    (answers: Answers) => {
      form.reset(draftOf(answers));
      typed.current = new Set([...fields.keys()].filter((path) => differs(answers, path)));
      check();
    },
    [form, check],
  );
  const isTyped = useCallback((path: string) => [...typed.current].some((each) => overlaps(each, path)), []);
  return { form, ...checked, isTyped, open };
}

type Checked = Pick<AnswersState, 'answers' | 'problems'>;

function differs(answers: Answers, path: string): boolean {
  return JSON.stringify(valueAt(answers, path)) !== JSON.stringify(valueAt(defaultAnswers, path));
}

function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
