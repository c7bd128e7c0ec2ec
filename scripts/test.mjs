import { mkdirSync, writeFileSync } from 'node:fs';
import { refuse } from './refuse.mjs';
import { inRoot } from './root.mjs';
import { runMain } from './run-main.mjs';
import { say, seconds, tail } from './say.mjs';
import { testParts } from './test-parts.mjs';

const MOST_NAMES = 20;

await runMain(import.meta.url, async () => {
  const parts = chosenParts(process.argv.slice(2));
  mkdirSync(inRoot('.cache', 'test'), { recursive: true });
  const results = [];
  for (const part of parts) {
    const result = await runPart(part);
    results.push(result);
    // Without its packages nothing else can say anything true.
    if (part.id === 'packages' && result.failed > 0) break;
  }
  process.exitCode = sumUp(parts, results);
});

/** The named parts with those that must come before them, or all of them. */
function chosenParts(ids) {
  const unknown = ids.filter((id) => !testParts.some((part) => part.id === id));
  if (unknown.length > 0) {
    refuse(`There is no part "${unknown.join('", "')}". Parts: ${testParts.map(({ id }) => id).join(' ')}`, 2);
  }
  if (ids.length === 0) return testParts;
  const named = testParts.filter(({ id }) => ids.includes(id));
  return testParts.filter((part) => named.includes(part) || named.some(({ before }) => before.includes(part.id)));
}

async function runPart(part) {
  say(`── ${part.title} ──`);
  const started = Date.now();
  const result = await part.run().catch(failure);
  const { passed, failed, skipped, skippedNames, output, notRun, remark } = result;
  writeFileSync(inRoot('.cache', 'test', `${part.id}.log`), output);
  if (failed > 0) say(`${tail(output, 60)}\n(all of it: .cache/test/${part.id}.log)`);
  if (remark !== undefined) say(remark);
  if (notRun !== undefined) say(`Not run: ${notRun}.`);
  for (const name of skippedNames.slice(0, MOST_NAMES)) say(`  skipped: ${name}`);
  if (skippedNames.length > MOST_NAMES) say(`  … and ${skippedNames.length - MOST_NAMES} more, see the log`);
  const counts = passed + failed + skipped === 0 ? 'ready' : `${passed} passed, ${failed} failed, ${skipped} skipped`;
  say(`   ${remark === undefined ? counts : 'not ready'} in ${seconds(Date.now() - started)}\n`);
  return { ...result, title: part.title };
}

/** What a part throws counts as one failed test: words for a person as they are, a fault of ours with its stack. */
function failure(error) {
  const output = error.exitCode === undefined ? error.stack : error.message;
  return { passed: 0, failed: 1, skipped: 0, skippedNames: [], output };
}

/** Prints what was not run and, alone on the last line, the counts over all parts. Yields the exit code. */
function sumUp(parts, results) {
  const left = parts
    .slice(results.length)
    .map(({ title }) => ({ title, notRun: 'the npm packages could not be installed' }));
  const notRun = [...results.filter((result) => result.notRun !== undefined), ...left];
  for (const { title, notRun: reason } of notRun) say(`Not run: ${title} (${reason})`);
  if (parts.length < testParts.length) say(`Only these parts were run: ${parts.map(({ id }) => id).join(' ')}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped') + left.length;
  say(`${sum('passed')} passed, ${sum('failed')} failed, ${skipped} skipped`);
  return sum('failed') > 0 ? 1 : 0;
}
