import type { Answers } from '@/lib';

/** Answers while they are being typed: each may still be wrong. What stands here is what the fields show. */
export interface Draft {
  version: Answers['version'];
  site: Record<string, unknown>;
  features: Record<string, unknown>;
  keep: string[];
}

/** Where an answer stands in a draft. */
export type AnswerPath = `site.${string}` | `features.${string}`;

/** A draft that says the same as these answers. */
export function draftOf({ version, site, features, keep }: Answers): Draft {
  return { version, site: { ...site }, features: { ...features }, keep: [...keep] };
}

/** Whether a path from outside, of a problem or a note, names an answer of the form. */
function isAnswerPath(path: string): path is AnswerPath {
  return path.startsWith('site.') || path.startsWith('features.');
}

/** The path of a field that is known to exist; throws on others. */
export function answerPath(path: string): AnswerPath {
  if (isAnswerPath(path)) return path;
  throw new Error(`${path} is no path of an answer`);
}

/** What stands at a path: `site.publicUrl`. Undefined if there is nothing. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    // An object's own entries, by name; what is not there is undefined.
    return (inner as Record<string, unknown>)[name];
  }, value);
}
