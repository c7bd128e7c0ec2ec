import type { ElementFacts } from './attributes';

/** What Tomcat's reference says about the elements inside a Connector that speaks TLS. They exist from Tomcat 8.5 on. */
export const tls: Readonly<Record<string, ElementFacts>> = {
  SSLHostConfig: {
    says: 'How the connector speaks TLS for one host name, or for all.',
    page: 'http',
    attributes: {
      hostName: {
        says: 'The host name that this is for. One has to say none, or `_default_`: visitors with other names get that.',
        default: '_default_',
      },
      protocols: {
        says: 'Which versions of TLS are spoken, as `TLSv1.2+TLSv1.3`. A comma in place of the plus sign works, with a warning.',
      },
      sslProtocol: { says: 'Which TLS implementation Java is asked for; `protocols` says which versions are spoken.' },
      ciphers: { says: 'Which ciphers are allowed up to TLS 1.2.' },
      cipherSuites: {
        says: 'Which cipher suites are allowed for TLS 1.3.',
        since: ['10.1.53'],
        missingIn: '9.0.70',
      },
      groups: { says: 'Which named groups keys may be exchanged with.', missingIn: '9.0.70' },
      honorCipherOrder: {
        says: "Whether the server's order of ciphers counts more than the visitor's.",
        default: 'false',
      },
      certificateVerification: { says: 'Whether visitors have to show a certificate.', default: 'none' },
      certificateVerificationDepth: {
        says: "How many certificates may stand between a visitor's and a trusted one.",
        default: '10',
      },
      certificateRevocationListFile: { says: 'The PEM file that lists certificates of visitors that count no longer.' },
      certificateRevocationListPath: { says: 'The folder of such lists; only OpenSSL reads it.' },
      caCertificateFile: {
        says: "The PEM file that visitors' certificates are checked against; only OpenSSL reads it.",
      },
      caCertificatePath: { says: 'The folder of such files; only OpenSSL reads it.' },
      truststoreFile: { says: "The file with the certificates that visitors' certificates are checked against." },
      truststorePassword: { says: 'The password of that file.' },
      truststoreType: { says: 'The format of that file.' },
      truststoreProvider: { says: 'Which part of Java reads that file.' },
      truststoreAlgorithm: { says: 'How Java checks against that file.' },
      trustManagerClassName: { says: 'The Java class that checks the certificates of visitors.' },
      keyManagerAlgorithm: { says: 'How Java picks the key.' },
      revocationEnabled: { says: 'Whether Java looks up if a certificate was revoked.', default: 'false' },
      ocspEnabled: {
        says: "Whether a visitor's certificate is looked up at its issuer.",
        default: 'false',
        missingIn: '9.0.70',
      },
      ocspSoftFail: {
        says: 'Whether a visitor is let in when the issuer gives no answer.',
        default: 'true',
        missingIn: '9.0.70',
      },
      sessionCacheSize: { says: 'How many TLS sessions are kept; `-1` leaves it to Java.', default: '-1' },
      sessionTimeout: { says: 'How many seconds a TLS session is kept.', default: '86400', unit: 'seconds' },
      disableCompression: { says: 'Whether TLS compression is off; only OpenSSL has it.', default: 'true' },
      disableSessionTickets: { says: 'Whether session tickets are off; only OpenSSL reads it.', default: 'false' },
      insecureRenegotiation: { says: 'Whether the old, unsafe renegotiation is allowed.', default: 'false' },
    },
  },
  Certificate: {
    says: 'A certificate and its private key.',
    page: 'http',
    attributes: {
      type: { says: 'The kind of key: RSA, EC, or UNDEFINED. Several certificates each need their own.' },
      certificateFile: { says: 'The certificate, as a PEM file.' },
      certificateChainFile: { says: 'The certificates between it and a known authority, as a PEM file.' },
      certificateKeyFile: { says: 'The private key, as a PEM file.' },
      certificateKeyPassword: { says: 'The password of the private key.' },
      certificateKeyPasswordFile: {
        says: 'The file that holds the password of the private key.',
        since: ['10.1.16'],
        missingIn: '9.0.70',
      },
      certificateKeyAlias: { says: 'Which key of the key store is used.' },
      certificateKeystoreFile: { says: 'The key store that holds certificate and key.' },
      certificateKeystorePassword: { says: 'The password of the key store.', default: 'changeit' },
      certificateKeystorePasswordFile: {
        says: 'The file that holds the password of the key store.',
        since: ['10.1.16'],
        missingIn: '9.0.70',
      },
      certificateKeystoreType: { says: 'The format of the key store.' },
      certificateKeystoreProvider: { says: 'Which part of Java reads the key store.' },
    },
  },
  UpgradeProtocol: {
    says: 'A further protocol that this port can switch to. AJP can switch to none.',
    page: 'http',
    attributes: { className: { says: 'The Java class that speaks it.' } },
  },
};
