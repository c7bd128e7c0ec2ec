/** Tries again every 300 ms until `look` does not throw; after `milliseconds` what it throws is thrown. */
export async function until<T>(milliseconds: number, look: () => Promise<T>): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await look();
    } catch (problem) {
      if (Date.now() >= end) throw problem;
      await pause(300);
    }
  }
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds));
}

/** Does the work for each of `all`, `workers` at a time; throws what the first failing one throws. */
export async function inParallel<T>(
  workers: number,
  all: readonly T[],
  work: (one: T, at: number) => Promise<void>,
): Promise<void> {
  const waiting = all.entries();
  const worker = async () => {
    for (const [at, one] of waiting) await work(one, at);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
