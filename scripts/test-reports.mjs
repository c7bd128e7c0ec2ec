import { existsSync, readFileSync } from 'node:fs';

/**
 * Reads Vitest's JSON report and yields `{passed, failed, skipped, skippedNames}`, or undefined if there is none.
 * A file that could not be loaded counts as one failed test.
 */
export function readVitestReport(file) {
  const report = readJson(file);
  if (report === undefined) return undefined;
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
    skipped: skipped.length,
    skippedNames: skipped.map(({ fullName }) => fullName),
  };
}

/**
 * Reads Playwright's JSON report and yields the same, or undefined if there is none. A test that passed only when
 * tried again counts as failed.
 */
export function readPlaywrightReport(file) {
  const report = readJson(file);
  if (report === undefined) return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  const names = report.suites.flatMap((suite) => skippedTitles(suite, []));
  return { passed: expected, failed: unexpected + flaky, skipped, skippedNames: names };
}

function skippedTitles(suite, above) {
  const path = [...above, suite.title];
  const own = (suite.specs ?? [])
    .filter(({ tests }) => tests.some(({ status }) => status === 'skipped'))
    .map(({ title }) => [...path, title].join(' › '));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => skippedTitles(inner, path))];
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
