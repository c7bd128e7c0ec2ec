import { z } from 'zod';
import { recipes } from './recipes';
import { siteSchema } from './site';

const asked = recipes.flatMap(({ id, asks, isOptional }) =>
  asks ? [[id, isOptional ? asks.optional() : asks.prefault({})] as const] : [],
);

/** Everything the admin told us: about the site, and for each feature. `{}` is a valid set. Fits into a link; holds no secret. */
export const answersSchema = z.strictObject({
  /** Of this schema: raised when the meaning of an answer changes, so that old links can be brought up to date. */
  version: z.literal(1).default(1),
  site: siteSchema.prefault({}),
  features: z.strictObject(Object.fromEntries(asked)).prefault({}),
  /** Changes that the admin does not want: the keys of edits, as `file:key`. */
  keep: z.array(z.string().max(500)).max(500).default([]),
});

export type Answers = z.output<typeof answersSchema>;

/** What is wrong with one answer. */
export interface AnswerProblem {
  /** As in `site.publicUrl`; empty for the whole. */
  readonly path: string;
  readonly says: string;
}

/** Checks answers from outside: a file, a link, a request. Yields either answers or every problem with its path, never throws. */
export function readAnswers(
  json: unknown,
): { readonly answers: Answers } | { readonly problems: readonly AnswerProblem[] } {
  const result = answersSchema.safeParse(json ?? {});
  if (result.success) return { answers: result.data };
  return { problems: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), says: message })) };
}

/** The answers nobody had to give: the default example. */
export const defaultAnswers: Answers = answersSchema.parse({});
