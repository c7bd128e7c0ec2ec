import type { Scene } from './scene';

/** One thing that has to be so, said as a sentence. `check` yields its evidence and throws when it is not so. */
export type Behaviour = {
  readonly sentence: string;
  /** Answered by the recorder in Confluence's place (the bytes on the wire), or by the application. */
  readonly answeredBy: 'recorder' | 'application';
  /** Takes longer than a few seconds: run once, in the scenario that asks for it. */
  readonly slow?: boolean;
  /** Asks hundreds of times: of the covering array's sample only some rows do. */
  readonly heavy?: boolean;
  readonly appliesTo?: (scene: Scene) => boolean;
  readonly check: (scene: Scene) => Promise<string>;
};

/** What became of one sentence in one scenario. */
export type Outcome = {
  readonly sentence: string;
  readonly passed: boolean;
  readonly evidence: string;
  readonly milliseconds: number;
};

/** Checks a sentence; a check that throws is a sentence that does not hold. */
export async function outcomeOf(sentence: string, check: () => Promise<string>): Promise<Outcome> {
  const begun = Date.now();
  const outcome = (passed: boolean, evidence: string) => ({
    sentence,
    passed,
    evidence,
    milliseconds: Date.now() - begun,
  });
  try {
    return outcome(true, await check());
  } catch (problem) {
    return outcome(false, problem instanceof Error ? problem.message : String(problem));
  }
}

/** Throws unless both are equal as JSON, and says which was which. */
export function same(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: found ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`);
  }
}
