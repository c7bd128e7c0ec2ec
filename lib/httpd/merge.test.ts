import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit';
import { arbitraryConfig, readableConfig } from './arbitrary.test-kit';
import { mergeHttpd } from './merge';
import { parseHttpd } from './parse';

const merged = (before: string, wanted: string) =>
  applyEdits(before, mergeHttpd(parseHttpd(before), parseHttpd(wanted)));

const site = (lines: string) => `<VirtualHost *:443>\n    ServerName wiki\n${lines}</VirtualHost>\n`;

describe('merging', () => {
  test('touches only what differs, and keeps case, indent and quotes', () => {
    const before =
      '# mine\n<VirtualHost *:443>\n\tServerName wiki   \n\tproxypass   /  "http://old:1/" retry=0\n</VirtualHost>\n';
    const wanted = site(
      '    # Editor\n    ProxyPass /synchrony http://a/synchrony\n\n    ProxyPass / http://new:2/ nocanon\n\n    # On\n    SSLEngine on\n',
    );
    expect(merged(before, wanted)).toBe(
      '# mine\n<VirtualHost *:443>\n\tServerName wiki   \n\n\t# Editor\n\tProxyPass /synchrony http://a/synchrony\n\n\tproxypass   /  http://new:2/ retry=0 nocanon\n\n\t# On\n\tSSLEngine on\n</VirtualHost>\n',
    );
  });

  test('picks the virtual host by name, and writes a new one where the name is missing', () => {
    const before =
      '<VirtualHost *:443>\n  ServerName other\n</VirtualHost>\n<VirtualHost _default_:443>\n  ServerName http://Wiki:443\n</VirtualHost>\n';
    expect(merged(before, site('    SSLEngine on\n'))).toBe(before.replace('Wiki:443\n', 'Wiki:443\n  SSLEngine on\n'));
    const others =
      '<VirtualHost *:443>\n  ServerName other\n</VirtualHost>\n<VirtualHost *:80>\n  ServerName wiki\n</VirtualHost>\n';
    expect(merged(others, site('    SSLEngine on\n'))).toBe(`${others}${site('    SSLEngine on\n')}`);
  });

  test('takes the only virtual host of the port if it has no name', () => {
    expect(merged('<VirtualHost *:443>\n  SSLEngine on\n</VirtualHost>\n', site(''))).toBe(
      '<VirtualHost *:443>\n  SSLEngine on\n  ServerName wiki\n</VirtualHost>\n',
    );
  });

  test('looks into IfModule, and not into a condition that does not hold', () => {
    const before =
      '<IfModule mod_ssl.c>\n<VirtualHost *:443>\n  ServerName wiki\n  <IfModule !mod_x.c>\n    SSLEngine off\n  </IfModule>\n</VirtualHost>\n</IfModule>\n';
    expect(merged(before, site('    SSLEngine on\n'))).toBe(
      before.replace('  </IfModule>\n', '  </IfModule>\n  SSLEngine on\n'),
    );
  });

  test('moves a line up where the first match decides', () => {
    const before = site('    ProxyPass / http://b/\n    # live editing\n    ProxyPass /synchrony http://a/synchrony\n');
    const wanted = site('    ProxyPass /synchrony http://a/synchrony\n    ProxyPass / http://b/\n');
    expect(merged(before, wanted)).toBe(
      site('    ProxyPass /synchrony http://a/synchrony\n    ProxyPass / http://b/\n    # live editing\n'),
    );
  });

  test('of two equal settings changes the one in force: the last, or for ProxyPass the first', () => {
    const before = site(
      '    ProxyTimeout 1\n    ProxyTimeout 2\n    ProxyPass / http://a/\n    ProxyPass / http://b/\n',
    );
    const wanted = site('    ProxyTimeout 3\n    ProxyPass / http://c/\n');
    expect(merged(before, wanted)).toBe(
      site('    ProxyTimeout 1\n    ProxyTimeout 3\n    ProxyPass / http://c/\n    ProxyPass / http://b/\n'),
    );
  });

  test('keeps parameters that only the admin has, and takes /wiki and /wiki/ for one place', () => {
    expect(
      merged(
        site('    ProxyPass /wiki/ http://a/wiki/ timeout=5 retry=9\n'),
        site('    ProxyPass /wiki http://a/wiki retry=0\n'),
      ),
    ).toBe(site('    ProxyPass /wiki http://a/wiki timeout=5 retry=0\n'));
  });

  test('takes a rule and the conditions above it for one setting', () => {
    const before = site(
      '    RewriteCond %{HTTP:Upgrade} x\n    RewriteRule a b\n\n    # theirs\n    RewriteCond y z\n    RewriteRule c d\n',
    );
    const wanted = site(
      '    RewriteCond %{HTTP:Upgrade} x\n    RewriteRule e f\n    RewriteCond y z\n    RewriteRule c d\n',
    );
    expect(merged(before, wanted)).toBe(
      before.replace('    # theirs\n', '    RewriteCond %{HTTP:Upgrade} x\n    RewriteRule e f\n    # theirs\n'),
    );
    expect(mergeHttpd(parseHttpd(merged(before, wanted)), parseHttpd(wanted))).toEqual([]);
  });

  test('keeps CRLF, and a file without a last line break', () => {
    expect(
      merged('<VirtualHost *:443>\r\n  ServerName wiki\r\n</VirtualHost>', site('    # On\n    SSLEngine on\n')),
    ).toBe('<VirtualHost *:443>\r\n  ServerName wiki\r\n\r\n  # On\r\n  SSLEngine on\r\n</VirtualHost>');
    expect(merged('Listen 1', 'Listen 2\n')).toBe('Listen 1\nListen 2\n');
  });

  test('does not touch a file that httpd would refuse', () => {
    expect(mergeHttpd(parseHttpd('<VirtualHost *:443>\n'), parseHttpd(site('')))).toEqual([]);
  });

  test('leaves out what the admin wants to keep', () => {
    const before = site('    ProxyTimeout 600\n');
    const wanted = parseHttpd(site('    ProxyTimeout 300\n    SSLEngine on\n'));
    const [change] = mergeHttpd(parseHttpd(before), wanted);
    expect(change).toMatchObject({ does: 'change', key: 'VirtualHost *:443/ProxyTimeout' });
    expect(applyEdits(before, mergeHttpd(parseHttpd(before), wanted, new Set([change?.key ?? ''])))).toBe(
      site('    ProxyTimeout 600\n    SSLEngine on\n'),
    );
  });
});

describe('laws', () => {
  const wantedLine = fc.constantFrom(
    'ServerName wiki',
    'ServerAlias b',
    '# Editor\nProxyPass /a http://a/ nocanon retry=0',
    'ProxyPass / http://b/ retry=0',
    'ProxyPass /synchrony http://s/synchrony upgrade=websocket',
    'SSLEngine on',
    '\n# Never\nRequestHeader unset X-Forwarded-For',
    '<Location /x>\n    RewriteEngine on\n    RewriteCond A b\n    RewriteRule c d\n</Location>',
    'RewriteCond A b\nRewriteRule c d',
  );
  const wantedLines = fc.uniqueArray(wantedLine, { minLength: 1 }).map((lines) => `${lines.join('\n')}\n`);
  const wanted = fc.oneof(
    wantedLines,
    wantedLines.map(
      (lines) => `<VirtualHost *:443>\nServerName wiki\n${lines.replace('ServerName wiki\n', '')}</VirtualHost>\n`,
    ),
  );

  test('merging is done once: a second time there is nothing left to edit', () => {
    fc.assert(
      fc.property(
        fc.oneof({ arbitrary: readableConfig, weight: 3 }, { arbitrary: arbitraryConfig, weight: 1 }),
        wanted,
        (text, lines) => {
          const once = merged(text, lines);
          expect(mergeHttpd(parseHttpd(once), parseHttpd(lines)).map(({ text: added, key }) => [key, added])).toEqual(
            [],
          );
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test('a file that could be read can be read after merging, and no line of it is gone', () => {
    fc.assert(
      fc.property(readableConfig, wanted, (text, lines) => {
        const once = merged(text, lines);
        expect(parseHttpd(once).problems).toEqual([]);
        const left = [...once.split(/\r?\n/)];
        for (const line of text.split(/\r?\n/).filter((each) => /^\s*(#|<|"A"|B|$)/.test(each))) {
          const at = left.indexOf(line);
          expect(at, `“${line}” in\n${once}`).not.toBe(-1);
          left.splice(at, 1);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
