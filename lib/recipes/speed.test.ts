import { describe, expect, test } from 'vitest';
import { readAnswers } from '../answers';
import { build } from '../build';
import type { Bundle } from '../bundle';
import { parseHttpd } from '../httpd/parse';
import { argOf, directives, walk } from '../httpd/query';

function bundleOf(answers: object): Bundle {
  const read = readAnswers(answers);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return build(read.answers, [], { ajp: 'only-for-tests-0123456789abcdef' });
}

function problemsOf(answers: object): readonly string[] {
  const read = readAnswers(answers);
  return 'problems' in read ? read.problems.map(({ path, says }) => `${path}: ${says}`) : [];
}

const textOf = (bundle: Bundle, end: string) => bundle.files.find(({ path }) => path.endsWith(end))?.text ?? '';

describe('the cache', () => {
  const cached = (publicUrl: string) => {
    const text = textOf(bundleOf({ site: { publicUrl }, features: { 'static-cache': {} } }), 'confluence.conf');
    const section = [...walk(parseHttpd(text))].find(
      (setting) =>
        setting.kind === 'section' &&
        [...directives(setting, 'CacheEnable')].length > 0 &&
        setting.name.value === 'LocationMatch',
    );
    if (!section) throw new Error('nothing is cached');
    return new RegExp(argOf(section, 0));
  };

  test.each([
    '/s/d41d8cd98f00b204e9800998ecf8427e-CDN/-1ayl8i/9012/1.0/3.2/_/download/contextbatch/js/_super,-main/batch.js',
    '/s/-1ayl8i/9012/1/1.0/_/download/batch/com.atlassian.auiplugin:dialog2/com.atlassian.auiplugin:dialog2.js',
    '/s/-1ayl8i/9012/1/1.0/_/download/resources/com.example.theme:x/icons/logo@2x.png',
    '/s/-1ayl8i/9012/1/1.0/_/images/icons/wait.gif',
    '/s/en/2166/34/24/_/styles/combined.css',
  ])('keeps %s', (path) => {
    expect(cached('https://wiki.example.com').test(path)).toBe(true);
    expect(cached('https://wiki.example.com/confluence').test(path)).toBe(false);
    expect(cached('https://wiki.example.com/confluence').test(`/confluence${path}`)).toBe(true);
  });

  test.each([
    '/display/DS/Home',
    '/download/attachments/1/x.js',
    '/s/x/1/_/download/attachments/1/x.js',
    '/s/x/1/_/download/thumbnails/1/x.png',
    '/s/x/1/_/rest/api/user',
    '/s/x/1/_/admin/x.css',
    '/s/x/1/_/;/WEB-INF/web.xml',
    '/s/x/1/_/download/batch/..;/..;/..;/display/DS/Home',
    '/s/x/1/_/download/batch;/../x.js',
    '/s/x/1/_/download/batch/..%2f..%2frest/x.js',
    '/s/x/1/_/download/batch/',
    '/s/_/download/batch/x.js',
    '/pages/s/x/_/download/batch/x.js',
  ])('never keeps %s', (path) => {
    expect(cached('https://wiki.example.com').test(path)).toBe(false);
  });

  test('takes a dot in the context path for a dot', () => {
    expect(cached('https://wiki.example.com/team.wiki').test('/teamXwiki/s/x/_/images/x.png')).toBe(false);
  });

  test.each([
    ['/cache', 'features.static-cache.folder: /cache holds other things too'],
    ['/var/cache', 'features.static-cache.folder: /var/cache holds other things too'],
    ['/var/cache/apache2/', 'features.static-cache.folder: /var/cache/apache2/ holds other things too'],
    ['/tmp/cache', 'features.static-cache.folder: Apache often has a private /tmp'],
    ['D:/cache/wiki', 'features.static-cache.folder: This system has no drive letters'],
  ])('is refused in %s', (folder, says) => {
    const problems = problemsOf({ features: { 'static-cache': { folder } } });
    expect(problems.map((each) => each.slice(0, says.length))).toEqual([says]);
  });

  test('needs a drive on Windows', () => {
    const site = { platform: 'windows' };
    expect(problemsOf({ site, features: { 'static-cache': { folder: '/cache/wiki' } } })).toEqual([
      'features.static-cache.folder: Begin with the drive, such as D:/cache/confluence.',
    ]);
    expect(problemsOf({ site, features: { 'static-cache': { folder: 'D:/cache/wiki' } } })).toEqual([]);
  });
});

describe('the sizes of processes', () => {
  const nodes = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `n${i}`, host: `10.0.0.${i + 1}` }));

  test('have to be more than Confluence can hold', () => {
    expect(problemsOf({ features: { 'process-sizes': { requests: 64 } } })).toEqual([]);
    expect(problemsOf({ site: { nodes: nodes(5) }, features: { 'process-sizes': {} } })).toEqual([
      'features.process-sizes.requests: Confluence alone works on 240 requests at a time and lets more wait: static files would wait behind its pages. Enter 320 or more.',
    ]);
    expect(problemsOf({ site: { nodes: nodes(5) }, features: { 'process-sizes': { requests: 320 } } })).toEqual([]);
  });

  test('count the threads that were asked for over AJP', () => {
    const site = { connection: 'mod_jk', editing: 'off' };
    expect(problemsOf({ site, features: { 'mod-jk': { maxThreads: 400 }, 'process-sizes': {} } })).toEqual([
      'features.process-sizes.requests: Confluence alone works on 400 requests at a time and lets more wait: static files would wait behind its pages. Enter 448 or more.',
    ]);
  });

  test('mean nothing to prefork', () => {
    const site = { platform: 'suse' };
    expect(problemsOf({ site, features: { 'process-sizes': {} } })[0]).toMatch(/^features.process-sizes: .*prefork/);
    expect(problemsOf({ site, features: { 'process-sizes': {}, http2: {} } })).toEqual([]);
  });

  test('come with a ServerLimit where httpd would cut them off', () => {
    const linesFor = (requests: number) =>
      textOf(bundleOf({ features: { 'process-sizes': { requests } } }), 'confluence.conf').match(/^ServerLimit .*$/gm);
    expect(linesFor(1024)).toBeNull();
    expect(linesFor(1088)).toEqual(['ServerLimit 17']);
  });
});

describe('the page for the time without Confluence', () => {
  test('holds what was typed as text, whatever it looks like', () => {
    const words = {
      title: '<script>alert("1")</script>',
      message: "a & b's\n</main>\n\n${HOME} <img src=x>",
      language: 'pt-BR',
    };
    const page = textOf(bundleOf({ features: { 'maintenance-page': words } }), 'maintenance.html');
    expect(page).toContain('<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</h1>');
    expect(page).toContain('  <p>a &amp; b&#39;s<br>&lt;/main&gt;</p>\n  <p>${HOME} &lt;img src=x&gt;</p>');
    expect(page).toContain('<html lang="pt-BR">');
    expect(page).not.toMatch(/<script|<img|<link|https?:/);
  });

  test.each([
    [{ title: 'a\nb' }, 'title: Enter plain text on one line.'],
    [{ title: ' ' }, 'title: Enter a few words.'],
    [{ message: 'a\u0000b' }, 'message: Enter plain text.'],
    [{ language: 'de" onload="x' }, 'language: Enter a language tag such as en, de or pt-BR.'],
  ])('refuses %j', (words, says) => {
    expect(problemsOf({ features: { 'maintenance-page': words } })).toEqual([`features.maintenance-page.${says}`]);
  });
});

describe('robots.txt', () => {
  test('names the paths below the context path', () => {
    const site = { publicUrl: 'https://wiki.example.com/wiki' };
    expect(textOf(bundleOf({ site, features: { robots: { visitors: 'in' } } }), 'robots.txt')).toContain(
      '\nDisallow: /wiki/login.action\n',
    );
  });

  test.each(['<VirtualHost>', 'Disallow /x', 'Disallow: /a b', 'Sitemap: javascript:1', 'User-agent: *\nAllow: /'])(
    'takes no line such as %j',
    (line) => {
      expect(problemsOf({ features: { robots: { lines: [line] } } })).toHaveLength(1);
    },
  );
});

describe('compression', () => {
  const lines = (httpdVersion: string, answers: object = {}) =>
    [
      ...walk(
        parseHttpd(textOf(bundleOf({ site: { httpdVersion }, features: { compression: answers } }), 'confluence.conf')),
      ),
    ]
      .map(({ name, args }) => `${name.value} ${args[0]?.value}`)
      .filter((line) => /Filter|AlterETag/.test(line));

  test('is what the version of httpd can do', () => {
    expect(lines('2.4.25')).toEqual(['AddOutputFilterByType DEFLATE']);
    expect(lines('2.4.57')).toEqual([
      'AddOutputFilterByType BROTLI_COMPRESS',
      'AddOutputFilterByType DEFLATE',
      'BrotliAlterETag NoChange',
    ]);
    expect(lines('2.4.58', { brotli: false })).toEqual(['AddOutputFilterByType DEFLATE', 'DeflateAlterETag NoChange']);
  });

  test('leaves pages alone where that was asked for', () => {
    const text = textOf(bundleOf({ features: { compression: { pages: false } } }), 'confluence.conf');
    expect(text).toContain('text/css');
    expect(text).not.toMatch(/text\/html|application\/json/);
  });
});

test('Tomcat learns the visitor’s address where a release cannot by itself, over HTTP', () => {
  const valves = (site: object) =>
    textOf(bundleOf({ site, features: { 'client-addresses': {} } }), 'server.xml').match(
      /valves\.(?:RemoteIp|AccessLog)Valve/g,
    );
  expect(valves({ release: '7.10' })).toEqual(['valves.AccessLogValve', 'valves.RemoteIpValve']);
  expect(valves({ release: '7.11' })).toEqual(['valves.AccessLogValve', 'valves.RemoteIpValve']);
  expect(valves({ release: '7.10', connection: 'mod_jk', editing: 'off' })).toEqual(['valves.AccessLogValve']);
});
