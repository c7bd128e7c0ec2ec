import { sampleBundle } from './sample/sample-bundle';

/** A file the admin already has, given to the builder together with the answers. */
export type GivenFile = { readonly path: string; readonly text: string };

/** The answers to build from; the builder's own schema decides what they mean. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * Builds a bundle from answers and files into a new folder and yields that folder; the caller removes it.
 * The only place where the bench knows who makes bundles.
 */
export function bundleFolder(answers: Answers, files: readonly GivenFile[]): Promise<string> {
  return sampleBundle(answers, files);
}
