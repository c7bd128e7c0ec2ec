import { describe, expect, test } from 'vitest';
import { holdsSecret, masked } from './masked';

describe('a secret is dots', () => {
  test.each([
    [
      '<Connector port="8009" secret="abc def" secretRequired="true"/>',
      '<Connector port="8009" secret="••••••••" secretRequired="true"/>',
    ],
    ["  requiredSecret='abc'", "  requiredSecret='••••••••'"],
    ['worker.node1.secret=abc#def', 'worker.node1.secret=••••••••'],
    ['ATL_TOMCAT_AJP_SECRET=abc', 'ATL_TOMCAT_AJP_SECRET=••••••••'],
    ['  worker.a-b.secret : x', '  worker.a-b.secret : ••••••••'],
    [
      'ProxyPass / ajp://127.0.0.1:8009/ secret=abc retry=0',
      'ProxyPass / ajp://127.0.0.1:8009/ secret=•••••••• retry=0',
    ],
    ['keystorePass="changeit" certificateKeyPassword="p"', 'keystorePass="••••••••" certificateKeyPassword="••••••••"'],
  ])('%s', (line, shown) => {
    expect(masked(line)).toBe(shown);
    expect(holdsSecret(line)).toBe(true);
  });

  test.each([
    'secretRequired="true"',
    'secret=""',
    'ProxyPass / http://127.0.0.1:8090/ retry=0',
    'worker.node1.port=8009',
    'ATL_TOMCAT_SECURE=true',
    '# the secret is the same on both sides',
    'SSLProxyEngine on',
  ])('but not in: %s', (line) => {
    expect(masked(line)).toBe(line);
    expect(holdsSecret(line)).toBe(false);
  });

  test('line by line, and the rest stays byte for byte', () => {
    expect(masked('a\r\n secret="x"\r\n b')).toBe('a\r\n secret="••••••••"\r\n b');
  });
});
