import { z } from 'zod';
import { filePath } from '../answer-kinds';
import { tlsGuidelines } from '../httpd/tls-guidelines';
import type { HttpdDocument } from '../httpd/tree';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { recipe } from './recipe';
import { manual } from './sources';

const asks = z.strictObject({
  certificateFile: filePath.optional().meta({
    title: 'Certificate',
    help: 'The file with your certificate and, below it, those of the authorities between it and the root. Empty: the usual place of the system.',
  }),
  certificateKeyFile: filePath
    .optional()
    .meta({ title: 'Private key', help: 'Readable by root only. Empty: the usual place of the system.' }),
  profile: z
    .enum(['intermediate', 'modern'])
    .default('intermediate')
    .meta({
      title: 'Who must be able to connect',
      options: {
        intermediate: ['TLS 1.2 and 1.3', 'What Mozilla recommends for general use.'],
        modern: ['TLS 1.3 only', 'Shuts out every browser, Java and integration that does not speak TLS 1.3.'],
      },
    }),
});

export const tls = recipe({
  id: 'tls',
  title: 'HTTPS at Apache',
  topic: 'site',
  says: `Apache ends TLS with your certificate and speaks plain HTTP to Confluence. Protocols and ciphers follow Mozilla's
    recommendation, as a set with a version and a date.`,
  sources: [manual('SSLEngine')],
  when: ({ hasTls }) => hasTls,

  asks,

  write: (site, answers) => ({
    vhost: [
      {
        says: 'Visitors come over HTTPS, with this certificate.',
        why: 'The certificate file also holds the chain; without the chain, Java and some phones refuse the site.',
        from: ['features.tls.certificateFile', 'features.tls.certificateKeyFile', 'site.publicUrl'],
        sources: [manual('SSLEngine'), manual('SSLCertificateFile')],
        lines: certificateLines(site, answers),
      },
      {
        says: `Protocols and ciphers: Mozilla ${answers.profile}, version ${tlsGuidelines[answers.profile].version}.`,
        why: 'The default of httpd leaves older protocols to the system’s OpenSSL; these lines do not depend on it. Session tickets are off because their key would outlive every connection until the next restart.',
        from: ['features.tls.profile'],
        sources: [tlsGuidelines[answers.profile].source, manual('SSLProtocol')],
        lines: protocolLines(answers),
      },
    ],
  }),
});

/** All that a virtual host of this site needs to speak TLS; `answers` is what was answered for this recipe. */
export function tlsLines(site: Site, answers: unknown): HttpdDocument {
  const checked = asks.parse(answers ?? {});
  return httpd`
    ${certificateLines(site, checked)}
    ${protocolLines(checked)}
  `;
}

type Answers = z.output<typeof asks>;

function certificateLines(
  { platform, address }: Site,
  { certificateFile, certificateKeyFile }: Answers,
): HttpdDocument {
  return httpd`
    SSLEngine on
    SSLCertificateFile ${certificateFile ?? platform.certificateFile(address.host)}
    SSLCertificateKeyFile ${certificateKeyFile ?? platform.certificateKeyFile(address.host)}
  `;
}

function protocolLines({ profile }: Answers): HttpdDocument {
  const { protocols, ciphers, honorCipherOrder } = tlsGuidelines[profile];
  return httpd`
    SSLProtocol ${protocols}
    ${ciphers.length > 0 && httpd`SSLCipherSuite ${ciphers.join(':')}`}
    SSLHonorCipherOrder ${honorCipherOrder ? 'on' : 'off'}
    SSLSessionTickets off
  `;
}
