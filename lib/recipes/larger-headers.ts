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
    visitors see error 400. Both sides get the same, larger limit. It costs memory for each request under way, and counts
    for every site of this Apache.`,
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

  write: ({ connection, confluencePort, ajpPort }, { kilobytes }) => {
    const from = ['features.larger-headers.kilobytes'];
    const most = (kilobytes + besides) * 1024;
    return {
      server: [
        {
          says: `One header may have ${kilobytes} KB. This counts for the whole server.`,
          why: 'It has to stand here: without encryption, Apache reads the headers before it knows which site is meant.',
          from,
          sources: [manual('LimitRequestFieldSize'), manual('LimitRequestLine')],
          lines: httpd`
            LimitRequestFieldSize ${kilobytes * 1024}
            LimitRequestLine 16384
          `,
        },
      ],
      tomcat: [
        connection === 'mod_jk'
          ? {
              says: `One request may bring ${largestPacket} KB of headers.`,
              why: 'AJP carries them in one packet; the size has to be the same here and in workers.properties.',
              from,
              sources: [tomcatAjpConnector],
              wish: {
                place: { kind: 'connector', port: ajpPort, speaks: 'ajp' },
                attributes: { packetSize: String(largestPacket * 1024) },
              },
            }
          : {
              says: `One request may bring ${kilobytes + besides} KB of headers.`,
              why: `Tomcat counts all headers of a request and its first line together, hence ${besides} KB more than Apache takes for one. Below that it answers 400 with “Request header is too large” in its log.`,
              from,
              sources: [tomcatHttpConnector],
              wish: {
                place: { kind: 'connector', port: confluencePort },
                attributes: { maxHttpHeaderSize: String(most) },
              },
            },
      ],
    };
  },
});
