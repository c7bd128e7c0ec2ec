import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../answers';
import { build } from '../build';
import { holesOf } from '../confluence/holes';
import { parseHttpd } from '../httpd/parse';
import { directives, type Setting, walk } from '../httpd/query';
import { pathCondition } from './guards';

function fileOf(json: unknown, before?: string): string {
  const read = readAnswers(json);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const uploads = before === undefined ? [] : [{ path: '/etc/apache2/sites-available/confluence.conf', text: before }];
  return build(read.answers, uploads).files[0]?.text ?? '';
}

function problemsOf(json: unknown): string[] {
  const read = readAnswers(json);
  return 'problems' in read ? read.problems.map(({ path, says }) => `${path}: ${says}`) : [];
}

/** The condition as JavaScript reads it; Apache gives it the decoded path. */
function guards(contextPath: string, paths: readonly string[], asked: string): boolean {
  const [, pattern = ''] = /=~ m#(.*)#i$/.exec(pathCondition(contextPath, paths)) ?? [];
  return new RegExp(pattern, 'i').test(decodeURIComponent(asked));
}

describe('a guarded path', () => {
  const contexts = ['', '/confluence', '/a/b', '/w.iki'];
  test.each(contexts)('is guarded however it is written, below %j', (path) => {
    for (const asked of [
      '/admin',
      '/admin/',
      '/ADMIN/x',
      '//admin//x',
      '/admin;x=1/y',
      '/%61dmin',
      '/s/x/y/_/admin/z',
    ]) {
      expect(guards(path, ['/admin'], path + asked), asked).toBe(true);
    }
    expect(guards(path, ['/rest/plugins'], `${path}/rest;a/plugins;b/1.0`)).toBe(true);
    expect(guards(path, ['/json/setup*'], `${path}/json/setup-restore.action`)).toBe(true);
  });

  test.each(contexts)('leaves others that look like it alone, below %j', (path) => {
    for (const asked of [
      '/administrators',
      '/display/admin/x',
      '/display/DS/a;admin',
      '/s/admin/_/x.js',
      '/rest/pluginsx',
    ]) {
      expect(guards(path, ['/admin', '/rest/plugins'], path + asked), asked).toBe(false);
    }
  });

  test('is not below another context path that fits by a joker', () => {
    expect(guards('/w.iki', ['/admin'], '/wxiki/admin')).toBe(false);
  });

  test('stays quick to judge for addresses made to be slow', () => {
    for (const piece of [';', '/;', '/s/_', '_/', '/_;', 'a/_/s/', '/s;_/']) {
      const asked = `/s/${piece.repeat(8000 / piece.length)}x`;
      const begun = performance.now();
      guards('', ['/admin', '/plugins/servlet/upm'], asked);
      expect(performance.now() - begun, piece).toBeLessThan(250);
    }
  });
});

describe('administration from networks', () => {
  const withNetworks = (networks: readonly string[], ownAddress?: string) => ({
    features: { 'admin-access': { networks, ...(ownAddress && { ownAddress }) } },
  });

  test('is refused where it would lock the admin out', () => {
    expect(problemsOf(withNetworks(['10.0.0.0/8', 'fd00::/8'], '192.168.1.5'))).toEqual([
      'features.admin-access.ownAddress: None of the networks holds 192.168.1.5: you would lock yourself out. Add it, or a network around it.',
    ]);
    expect(problemsOf(withNetworks(['10.0.0.0/8', 'fd00::/8'], 'fd00::5'))).toEqual([]);
  });

  test('is refused where networks overlap, stand twice, or hold everybody', () => {
    expect(problemsOf(withNetworks(['10.0.0.0/8', '10.1.0.0/16']))).toEqual([
      'features.admin-access.networks.1: 10.1.0.0/16 lies inside 10.0.0.0/8 already: leave one of them out.',
    ]);
    expect(problemsOf(withNetworks(['10.1.2.3', '10.1.2.3']))).toEqual([
      'features.admin-access.networks.1: 10.1.2.3 stands here twice.',
    ]);
    expect(problemsOf(withNetworks(['10.0.0.0/8', '::/0']))).toEqual([
      'features.admin-access.networks.1: ::/0 is the whole world: nothing would be guarded.',
    ]);
  });

  test('opens for the networks of now only, not for those of a file written before', () => {
    const before = fileOf(withNetworks(['10.0.0.0/8', '192.0.2.0/24']));
    const after = fileOf(withNetworks(['10.0.0.0/8', '198.51.100.0/24']), before);
    expect(after).toContain("-R '198.51.100.0/24'");
    expect(after).not.toContain('192.0.2.0/24');
    expect(after.split('Require all denied').length).toBe(before.split('Require all denied').length);
  });

  test('has its rules against disguises once, however many recipes guard', () => {
    const features = { 'admin-access': {}, 'setup-shut': {}, 'virtual-patches': {} };
    expect(fileOf({ site: { release: '8.5' }, features }).split('THE_REQUEST} =~').length).toBe(2);
    expect(
      fileOf({ site: { release: '8.5' }, features: { 'virtual-patches': {} } }).split('THE_REQUEST} =~').length,
    ).toBe(2);
  });
});

describe('published holes', () => {
  const ids = (version: string) => holesOf(version).map(({ id }) => id.slice('CVE-'.length));

  test.each([
    ['8.5.1', ['2023-22515', '2023-22518', '2023-22527', '2024-21683']],
    ['8.5.2', ['2023-22518', '2023-22527', '2024-21683']],
    ['8.5.3', ['2023-22527', '2024-21683']],
    ['8.5.9', []],
    ['8.3.2', ['2023-22515', '2023-22518', '2023-22527', '2024-21683']],
    ['7.19.16', ['2024-21683']],
    ['7.19.22', []],
    ['7.13.6', ['2023-22518', '2022-26134', '2024-21683']],
    ['7.10', ['2023-22518', '2022-26134', '2021-26084', '2021-26085', '2024-21683']],
    ['8.9', ['2024-21683']],
    ['9.0', []],
    ['9.2', []],
    ['10.2', []],
  ])('of %s are %j', (version, expected) => {
    expect(ids(version)).toEqual(expected);
  });

  test('of a release without patch level say where they end', () => {
    expect(holesOf('8.5').map(({ id, mended }) => [id, mended])).toContainEqual(['CVE-2023-22515', '8.5.2']);
    expect(holesOf('8.2').find(({ id }) => id === 'CVE-2023-22515')?.mended).toBeUndefined();
  });

  test('are not offered for a release without any, and another release’s patch level is refused', () => {
    const answers = (release: string, patchLevel: string) => ({
      site: { release },
      features: { 'virtual-patches': { patchLevel } },
    });
    expect(fileOf({ site: { release: '9.2' }, features: { 'virtual-patches': {} } })).not.toContain('CVE');
    expect(problemsOf(answers('8.5', '8.4.2'))).toEqual([
      'features.virtual-patches.patchLevel: You chose release 8.5 above; 8.4.2 is another one. Change one of the two.',
    ]);
    expect(fileOf(answers('8.5', '8.5.31'))).not.toContain('CVE');
    expect(fileOf(answers('8.5', '8.5.3'))).toContain('CVE-2023-22527');
  });

  test('lead to the advice to upgrade first', () => {
    const read = readAnswers({ site: { release: '8.5' }, features: { 'virtual-patches': {} } });
    if ('problems' in read) throw new Error();
    expect(build(read.answers).findings).toContainEqual(
      expect.objectContaining({
        rule: 'virtual-patches',
        severity: 'warning',
        says: expect.stringMatching(/^Upgrade first\./),
      }),
    );
  });
});

describe('the admin’s own directives', () => {
  const withText = (text: string) => ({ features: { 'own-directives': { text } } });
  const said = (text: string) =>
    problemsOf(withText(text)).map((problem) => problem.replace('features.own-directives.text: ', ''));

  test.each([
    ['SetEnv a b\n</VirtualHost>', 'Line 2: `</VirtualHost>` closes nothing: no such section is open.'],
    ['<Location /x>\nSetEnv a b', 'Line 1: `<Location>` is opened here, and nothing closes it.'],
    [
      '<VirtualHost *:80>\n</VirtualHost>',
      'Line 1: A virtual host cannot stand inside another one. Put it into a file of its own.',
    ],
    [
      '\n\nServerName other.example.com',
      'Line 3: ServerName says which site this is; the answers about the site say that already.',
    ],
    ['SetEnv a b\\', 'Line 1: A backslash at the end ties the next line to this one. Write it in one line.'],
    [
      '# harmless \\\nSetEnv a b',
      'Line 1: A backslash at the end ties the next line to this one. Write it in one line.',
    ],
    ['SetEnv a b\n\u0000', 'Line 2: A character that cannot be seen stands here. Type the line anew.'],
    [
      'ServerTokens Full',
      'Line 1: ServerTokens counts for the whole server: Apache refuses it inside a site. Put it into Apache’s main configuration.',
    ],
    ['Require all granted', 'Line 1: Require has to stand inside a section such as <Location "/path">.'],
    [
      '<Location /x>\nProxyRequests On\n</Location>',
      'Line 2: ProxyRequests cannot stand inside this section; it belongs directly into the site.',
    ],
    [
      'Timeout 1\nTimeout 2',
      'Line 2: Timeout stands above already, with another value. The last one counts: leave one of them out.',
    ],
    ['Location /x', 'Line 1: Location is a section: <Location …> and </Location>.'],
    ['<Macro x>\n</VirtualHost>\n</Macro>', 'Line 2: `</VirtualHost>` closes nothing; `</Macro>` is due first.'],
  ])('are refused in words: %j', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test.each([
    '',
    'SetEnv a b',
    '<Location "/x">\n  Require all granted\n</Location>',
    'Include /etc/apache2/own.conf',
    '<IfModule mod_foo.c>\nFooBar on\n</IfModule>',
  ])('are taken: %j', (text) => {
    expect(said(text)).toEqual([]);
  });

  test('that we do not know are named', () => {
    const read = readAnswers(withText('FooBar on'));
    if ('problems' in read) throw new Error();
    expect(
      build(read.answers)
        .findings.map(({ says }) => says)
        .join(),
    ).toContain('FooBar, which we do not know');
  });

  test('stay once and as they are when the file comes back', () => {
    const answers = withText('RewriteRule ^/a$ /b [R]\nFooBar "x y"\n# mine\nProxyTimeout 900');
    const once = fileOf(answers);
    expect(fileOf(answers, once)).toBe(once);
    expect(once).toContain('ProxyTimeout 300');
    expect(once.indexOf('ProxyTimeout 900')).toBeGreaterThan(once.indexOf('ProxyPassReverse'));
  });

  test('never break out of their place, and never take ours along', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...[
          '</VirtualHost>',
          '<VirtualHost *:80>',
          '</IfDefine>',
          '<IfDefine X>',
          '<Location /x>',
          '</Location>',
          '</location >',
        ],
        ...[
          '# note',
          '#\\',
          '\\',
          '"',
          "'",
          'SetEnv a "b',
          'SetEnv a b\\',
          'Include x',
          '<',
          '>',
          '<If "true">',
          '</If>',
          '<!-- -->',
        ],
        ...[
          '\t',
          '\r',
          '\n',
          '\f',
          '\u2028',
          '\u0085',
          '${X}',
          'ServerName x',
          'Foo',
          '<Foo>',
          '</Foo>',
          'SetEnv a \\\\',
          '%',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom('\n', '\n', '\r\n', ' ', '')), { maxLength: 8 })
      .map((pieces) => pieces.flat().join(''));
    const outline = (settings: Iterable<Setting>) =>
      [...settings].map(({ name, args }) => [name, ...args].map(({ value }) => value));
    const usual = outline(walk(parseHttpd(fileOf({}))));
    let taken = 0;
    fc.assert(
      fc.property(text, (own) => {
        if (problemsOf(withText(own)).length > 0 || own.trim() === '') return;
        const document = parseHttpd(fileOf(withText(own)));
        expect(document.problems).toEqual([]);
        const hosts = document.children.filter((node) => node.kind === 'section');
        const block = hosts.at(-1)?.children.findLast((node) => node.kind === 'section');
        if (block?.kind !== 'section') throw new Error('no block');
        expect(outline([block])).toEqual([['IfDefine', '!WITHOUT_OWN_DIRECTIVES']]);
        const inside = outline(walk(block));
        expect(inside).toEqual(outline(walk(parseHttpd(own))));
        expect(outline(walk(document)).slice(0, usual.length)).toEqual(usual);
        expect(outline(walk(document))).toHaveLength(usual.length + 1 + inside.length);
        taken += 1;
      }),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(150);
  });

  test('leave the directives of the other recipes in force in a file that has them', () => {
    const document = parseHttpd(fileOf(withText('ProxyTimeout 900')));
    expect([...directives(document, 'ProxyTimeout')]).toHaveLength(2);
  });
});
