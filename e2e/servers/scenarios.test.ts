import { describe, inject, test } from 'vitest';
import { bundleFolder } from './bundle-folder';
import { absence } from './real-configs';
import { runScenario } from './run-scenario';
import { scenarios } from './scenarios';

describe.concurrent('a bundle on real servers', () => {
  for (const scenario of scenarios) {
    // Slow sentences wait for minutes, as admins' exports do.
    test(scenario.name, { timeout: scenario.slow ? 600_000 : 240_000 }, async ({ expect }) => {
      const outcomes = await runScenario(inject('workshop'), bundleFolder, scenario);
      expect(outcomes.filter(({ passed }) => !passed)).toEqual([]);
    });
  }

  if (absence) test.skip(`the admin's own server.xml files: ${absence}`);
});
