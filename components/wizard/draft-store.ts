import { type AnswerProblem, type Answers, readAnswers } from '@/lib';

/** A set of answers kept under a name. */
export interface NamedDraft {
  readonly name: string;
  readonly answers: Answers;
}

const keys = {
  remember: 'proxywright.remember',
  answers: 'proxywright.answers',
  drafts: 'proxywright.drafts',
} as const;

/** Whether this browser may keep answers: yes until the admin says no. */
export function remembers(): boolean {
  return read(keys.remember) !== 'no';
}

/** Says yes or no; no deletes everything that was kept. */
export function setRemembers(isWanted: boolean): void {
  if (isWanted) remove(keys.remember);
  else {
    remove(keys.answers);
    remove(keys.drafts);
    write(keys.remember, 'no');
  }
}

/** The answers of the last visit; undefined if none were kept, problems if they cannot be read any more. */
export function lastAnswers(): ReturnType<typeof readAnswers> | undefined {
  const text = read(keys.answers);
  if (text === null) return undefined;
  const json = parse(text);
  return json === undefined ? { problems: [unreadable] } : readAnswers(json);
}

/** Keeps answers for the next visit; undefined forgets them. */
export function keepAnswers(answers: Answers | undefined): void {
  if (answers === undefined) remove(keys.answers);
  else if (remembers()) write(keys.answers, JSON.stringify(answers));
}

/** The drafts with names, in the order they were saved; one that cannot be read any more is left out. */
export function namedDrafts(): NamedDraft[] {
  const json = parse(read(keys.drafts) ?? '[]');
  if (!Array.isArray(json)) return [];
  return json.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null || !('name' in each) || !('answers' in each)) return [];
    const checked = readAnswers(each.answers);
    return typeof each.name === 'string' && 'answers' in checked ? [{ name: each.name, answers: checked.answers }] : [];
  });
}

/** Keeps these drafts and no others. */
export function keepDrafts(drafts: readonly NamedDraft[]): void {
  if (remembers()) write(keys.drafts, JSON.stringify(drafts));
}

const unreadable: AnswerProblem = { path: '', says: 'They are damaged.' };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Storage may be forbidden or full: then nothing is kept, and everything else works.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
