import fc from 'fast-check';

const line = fc.constantFrom(
  'ServerName wiki',
  'ServerAlias a b',
  '  ProxyPass / http://x/',
  'proxypass /synchrony http://y/synchrony retry=1 nocanon',
  'ProxyPass /a !',
  'SSLEngine on',
  'RequestHeader unset X-Forwarded-For',
  'RewriteCond A b',
  'RewriteRule c d',
  '# hi',
  '# runs on \\',
  '',
  '\t',
  '<VirtualHost *:443>',
  '</VirtualHost>',
  '<VirtualHost *:80>junk',
  '</VirtualHost> junk',
  '<IfModule x>',
  '<IfModule !x>',
  '</IfModule>',
  '<Location /x>',
  '</location>',
  '</Odd>',
  'A \\',
  '"',
  'B \'x y\' "z\\""',
  '<x',
  '\\',
  '\\\\',
  '"A" b',
);

/** Any text, with a liking for what is nearly httpd configuration. */
export const arbitraryConfig = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(line).map((lines) => lines.join('\n')),
  fc.array(line).map((lines) => lines.join('\r\n')),
  fc.array(fc.oneof(line, fc.string())).map((lines) => `${lines.join('\n')}\n`),
);

const block: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? line.filter((text) => !/^<|^\s*<|\\$|^"$/.test(text))
    : fc.oneof(
        line.filter((text) => !/<|\\$|^"$/.test(text)),
        fc
          .tuple(
            fc.constantFrom('VirtualHost *:443', 'VirtualHost *:80', 'IfModule x', 'IfModule !x', 'Location /x'),
            fc.array(block(depth - 1), { maxLength: 6 }),
          )
          .map(([tag, inside]) =>
            [`<${tag}>`, ...inside.map((each) => `  ${each}`), `</${tag.split(' ')[0]}>`].join('\n'),
          ),
      ),
);

/** Configuration that httpd can read, with sections in sections, in either kind of line ends, with or without the last one. */
export const readableConfig = fc
  .tuple(fc.array(block(3)), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([blocks, lineEnd, isEnded]) => (blocks.join('\n') + (isEnded ? '\n' : '')).replaceAll('\n', lineEnd));
