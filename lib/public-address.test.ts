import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicUrlOf, readPublicAddress } from './public-address';

const read = (text: string) => {
  const reading = readPublicAddress(text);
  return 'problem' in reading ? reading.problem : [publicUrlOf(reading.address), ...reading.corrected];
};

describe('an address with one right answer is corrected, and said so', () => {
  test.each([
    ['https://wiki.example.com', ['https://wiki.example.com']],
    ['wiki.example.com/confluence', ['https://wiki.example.com/confluence', 'https:// was put in front.']],
    ['  https://wiki.example.com ', ['https://wiki.example.com', 'White space around the address was left out.']],
    ['HTTPS://Wiki.Example.COM:443/Wiki', ['https://wiki.example.com/Wiki']],
    ['http://wiki:80', ['http://wiki']],
    ['http://wiki:8080', ['http://wiki:8080']],
    [
      'https://wiki.example.com/confluence/',
      ['https://wiki.example.com/confluence', 'The slash at the end was left out.'],
    ],
    ['https://wiki.example.com/', ['https://wiki.example.com']],
    [
      'https://wiki.example.com/confluence?a=b',
      ['https://wiki.example.com/confluence', 'The part from ? on was left out.'],
    ],
    ['https://wiki.example.com#top', ['https://wiki.example.com', 'The part from # on was left out.']],
    ['https://wiki.example.com./x', ['https://wiki.example.com/x', 'The dot at the end of the name was left out.']],
    [
      'https://bücher.example/wiki',
      [
        'https://xn--bcher-kva.example/wiki',
        'Servers know the name bücher.example as xn--bcher-kva.example; that is what stands in the files.',
      ],
    ],
    ['http://192.0.2.7/wiki', ['http://192.0.2.7/wiki']],
  ])('%s', (text, says) => {
    expect(read(text)).toEqual(says);
  });
});

describe('an address without one is refused, with the reason', () => {
  test.each([
    ['', /^Enter the address/],
    ['https://admin:secret@wiki.example.com', /user name/],
    ['https://[2001:db8::1]/', /IPv6/],
    ['https://wiki.example.com:70000', /Ports go from 1 to 65535/],
    ['https://wiki.example.com:0', /Ports go from 1/],
    ['https://wiki.example.com:80a', /not a port number/],
    ['https://wiki.example.com/a/../b', /\. or \.\./],
    ['https://wiki.example.com/a/%2e%2e/b', /\. or \.\./],
    ['https://wiki.example.com/a b', /no spaces/],
    ['https://wiki.example.com/a\nInclude x', /line break/],
    ['https://wiki.example.com/"x"', /cannot contain "/],
    ['https://wiki.example.com/${HOME}', /cannot contain \$/],
    ['https://wiki.example.com/wíki', /letters, digits/],
    ['https://wiki.example.com/a//b', /two slashes/],
    ['https://wiki.example.com/synchrony', /Confluence uses \/synchrony itself/],
    ['https://-wiki.example.com', /not a host name/],
    ['https://wiki_1.example.com', /not a host name/],
    ['ftp://wiki.example.com', /not by another scheme/],
    ['javascript:alert(1)', /Start the address with https/],
    ['https://', /not a/],
  ])('%s', (text, says) => {
    expect(read(text)).toMatch(says);
  });
});

test('whatever is typed, the answer is a sentence or an address that reads as itself', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withQueryParameters: true }),
        fc.string().map((text) => `https://${text}`),
      ),
      (text) => {
        const reading = readPublicAddress(text);
        if ('problem' in reading) {
          expect(reading.problem).toMatch(/\.$/);
          return;
        }
        expect(readPublicAddress(publicUrlOf(reading.address))).toEqual({ address: reading.address, corrected: [] });
        expect(publicUrlOf(reading.address)).toMatch(/^https?:\/\/[a-z0-9.-]+(:\d+)?(\/[A-Za-z0-9._~-]+)*$/);
      },
    ),
    { numRuns: 10_000 },
  );
});
