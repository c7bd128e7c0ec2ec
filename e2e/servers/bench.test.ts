import { describe, inject, test } from 'vitest';
import { runScenario, type Scenario } from './run-scenario';
import { sampleBundle } from './sample/sample-bundle';

const tls: Scenario = {
  name: 'sample',
  answers: {
    site: {
      publicUrl: 'https://wiki.example.com/confluence',
      editing: 'direct',
      furtherNames: ['confluence.example.com'],
    },
  },
  promised: { synchrony: 'direct', otherNames: ['confluence.example.com'] },
};

const failing = async (scenario: Scenario, spoil?: (text: string) => string) => {
  const outcomes = await runScenario(
    inject('workshop'),
    (answers, files) => sampleBundle(answers, files, spoil),
    scenario,
  );
  return outcomes.filter(({ passed }) => !passed).map(({ sentence }) => sentence);
};

describe.concurrent('the bench', () => {
  test('has nothing against a good bundle over plain HTTP', async ({ expect }) => {
    const plain: Scenario = {
      ...tls,
      answers: { site: { publicUrl: 'http://wiki.example.com' } },
      promised: { synchrony: 'off' },
    };
    expect(await failing(plain)).toEqual([]);
  });

  test('has nothing against a good bundle over TLS', async ({ expect }) => {
    expect(await failing(tls)).toEqual([]);
  });

  test('stops at a configuration that Apache refuses', async ({ expect }) => {
    expect(await failing(tls, (text) => text.replace('SSLEngine', 'SSLEngin'))).toEqual([
      "the manifest's test answers Syntax OK and nothing else",
    ]);
  });

  test('sees forged headers, changed bytes, lost titles, old TLS and a dead WebSocket', async ({ expect }) => {
    const spoil = (text: string) =>
      text
        .replaceAll(/.*RequestHeader.*\n/g, '')
        .replaceAll(/.*Rewrite.*\n/g, '')
        .replaceAll(' nocanon', '')
        .replaceAll(' upgrade=websocket', '')
        .replaceAll('-all +TLSv1.2', '-all +TLSv1.1 +TLSv1.2');
    expect(await failing(tls, spoil)).toEqual([
      'every byte of a path and a query reaches the back end as it was sent',
      'nothing that a client forged about itself or the site is left in what reaches the back end',
      'a path that Tomcat accepts reaches the application unchanged',
      'forged headers change nothing of what the application sees',
      'forged headers from a private address change nothing either',
      'the way from plain HTTP to HTTPS keeps an encoded plus, slash and semicolon in a title',
      'the further names lead to the public one and keep path and query',
      'only the promised versions of TLS are spoken',
      'a WebSocket reaches Synchrony itself, and so does its heartbeat',
    ]);
  });
});
