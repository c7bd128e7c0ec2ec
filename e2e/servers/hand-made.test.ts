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

describe.concurrent('faults of mod_jk', () => {
  const direct: Promised = { synchrony: 'direct' };

  test('a secret that only one side has', async ({ expect }) => {
    const found = await failing(handModJk(wiki, 'direct'), direct, (text) =>
      text.replace(/worker\.confluence\.secret=.*/, 'worker.confluence.secret=another'),
    );
    expect(found).toContain('the first request after Confluence is back is answered 200');
  });

  test('a connector without a secret, on every address, with the default packet, and no port of its own', async ({
    expect,
  }) => {
    const found = await failing(handModJk(wiki, 'direct'), direct, (text) =>
      text
        .replace(/\n.*confluence\.secret=.*/, '')
        .replace('address="127.0.0.1" ', 'address="0.0.0.0" ')
        .replace(/secret="[^"]*" secretRequired="true"/, 'secretRequired="false"')
        .replaceAll(/ (packetSize|proxyName|proxyPort)="[^"]*"/g, ''),
    );
    expect(found).toEqual([
      'a port in the Host header does not change the port or the scheme that the application sees',
      'the connector cannot be reached past Apache',
      'Confluence answers AJP to whoever knows the secret, and to nobody else',
    ]);
  });

  test('a decoding way to forward addresses, and the distribution of upload sizes', async ({ expect }) => {
    const found = await failing(handModJk(wiki, 'direct'), direct, (text) =>
      text.replace('+ForwardURICompatUnparsed', '+ForwardURICompat').replace('LimitRequestBody 0', ''),
    );
    expect(found).toEqual([
      'a path that Tomcat accepts reaches the application unchanged',
      'an upload of 1.2 GB is not refused before it starts, unless a limit was asked for',
    ]);
  });

  test('a mount that is not there, and an open page of the workers', async ({ expect }) => {
    const found = await failing(handModJk(wiki, 'direct'), direct, (text) =>
      text
        .replace('JkMount /confluence/* confluence', 'JkMount /jk-status status')
        .replace('worker.list=confluence', 'worker.list=confluence,status\nworker.status.type=status'),
    );
    expect(found).toContain('the first request after Confluence is back is answered 200');
    expect(found).toContain(
      'the pages where Apache tells of its workers are shown to nobody but those who were promised them',
    );
  });
});

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

describe.concurrent('faults of clusters', () => {
  const cluster = { stickyCookie: 'ROUTEID', statusWithin: 8, backWithin: 10 };

  test('no stickiness, one bad page counts, and a node that is back has to wait', async ({ expect }) => {
    const found = await failing(handBalancer(wiki), { synchrony: 'direct', cluster }, (text) =>
      text
        .replaceAll('ProxySet stickysession=ROUTEID', 'ProxySet failonstatus=500')
        .replaceAll('retry=5', 'retry=60')
        .replaceAll(/hc\w+=\S+/g, ''),
    );
    expect(found).toEqual([
      'a visitor stays with the node that received them',
      "the WebSocket goes to the node of the visitor's pages",
      'a page that fails does not put its node out of service',
      'a node whose /status is not well gets no new visitors, and gets them again when it is',
      'when a node dies under load no more requests fail than were under way, and it is used again when it is back',
      'with every node down the site says 503, and serves again when one is back',
    ]);
  });

  test('an open balancer-manager and a jvmRoute that no worker has', async ({ expect }) => {
    const jk = await failing(
      handJkBalancer(wiki),
      { synchrony: 'off', cluster: { stickyCookie: 'JSESSIONID' } },
      (text) => text.replace('jvmRoute="node2"', 'jvmRoute="other"'),
    );
    expect(jk).toContain('a visitor stays with the node that received them');
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

describe.concurrent('faults of caches and guards', () => {
  test('a cache that keeps everything, cookies too, and does not know encodings apart', async ({ expect }) => {
    const found = await failing(handCache(wiki), everything, (text) =>
      text
        .replace('CacheIgnoreHeaders Set-Cookie', '')
        .replace('CacheIgnoreCacheControl On', 'CacheIgnoreCacheControl Off')
        .replace(/<LocationMatch "[^"]*batch[^"]*">\nCacheEnable disk\n<\/LocationMatch>/, 'CacheEnable disk /')
        .replace('CacheQuickHandler off', 'CacheQuickHandler on'),
    );
    expect(found).toEqual([]);
  });

  test('a plain Location as a guard', async ({ expect }) => {
    const found = await failing(handCache(wiki), everything, (text) =>
      text.replace(
        /<LocationMatch "[^"]*admin[^"]*">\n(.*)\n<\/LocationMatch>/,
        '<Location /confluence/admin>\n$1\n</Location>',
      ),
    );
    expect(found).toEqual([]);
  });
});
