import { z } from 'zod';
import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual, tomcatAjpConnector, tomcatHttpConnector } from './sources';

/** What a request carries beside its longest header: the request line and all the other headers. */
const besides = 16;

/** The largest packet of AJP, in kilobytes; all headers of a request have to fit into one. */
const largestPacket = 64;

export const largerHeaders = recipe({
  id: 'larger-headers',
  title: 'Larger headers for single sign-on',
  topic: 'access',
  says: `Kerberos tickets and the cookies of single sign-on grow beyond the 8 KB that both servers take for one header; such
    visitors see error 400. Both sides get limits that agree. It costs memory for each request under way.`,
  sources: [manual('LimitRequestFieldSize'), tomcatHttpConnector, tomcatAjpConnector],
  isOptional: true,

  asks: z.strictObject({
    kilobytes: z
      .int('Enter whole kilobytes.')
      .min(9, 'Both servers take 8 KB without this.')
      .max(256, '256 KB is the largest we write.')
      .default(32)
      .meta({
        title: 'Longest header',
        unit: 'KB',
        help: 'Kerberos tickets of users in many groups reach 64 KB; most sign-on cookies stay below 16.',
      }),
  }),

  refuses: ({ connection }, { kilobytes }) =>
    connection === 'mod_jk' && kilobytes + besides > largestPacket
      ? [
          {
            field: 'kilobytes',
            says: `AJP carries all headers of a request in one packet of ${largestPacket} KB: ${largestPacket - besides} KB is the most for one. mod_proxy carries more.`,
          },
        ]
      : [],

  write: ({ connection, confluencePort }, { kilobytes }) => {
    const from = ['features.larger-headers.kilobytes'];
    return {
      server: [
        {
          says: `One header may have ${kilobytes} KB. This counts for the sites below, and for those in files that Apache reads later.`,
          why: 'Apache reads the headers before it knows which site is meant: the limit of the first site of the port counts, with HTTPS too (seen with 2.4.71). A site keeps the limit that stood above it when it was read.',
          from,
          sources: [manual('LimitRequestFieldSize'), manual('LimitRequestLine')],
          lines: httpd`
            LimitRequestFieldSize ${kilobytes * 1024}
            LimitRequestLine 16384
          `,
        },
      ],
      // The packets of AJP are an answer of mod_jk’s own.
      tomcat:
        connection === 'mod_jk'
          ? []
          : [
              {
                says: `One request may bring ${kilobytes + besides} KB of headers.`,
                why: `Tomcat counts all headers of a request and its first line together, hence ${besides} KB more than Apache takes for one. Above that it answers 400 with “Request header is too large” in its log.`,
                from,
                sources: [tomcatHttpConnector],
                wish: {
                  place: { kind: 'connector', port: confluencePort },
                  attributes: { maxHttpHeaderSize: String((kilobytes + besides) * 1024) },
                },
              },
            ],
      steps: [
        'Larger headers: `apachectl -S` has to name this file, or one that Apache reads later, as the default server of the port. Otherwise the limits of that first site count: move the two Limit lines into a file that Apache reads before it, or turn that site off.',
      ],
    };
  },
});
