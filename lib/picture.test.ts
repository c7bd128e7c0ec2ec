import { describe, expect, test } from 'vitest';
import { readAnswers } from './answers';
import { build } from './build';
import type { Upload } from './config';
import { drawPicture, svgOf } from './draw-picture';
import { pictureInWords, pictureOf } from './picture';

const secrets = { ajp: 'only-for-tests-0123456789abcdef' };

function bundleOf(json: unknown, uploads: readonly Upload[] = []) {
  const read = readAnswers(json);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return build(read.answers, uploads, secrets);
}

const inWords = (json: unknown) => {
  const picture = pictureOf(bundleOf(json));
  return picture ? pictureInWords(picture) : [];
};

describe('the picture of a bundle says', () => {
  test('who talks to whom in the default site', () => {
    expect(inWords({})).toEqual([
      'Browsers reach Apache by HTTPS 443, encrypted.',
      'Apache reaches Confluence by HTTP 8091, for /synchrony.',
      'Apache reaches Confluence by HTTP 8090, for /.',
      'Browsers: https://wiki.example.com.',
      'Apache: port 443; HTTPS ends here.',
      'Confluence: 127.0.0.1; HTTP 8090, this machine only.',
    ]);
  });

  test('that a load balancer ends HTTPS', () => {
    expect(
      inWords({
        site: { publicUrl: 'https://wiki.example.com/wiki', tlsEnds: 'before', listenPort: 8080, editing: 'off' },
        features: { 'behind-load-balancer': { networks: ['10.1.0.0/16'] } },
      }),
    ).toEqual([
      'Browsers reach Load balancer by HTTPS 443, encrypted.',
      'Load balancer reaches Apache by HTTP 8080.',
      'Apache reaches Confluence by HTTP 8090, for /wiki.',
      'Browsers: https://wiki.example.com/wiki.',
      'Load balancer: names the visitor in X-Forwarded-For.',
      'Apache: port 8080.',
      'Confluence: 127.0.0.1; HTTP 8090, this machine only.',
    ]);
  });

  test('that another application stands beside Confluence, and that the way inwards is encrypted', () => {
    expect(
      inWords({
        site: { confluenceHost: '10.0.0.11', editing: 'off' },
        features: {
          'back-end-tls': {},
          'further-applications': { applications: [{ path: '/jira', origin: 'http://10.0.0.20:8080' }] },
        },
      }),
    ).toEqual([
      'Browsers reach Apache by HTTPS 443, encrypted.',
      'Apache reaches /jira by HTTP 8080, for /jira.',
      'Apache reaches Confluence by HTTPS 8443, encrypted, for /.',
      'Browsers: https://wiki.example.com.',
      'Apache: port 443; HTTPS ends here.',
      'Confluence: 10.0.0.11; HTTP 8090, this machine only; HTTPS 8443.',
      '/jira: 10.0.0.20:8080.',
    ]);
  });

  test('what the admin has now, where they gave a file', () => {
    const given = {
      path: 'wiki.conf',
      text: '<VirtualHost *:443>\nServerName wiki.example.com\nProxyPass / http://127.0.0.1:8090/\n</VirtualHost>\n',
    };
    const before = pictureOf(bundleOf({}, [given]), 'before');
    expect(before?.ways).toEqual([
      { from: 'visitor', to: 'apache', says: 'HTTPS 443', isEncrypted: true },
      { from: 'apache', to: 'confluence node1', says: 'HTTP 8090', isEncrypted: false, path: '/' },
    ]);
    expect(pictureOf(bundleOf({}), 'before')).toBeUndefined();
  });
});

test('the drawing holds every word of the picture, escaped', () => {
  const picture = pictureOf(
    bundleOf({
      features: { 'further-applications': { applications: [{ path: '/jira', origin: 'http://10.0.0.20:8080' }] } },
    }),
  );
  const svg = picture ? svgOf(drawPicture(picture, 'Who <talks> & to whom')) : '';
  expect(svg).toContain('<title>Who &lt;talks&gt; &amp; to whom</title>');
  for (const { title, lines } of picture?.boxes ?? []) {
    for (const text of [title, ...lines.map(({ says }) => says)]) expect(svg).toContain(`>${text}</text>`);
  }
});

describe('the picture of a container', () => {
  test('shows the connector that the image writes from its environment', () => {
    expect(inWords({ site: { runsAs: 'image', editing: 'off' } }).at(-1)).toBe(
      'Confluence: 127.0.0.1; in the official image; HTTP 8090.',
    );
  });

  test('shows the connectors of a server.xml that is mounted', () => {
    expect(inWords({ site: { runsAs: 'image', connection: 'mod_jk', editing: 'off' } }).at(-1)).toBe(
      'Confluence: 127.0.0.1; HTTP 8090; AJP 8009, 0.0.0.0, secret; in the official image.',
    );
  });

  test('shows the service of the Helm chart', () => {
    const site = { runsAs: 'helm', editing: 'off', confluenceHost: '10.0.0.31', confluencePort: 30090 };
    expect(inWords({ site }).at(-1)).toBe('Confluence: 10.0.0.31; in Kubernetes, by the Helm chart; HTTP 30090.');
  });
});
