import { z } from 'zod';
import { filePath } from '../answer-kinds';
import { isNamed, type Setting } from '../httpd/query';
import { tlsGuidelines } from '../httpd/tls-guidelines';
import type { HttpdDocument } from '../httpd/tree';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { type HttpdLines, recipe } from './recipe';
import { manual } from './sources';

const asks = z.strictObject({
  certificate: z
    .enum(['file', 'acme'])
    .default('file')
    .meta({
      title: 'Certificate comes from',
      options: {
        file: ['Files of yours', 'You or a program of yours renews them.'],
        acme: [
          'Apache fetches it (mod_md)',
          'From Let’s Encrypt, renewed by Apache itself. The name has to lead to this machine from the internet, on port 80 or 443.',
        ],
      },
    }),
  email: z
    .email('Enter an e-mail address.')
    .max(200)
    .regex(/^[A-Za-z0-9.!#%&*+=?^_~@-]+$/, 'Enter an e-mail address without quotes.')
    .optional()
    .meta({
      title: 'E-mail for the authority',
      help: 'The authority writes there when something is wrong.',
      onlyIf: ['certificate', 'acme'],
    }),
  acceptsTerms: z
    .boolean()
    .default(false)
    .meta({
      title: 'I accept the terms of Let’s Encrypt',
      help: 'Without this, Apache may not ask for a certificate.',
      onlyIf: ['certificate', 'acme'],
    }),
  certificateFile: filePath.optional().meta({
    title: 'Certificate',
    help: 'The file with your certificate and, below it, those of the authorities between it and the root. Empty: the usual place of the system.',
    onlyIf: ['certificate', 'file'],
  }),
  certificateKeyFile: filePath.optional().meta({
    title: 'Private key',
    help: 'Readable by root only. Empty: the usual place of the system.',
    onlyIf: ['certificate', 'file'],
  }),
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

  refuses: ({ address }, { certificate, email, acceptsTerms }) => [
    ...(certificate === 'acme' && email === undefined
      ? [{ field: 'email', says: 'To fetch a certificate, the authority wants an e-mail address.' }]
      : []),
    ...(certificate === 'acme' && !acceptsTerms
      ? [
          {
            field: 'acceptsTerms',
            says: 'A certificate can be fetched only by who accepts the terms of the authority.',
          },
        ]
      : []),
    ...(certificate === 'acme' && !address.host.includes('.')
      ? [
          {
            field: 'certificate',
            says: `No public authority gives a certificate for ${address.host}: it is no name of the internet. Use files of yours.`,
          },
        ]
      : []),
  ],

  write: (site, answers) => ({
    server: answers.certificate === 'acme' ? managedLines(site, answers) : [],
    steps:
      answers.certificate === 'acme'
        ? [
            `Until the certificate is there, Apache answers 503 over HTTPS, with a certificate of its own making that browsers warn of. Apache’s error log tells when the real one has come, or why it does not come; the next reload puts it in: \`${site.platform.reload}\`. The same goes for every renewal: see that something reloads Apache once a week at least, as the log rotation of many systems does.`,
          ]
        : [],
    vhost: [
      answers.certificate === 'acme'
        ? {
            says: 'Visitors come over HTTPS; mod_md brings the certificate.',
            why: 'There is no SSLCertificateFile: mod_md puts it in for the names it manages.',
            from: ['features.tls.certificate', 'site.publicUrl'],
            sources: [manual('SSLEngine'), manual('MDomain')],
            lines: httpd`SSLEngine on`,
          }
        : {
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
    gone: [
      answers.certificate === 'acme'
        ? {
            says: 'Apache’s own certificate takes the place of these files.',
            why: 'Of two certificates for one name nobody can tell which one visitors see.',
            from: ['features.tls.certificate'],
            sources: [manual('MDomain')],
            isGone: ({ name }) => /^SSLCertificate(Key)?File$/i.test(name.value),
          }
        : {
            says: 'Apache fetches no certificate for this name any more.',
            why: 'The files named here are used. Of two certificates for one name nobody can tell which one visitors see.',
            from: ['features.tls.certificate'],
            sources: [manual('MDomain')],
            isGone: (setting, document) => isManaged(setting, site) || (isOfMd(setting) && isOnlyHere(document, site)),
          },
    ],
  }),
});

/** Whether this has mod_md fetch the certificate for the name of the site. */
function isManaged(setting: Setting, { address }: Site): boolean {
  return isNamed(setting, 'MDomain') && setting.args.some(({ value }) => value.toLowerCase() === address.host);
}

function isOfMd({ name }: Setting): boolean {
  return /^MD(CertificateAgreement|ContactEmail|StoreDir)$/i.test(name.value);
}

/** Whether mod_md is there for this site alone. */
function isOnlyHere(document: HttpdDocument, site: Site): boolean {
  const managed = document.children.filter((node) => node.kind === 'directive' && isNamed(node, 'MDomain'));
  return managed.length > 0 && managed.every((node) => node.kind === 'directive' && isManaged(node, site));
}

/** All that a virtual host of this site needs to speak TLS; `answers` is what was answered for this recipe. */
export function tlsLines(site: Site, answers: unknown): HttpdDocument {
  const checked = asks.parse(answers ?? {});
  return httpd`
    ${certificateLines(site, checked)}
    ${protocolLines(checked)}
  `;
}

type Answers = z.output<typeof asks>;

function managedLines({ address, furtherNames, platform }: Site, { email }: Answers): HttpdLines[] {
  return [
    {
      says: 'Apache fetches the certificate for these names and renews it.',
      why: 'Every name has to lead to this machine from the internet: the authority comes and looks, on port 80 or 443. On port 80, mod_md answers it before the redirect to HTTPS (seen with 2.4.71).',
      from: [
        'features.tls.certificate',
        'features.tls.email',
        'features.tls.acceptsTerms',
        'site.publicUrl',
        'site.furtherNames',
      ],
      sources: [manual('MDomain'), manual('MDCertificateAgreement')],
      lines: httpd`
        MDomain ${[address.host, ...furtherNames]}
        MDCertificateAgreement accepted
        ${email !== undefined && httpd`MDContactEmail ${email}`}
        ${platform.mdStore !== undefined && httpd`MDStoreDir ${platform.mdStore}`}
      `,
    },
  ];
}

function certificateLines(
  { platform, address }: Site,
  { certificate, certificateFile, certificateKeyFile }: Answers,
): HttpdDocument {
  if (certificate === 'acme') return httpd`SSLEngine on`;
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
