import { z } from 'zod';
import { type AnswerProblem, readAnswers } from './answers';
import { build } from './build';
import type { Bundle } from './bundle';
import type { Secrets } from './site';

/** What the HTTP API and the command line take. */
const requestSchema = z.strictObject({
  answers: z.unknown().optional(),
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(1000), text: z.string() }))
    .max(50)
    .optional(),
});

/**
 * From a request to a bundle that can be taken home, or to every problem in its way, each with its path. Never throws
 * on input. `secrets` are used where the files bring none.
 */
export function bundleFromRequest(
  json: unknown,
  secrets: Secrets,
): { readonly bundle: Bundle } | { readonly problems: readonly AnswerProblem[] } {
  const request = requestSchema.safeParse(json);
  if (!request.success) {
    return { problems: request.error.issues.map(({ path, message }) => ({ path: path.join('.'), says: message })) };
  }
  const read = readAnswers(request.data.answers);
  if ('problems' in read) {
    return {
      problems: read.problems.map(({ path, says }) => ({ path: path === '' ? 'answers' : `answers.${path}`, says })),
    };
  }
  const bundle = build(read.answers, request.data.files, secrets);
  if (bundle.refused.length === 0) return { bundle };
  return {
    problems: bundle.refused.map(({ path, says, at }) => ({
      path: `files.${path}`,
      says: at ? `Line ${at.line}, column ${at.column}: ${says}` : says,
    })),
  };
}
