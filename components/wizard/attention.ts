import type { AnswerProblem, Answers } from '@/lib';
import { valueAt } from './draft';
import { fieldPathOf, titleOf } from './steps';

/** Which answers need the admin, and what the files say meanwhile; undefined if all is well. */
export function attentionTo(problems: readonly AnswerProblem[], good: Answers): string | undefined {
  const paths = [...new Set(problems.map(({ path }) => fieldPathOf(path) ?? path))];
  const [first] = paths;
  if (first === undefined) return undefined;
  const titles = paths.map(titleOf).join(', ');
  if (paths.length > 1) return `${paths.length} answers need you: ${titles}. The files say what was last right.`;
  const value = valueAt(good, first);
  const isShort = typeof value === 'string' || typeof value === 'number';
  return `One answer needs you: ${titles}. ${isShort ? `The files still say ${value}.` : 'The files say what was last right.'}`;
}
