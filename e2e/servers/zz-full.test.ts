import { describe, inject, test } from 'vitest';
import { bundleFolder } from './bundle-folder';
import { runScenario } from './run-scenario';
import { scenarios } from './scenarios';

describe('full', () => {
  for (const scenario of scenarios.filter(({ name }) => name === 'docs/examples/full.json')) {
    test(scenario.name, async ({ expect }) => {
      const outcomes = await runScenario(inject('workshop'), bundleFolder, scenario);
      console.log(scenario.name, outcomes.length, outcomes.filter(({ passed }) => passed).length);
      expect(outcomes.filter(({ passed }) => !passed)).toEqual([]);
    });
  }
});
