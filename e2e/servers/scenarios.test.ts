import { describe, inject, test } from 'vitest';
import { bundleFolder } from './bundle-folder';
import { noteRun } from './note-run';
import { absence } from './real-configs';
import { runScenario, type Scenario } from './run-scenario';
import { scenarios } from './scenarios';

/** What is written down: scenarios that check all that they promise. */
const isWhole = ({ only, level, backEnd }: Scenario) => !only && !level && backEnd?.signedBy === undefined;
const part = { part: 'scenarios', of: scenarios.filter(isWhole).length, level: 'behaviours' } as const;

describe.concurrent('a bundle on real servers', () => {
  for (const scenario of scenarios) {
    // Slow sentences wait for minutes, as admins' exports do.
    test(scenario.name, { timeout: scenario.slow ? 600_000 : 240_000 }, async ({ expect }) => {
      const outcomes = await runScenario(inject('workshop'), bundleFolder, scenario);
      if (isWhole(scenario)) await noteRun({ ...scenario, ...part, outcomes });
      expect(outcomes.filter(({ passed }) => !passed)).toEqual([]);
    });
  }

  if (absence) test.skip(`the admin's own server.xml files: ${absence}`);
});
