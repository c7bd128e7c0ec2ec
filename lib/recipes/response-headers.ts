import { z } from 'zod';
import { httpd } from '../httpd/write';
import { type HttpdLines, recipe } from './recipe';
import { atlassianXsrf, manual } from './sources';

export const responseHeaders = recipe({
  id: 'response-headers',
  title: 'Headers that make browsers careful',
  topic: 'access',
  says: `Browsers take a file for nothing but what its type says, and tell other sites little about the page a visitor came
    from. Each header goes out once, even where Confluence sends one of its own. A content security policy is not among
    them: Confluence and its apps write scripts into their pages, so one from outside breaks them.`,
  sources: [manual('Header'), atlassianXsrf],
  isOptional: true,

  asks: z.strictObject({
    referrer: z
      .enum(['strict-origin-when-cross-origin', 'same-origin'])
      .default('strict-origin-when-cross-origin')
      .meta({
        title: 'What other sites learn about the page before',
        options: {
          'strict-origin-when-cross-origin': ['The name of this site', 'They see the host, never the page.'],
          'same-origin': ['Nothing', 'Applications linked to Confluence learn nothing either.'],
        },
      }),
    framing: z
      .enum(['confluence', 'same-origin'])
      .default('confluence')
      .meta({
        title: 'Pages inside frames of other sites',
        options: {
          confluence: ['As Confluence decides', 'Its own header goes out unchanged.'],
          'same-origin': ['Never', 'Shuts out gadgets and links that other applications show in a frame.'],
        },
      }),
  }),

  write: (_site, { referrer, framing }) => ({
    vhost: [
      once('X-Content-Type-Options', 'nosniff', 'Browsers take a file for nothing but what its type says.', {
        why: 'An attachment that looks like a script could otherwise run as one.',
      }),
      once('Referrer-Policy', referrer, 'Other sites do not learn which page a visitor came from.', {
        why: 'Addresses hold the names of spaces and pages. With no-referrer, Confluence’s check against forged requests would miss the Referer and refuse forms.',
        from: ['features.response-headers.referrer'],
        sources: [manual('Header'), atlassianXsrf],
      }),
      ...(framing === 'same-origin'
        ? [
            once('X-Frame-Options', 'SAMEORIGIN', 'No other site shows pages of this one in a frame.', {
              why: 'A page in an invisible frame catches clicks that were meant for another.',
              from: ['features.response-headers.framing'],
            }),
          ]
        : []),
      {
        says: 'Answers do not name the software behind Apache.',
        why: 'Tomcat sends this header only if its connector says xpoweredBy; apps can add it, too. The name of Apache itself stays in the Server header: nothing in Apache takes it away.',
        from: ['features.response-headers'],
        sources: [manual('Header')],
        lines: httpd`
          Header onsuccess unset X-Powered-By
          Header always unset X-Powered-By
        `,
      },
    ],
  }),
});

/** Confluence’s answers and Apache’s own lie in two tables: a header set in one is doubled by the other. Seen with 2.4.71. */
function once(name: string, value: string, says: string, because: Partial<HttpdLines>): HttpdLines {
  return {
    says,
    from: ['features.response-headers'],
    sources: [manual('Header')],
    ...because,
    why: `${because.why ?? ''} What Confluence sends under this name is dropped first: otherwise the header would go out twice.`,
    lines: httpd`
      Header onsuccess unset ${name}
      Header always set ${name} ${value}
    `,
  };
}
