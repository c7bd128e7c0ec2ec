import { describe, inject, test } from 'vitest';
import type { Promised } from './promised';
import { runScenario, type Scenario } from './run-scenario';
import { type HandBundle, writeHandBundle } from './sample/hand-bundle';
import { handCache } from './sample/hand-cache';
import { handBalancer, handJkBalancer } from './sample/hand-cluster';
import { handModJk } from './sample/hand-mod-jk';

const failing = async (
  bundle: HandBundle,
  promised: Promised,
  spoil?: (text: string) => string,
  more: Partial<Scenario> = {},
) => {
  const scenario: Scenario = { name: 'by hand', answers: {}, promised, ...more };
  const outcomes = await runScenario(inject('workshop'), () => writeHandBundle(bundle, spoil), scenario);
  if (process.env.BENCH_SHOWS) process.stdout.write(`${outcomes.map((one) => JSON.stringify(one)).join('\n')}\n`);
  return outcomes.filter(({ passed }) => !passed).map(({ sentence }) => sentence);
};

const wiki = 'https://wiki.example.com/confluence';

describe.concurrent('mod_jk, written by hand', () => {
  test('nothing is wrong with the WebSocket beside it', async ({ expect }) => {
    expect(await failing(handModJk(wiki, 'direct'), { synchrony: 'direct' })).toEqual([]);
  });

  test('nothing is wrong with long polling at the root', async ({ expect }) => {
    expect(await failing(handModJk('https://wiki.example.com', 'polling'), { synchrony: 'polling' })).toEqual([]);
  });
});

const guards = { guarded: ['/admin'], allowed: ['admin'], shut: ['/setup'] } as const;

describe.concurrent('clusters, written by hand', () => {
  test('nothing is wrong with mod_proxy_balancer and a cookie', async ({ expect }) => {
    const cluster = { stickyCookie: 'ROUTEID', statusWithin: 8 };
    expect(await failing(handBalancer(wiki), { synchrony: 'direct', cluster })).toEqual([]);
  });

  test('nothing is wrong with mod_jk and jvmRoute', async ({ expect }) => {
    expect(await failing(handJkBalancer(wiki), { synchrony: 'off', cluster: { stickyCookie: 'JSESSIONID' } })).toEqual(
      [],
    );
  });
});

const everything: Promised = {
  synchrony: 'off',
  cache: {},
  access: guards,
  http2: true,
  compression: ['br', 'gzip'],
  maintenance: { contains: 'Back soon' },
  headers: { 'Referrer-Policy': 'same-origin' },
};

describe.concurrent('a cache with guards, written by hand', () => {
  for (const url of [wiki, 'https://wiki.example.com']) {
    test(`nothing is wrong with it at ${url}`, async ({ expect }) => {
      expect(await failing(handCache(url), everything)).toEqual([]);
    });
  }
});
