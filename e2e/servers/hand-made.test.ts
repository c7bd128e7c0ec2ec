import { describe, inject, test } from 'vitest';
import type { Outcome } from './behaviour';
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
  const says = (outcome: Outcome) => process.env.BENCH_SHOWS && process.stderr.write(`${JSON.stringify(outcome)}\n`);
  const scenario: Scenario = { name: 'by hand', answers: {}, promised, says, ...more };
  const outcomes = await runScenario(inject('workshop'), () => writeHandBundle(bundle, spoil), scenario);
  return outcomes.filter(({ passed }) => !passed).map(({ sentence }) => sentence);
};

const wiki = 'https://wiki.example.com/confluence';

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
    expect(found).toEqual(
      expect.arrayContaining([
        'a port in the Host header does not change the port or the scheme that the application sees',
        'the connector cannot be reached past Apache',
        'an upload of 60 MB arrives whole',
        'Confluence answers AJP to whoever knows the secret, and to nobody else',
      ]),
    );
  });

  test('a decoding way to forward addresses, and the distribution of upload sizes', async ({ expect }) => {
    const found = await failing(handModJk(wiki, 'direct'), direct, (text) =>
      text.replace('+ForwardURICompatUnparsed', '+ForwardURICompat').replace('LimitRequestBody 0', ''),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'a path that Tomcat accepts reaches the application unchanged',
        'an upload of 1.2 GB is not refused before it starts, unless a limit was asked for',
      ]),
    );
  });

  test('a mount that is not there, and an open page of the workers', async ({ expect }) => {
    const found = await failing(handModJk(wiki, 'direct'), direct, (text) =>
      text
        .replace('JkMount /confluence/* confluence', 'JkMount /status-worker status')
        .replace('worker.list=confluence', 'worker.list=confluence,status\nworker.status.type=status'),
    );
    expect(found).toContain('the first request after Confluence is back is answered 200');
    expect(found).toContain(
      'the pages where Apache tells of its workers are shown to nobody but those who were promised them',
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
    expect(found).toEqual(
      expect.arrayContaining([
        'a visitor stays with the node that received them',
        'a page that fails does not put its node out of service',
        'a node whose /status is not well gets no new visitors, and gets them again when it is',
        'when a node dies under load no more requests fail than were under way, and it is used again when it is back',
      ]),
    );
  });

  test('a jvmRoute that no worker has', async ({ expect }) => {
    const found = await failing(
      handJkBalancer(wiki),
      { synchrony: 'off', cluster: { stickyCookie: 'JSESSIONID' } },
      (text) => text.replace('jvmRoute="node2"', 'jvmRoute="other"'),
      { only: /visitor/ },
    );
    expect(found).toEqual(expect.arrayContaining(['a visitor stays with the node that received them']));
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
  hardened: true,
};

describe.concurrent('faults of caches and guards', () => {
  const about = { only: /cache|cached|static file|mixed|guarded|disguise|harmless|compress|errors/ };

  test('a cache that keeps everything, cookies too, and answers before anybody asks who it is', async ({ expect }) => {
    const found = await failing(
      handCache(wiki),
      everything,
      (text) =>
        text
          .replace('CacheIgnoreHeaders Set-Cookie', '')
          .replace('CacheIgnoreCacheControl On', 'CacheIgnoreCacheControl Off')
          .replace(/<LocationMatch "[^"]*batch[^"]*">\nCacheEnable disk\n<\/LocationMatch>/, 'CacheEnable disk /')
          .replace('CacheQuickHandler off', 'CacheQuickHandler on'),
      about,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        "a browser's reload is answered from the cache",
        'a cookie that came with a static file is never given to anybody else',
        'of 1,000 mixed requests none gives a visitor what belongs to another, and every page reaches Confluence',
        'a cached copy does not open a guarded path',
      ]),
    );
  });

  test('no cache at all, tags that change with the encoding, and a purge of another folder', async ({ expect }) => {
    const found = await failing(
      { ...handCache(wiki), purge: 'rm -rf /var/cache/apache2/nothing' },
      everything,
      (text) =>
        text
          .replace(/.*AlterETag NoChange/g, '')
          .replace('CacheQuickHandler off', 'CacheQuickHandler off\nCacheDisable /'),
      about,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'a browser that has the compressed file already is told so with 304',
        'the second request for a static file never reaches Tomcat, whoever asks',
        "a browser's reload is answered from the cache",
        "the manifest's own way to empty the cache works",
      ]),
    );
  });

  test('plain Locations as guards, and a maintenance page for errors of Confluence too', async ({ expect }) => {
    const plain = (text: string) =>
      text
        .replace(
          /<LocationMatch "[^"]*(admin|setup)[^"]*">\n(.*)\n<\/LocationMatch>/g,
          '<Location /confluence/$1>\n$2\n</Location>',
        )
        .replace(/<If [^>]*>\n.*\n<\/If>/g, '')
        .replace('TraceEnable off', 'ProxyErrorOverride On');
    expect(await failing(handCache(wiki), everything, plain, about)).toEqual(
      expect.arrayContaining([
        'no disguise of a guarded path opens it from outside',
        'no disguise of a path that is shut opens it for anybody',
        'a cached copy does not open a guarded path',
        "Confluence's own errors are passed on untouched",
      ]),
    );
  });

  test('a talkative server that lost its headers on errors', async ({ expect }) => {
    const chatty = (text: string) =>
      text.replace('ServerTokens Prod', 'ServerTokens Full').replace('Header always set', 'Header onsuccess set');
    expect(await failing(handCache(wiki), everything, chatty, { only: /version|promised header/ })).toEqual(
      expect.arrayContaining([
        'every promised header comes once, on pages, redirects and errors',
        'Apache tells neither its version nor its system, and does not speak HTTP/0.9',
      ]),
    );
  });

  test('a guard that is too wide', async ({ expect }) => {
    const wide = (text: string) => text.replace(/<LocationMatch "[^"]*admin[^"]*">/, '<LocationMatch "(?i)admin">');
    expect(await failing(handCache(wiki), everything, wide, { only: /harmless/ })).toEqual(
      expect.arrayContaining(['harmless addresses that look like guarded ones stay open for everybody']),
    );
  });
});

describe.concurrent('the levels of the bench', () => {
  test('the level configtest stops after a clean start, and finds what is missing', async ({ expect }) => {
    const level = { level: 'configtest' } as const;
    const { modules, ...bundle } = handBalancer(wiki);
    expect(
      await failing({ ...bundle, modules: [...modules, 'authz_host'] }, { synchrony: 'direct' }, undefined, level),
    ).toEqual([]);
    const fewer = modules.filter((name) => name !== 'headers');
    expect(await failing({ ...bundle, modules: fewer }, { synchrony: 'direct' }, undefined, level)).toEqual([
      "the manifest's test answers Syntax OK and nothing else",
    ]);
    const warned = await failing(
      { ...bundle, modules },
      { synchrony: 'direct' },
      (text) => text.replace('<Engine', '<Engine unheardOf="1"'),
      level,
    );
    expect(warned).toEqual(["Tomcat starts and warns of nothing that the admin's own file did not warn of"]);
  });
});
