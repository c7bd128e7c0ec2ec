'use client';
import { useCallback, useMemo, useState } from 'react';
import { type Inferred, inferAnswers, readBytes, readText, type Upload } from '@/lib';
import { type AnswerPath, answerPath } from './draft';
import { usualAnswers } from './feature';
import type { AnswersState } from './use-answers';

/** A file that the admin gave: read, or refused with the reason and not kept. */
export type Given =
  | { readonly path: string; readonly upload: Upload }
  | { readonly path: string; readonly says: string };

export interface Files {
  readonly given: readonly Given[];
  readonly uploads: readonly Upload[];
  /** The answers that stand in the files. */
  readonly inferred: readonly Inferred[];
  /** What stood at the path of an answer before one of the files replaced it. */
  readonly replaced: ReadonlyMap<string, unknown>;
  readonly read: (chosen: Iterable<File>) => Promise<void>;
  readonly paste: (text: string) => void;
  readonly remove: (path: string) => void;
  /** Answers as the file does. */
  readonly take: (found: Inferred) => void;
  /** Puts back the answer that stood there before. */
  readonly undo: (path: string) => void;
}

/** One byte more than is read of any file: enough to say that it is too large. */
const enough = 5_000_001;

/** The files given so far; nothing of them leaves this page. What they say is taken over unless the admin said otherwise. */
export function useFiles({ form, isTyped }: Pick<AnswersState, 'form' | 'isTyped'>): Files {
  const [given, setGiven] = useState<readonly Given[]>([]);
  const [replaced, setReplaced] = useState<ReadonlyMap<string, unknown>>(new Map());
  const uploads = useMemo(() => uploadsIn(given), [given]);
  const inferred = useMemo(() => inferAnswers(uploads, addressIn(form)), [uploads, form]);

  const put = useCallback(
    (path: AnswerPath, value: unknown) => form.setValue(path, value, { shouldValidate: true, shouldDirty: true }),
    [form],
  );
  const take = useCallback(
    (found: Inferred) => {
      const path = answerPath(found.path);
      const before = form.getValues(path);
      setReplaced((all) => new Map(all).set(path, before));
      put(path, answerIn(found));
    },
    [form, put],
  );
  const add = useCallback(
    (more: readonly Given[]) => {
      const all = [...given.filter(({ path }) => !more.some((each) => each.path === path)), ...more];
      setGiven(all);
      for (const found of inferAnswers(uploadsIn(all), addressIn(form))) {
        const isSaid = says(found, form.getValues(answerPath(found.path)));
        if (!isSaid && !isTyped(found.path)) take(found);
      }
    },
    [given, form, isTyped, take],
  );
  return {
    given,
    uploads,
    inferred,
    replaced,
    read: async (chosen) => add(await Promise.all([...chosen].map(readFile))),
    paste: (text) =>
      add([givenOf(/^\s*<(\?xml|!--|Server\b)/i.test(text) ? 'server.xml' : 'pasted.conf', readText, text)]),
    remove: (path) => setGiven(given.filter((each) => each.path !== path)),
    take,
    undo: (path) => put(answerPath(path), replaced.get(path)),
  };
}

/** Whether an answer already is what a file says. */
export function says({ value }: Inferred, answer: unknown): boolean {
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value) === JSON.stringify(answer);
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(value).every(
    ([name, each]) => name in answer && Object.entries(answer).some(([a, b]) => a === name && b === each),
  );
}

function answerIn({ path, value }: Inferred): unknown {
  const [, feature] = /^features\.([^.]+)$/.exec(path) ?? [];
  if (feature === undefined || typeof value !== 'object' || Array.isArray(value)) return value;
  return { ...usualAnswers(feature), ...value };
}

async function readFile(file: File): Promise<Given> {
  const path = file.webkitRelativePath || file.name;
  return givenOf(path, readBytes, new Uint8Array(await file.slice(0, enough).arrayBuffer()));
}

function givenOf<Content>(
  path: string,
  read: (path: string, content: Content) => ReturnType<typeof readText>,
  content: Content,
): Given {
  const result = read(path, content);
  return 'upload' in result ? { path, upload: result.upload } : { path, says: result.says };
}

function uploadsIn(given: readonly Given[]): Upload[] {
  return given.flatMap((each) => ('upload' in each ? [each.upload] : []));
}

/** The public address as it stands in the form, right or wrong. */
function addressIn(form: AnswersState['form']): string | undefined {
  const address: unknown = form.getValues('site.publicUrl');
  return typeof address === 'string' ? address : undefined;
}
