import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { explainRefusal } from './refuse.mjs';

/** Runs `main` if the module with this `import.meta.url` was started by a person, not imported by another script. */
export async function runMain(url, main) {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== fileURLToPath(url)) return;
  try {
    await main();
  } catch (error) {
    process.exit(explainRefusal(error));
  }
}
