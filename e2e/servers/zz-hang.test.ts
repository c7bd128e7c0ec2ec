import { inject, test } from 'vitest';
import { runScenario } from './run-scenario';
import { writeHandBundle } from './sample/hand-bundle';
import { handBalancer } from './sample/hand-cluster';

test('hang by mod_proxy', async () => {
  const says = (outcome: unknown) => process.stderr.write(`PROXY ${JSON.stringify(outcome)}\n`);
  await runScenario(inject('workshop'), () => writeHandBundle(handBalancer('https://wiki.example.com/confluence')), {
    name: 'x', answers: {}, says, slow: true, only: /hangs/, promised: { synchrony: 'direct', cluster: { stickyCookie: 'ROUTEID' } },
  });
});
