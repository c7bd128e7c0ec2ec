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
