import { describe, expect, inject, test } from 'vitest';
import { runScenario } from './run-scenario';
import { scenarios } from './scenarios';

describe.concurrent('on real servers', () => {
  for (const scenario of scenarios()) {
    test(scenario.name, async () => {
      const outcomes = await runScenario(inject('workshop'), scenario);
      if (process.env.PROXYWRIGHT_BENCH_EVIDENCE) {
        console.log([scenario.name, ...outcomes.map(({ sentence, passed, evidence }) => `${passed ? ' ok ' : 'FAIL'} ${sentence}: ${evidence}`)].join('\n'));
      }
      expect(outcomes.filter(({ passed }) => !passed)).toEqual([]);
    });
  }
});
