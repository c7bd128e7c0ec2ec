import { z } from 'zod';
import { answersVersion, migrated } from './migrations';
import { recipes } from './recipes';
import { siteOf, siteSchema } from './site';

const asked = recipes.flatMap(({ id, asks, isOptional }) => {
  if (!asks) return isOptional ? [[id, z.strictObject({}).optional()] as const] : [];
  return [[id, isOptional ? asks.optional() : asks.prefault({})] as const];
});

/** Everything the admin told us: about the site, and for each feature. `{}` is a valid set. Fits into a link; holds no secret. */
export const answersSchema = z
  .strictObject({
    /** Of this schema; older answers are brought up to date before it sees them. */
    version: z.literal(answersVersion).default(answersVersion),
    site: siteSchema.prefault({}),
    features: z.strictObject(Object.fromEntries(asked)).prefault({}),
    /** Changes that the admin does not want: the keys of edits, as `file:key`. */
    keep: z.array(z.string().max(500)).max(500).default([]),
  })
  .superRefine(({ site: answers, features }, context) => {
    // What cannot be together is asked once each answer is right by itself.
    if (context.issues.length > 0) return;
    const site = siteOf(answers);
    for (const { id, isOptional, when, refuses } of recipes) {
      const own = features[id];
      if (!refuses || (isOptional && own === undefined) || when?.(site) === false) continue;
      // The schema of each recipe has checked the answers under its own id.
      for (const { field, says } of refuses(site, (own ?? {}) as { [name: string]: unknown }, features)) {
        const steps = field === '' ? [] : field.split('.');
        const path = steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
        context.addIssue({ code: 'custom', path: ['features', id, ...path], message: says });
      }
    }
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
  const result = answersSchema.safeParse(migrated(json ?? {}));
  if (result.success) return { answers: result.data };
  return { problems: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), says: message })) };
}

/** The answers nobody had to give: the default example. */
export const defaultAnswers: Answers = answersSchema.parse({});
