import type { DirectiveFacts } from './facts';
import { everywhere, folders, hosts, hostsAndProxy, inModule, server } from './facts';
import { byProtocol } from './identity';

/** TLS 1.3 came with 2.4.36. Source: github.com/mozilla/ssl-config-generator. */
const tlsVersions = { 'TLSv1.3': '2.4.36', '+TLSv1.3': '2.4.36', '-TLSv1.3': '2.4.36' } as const;

const sslDirective = inModule('ssl');

export const sslDirectives: readonly DirectiveFacts[] = [
  sslDirective('SSLCACertificateFile', hosts, 'The authorities whose client certificates are accepted.'),
  sslDirective('SSLCARevocationCheck', hosts, 'Whether client certificates are checked for having been revoked.'),
  sslDirective('SSLCARevocationFile', hosts, 'The list of revoked client certificates.'),
  sslDirective('SSLCertificateChainFile', hosts, 'Certificates between ours and the authority; obsolete.'),
  sslDirective('SSLCertificateFile', hosts, 'The certificate of this site, with those between it and the authority.'),
  sslDirective('SSLCertificateKeyFile', hosts, 'The private key that belongs to the certificate.'),
  sslDirective('SSLCipherSuite', everywhere, 'The ciphers offered.', {
    identity: byProtocol,
    parameters: { 'TLSv1.3': '2.4.36' },
  }),
  sslDirective('SSLCompression', hosts, 'Whether TLS compresses; off, as it gives secrets away.'),
  sslDirective('SSLEngine', hosts, 'Turns HTTPS on for this site.'),
  sslDirective('SSLHonorCipherOrder', hosts, "Whether our order of ciphers counts, not the browser's."),
  sslDirective('SSLOCSPEnable', hosts, 'Whether authorities are asked about client certificates.'),
  sslDirective('SSLOpenSSLConfCmd', hosts, 'A setting passed to OpenSSL as it is.', { identity: 1 }),
  sslDirective('SSLOptions', everywhere, 'What else TLS does, such as passing its data to scripts.', {
    identity: 'all',
  }),
  sslDirective('SSLPassPhraseDialog', server, 'Where the password of the private key comes from.'),
  sslDirective('SSLProtocol', hosts, 'The versions of TLS offered.', { parameters: tlsVersions }),
  sslDirective('SSLProxyCACertificateFile', hostsAndProxy, 'The authorities that may vouch for the back end.'),
  sslDirective(
    'SSLProxyCheckPeerCN',
    hostsAndProxy,
    "Whether the name in the back end's certificate must match (older check).",
  ),
  sslDirective('SSLProxyCheckPeerExpire', hostsAndProxy, "Whether the back end's certificate must be in date."),
  sslDirective('SSLProxyCheckPeerName', hostsAndProxy, "Whether the name in the back end's certificate must match."),
  sslDirective('SSLProxyCipherSuite', hostsAndProxy, 'The ciphers offered to the back end.', {
    identity: byProtocol,
    parameters: { 'TLSv1.3': '2.4.36' },
  }),
  sslDirective('SSLProxyEngine', hostsAndProxy, 'Allows HTTPS towards the back end.'),
  sslDirective('SSLProxyMachineCertificateFile', hostsAndProxy, 'The certificate we show to the back end.'),
  sslDirective('SSLProxyProtocol', hostsAndProxy, 'The versions of TLS offered to the back end.', {
    parameters: tlsVersions,
  }),
  sslDirective('SSLProxyVerify', hostsAndProxy, "Whether the back end's certificate is checked."),
  sslDirective('SSLProxyVerifyDepth', hostsAndProxy, 'How many authorities may stand between.'),
  sslDirective('SSLRequire', folders, 'Who may come in, by an expression; Require does that now.', { identity: 'all' }),
  sslDirective('SSLRequireSSL', folders, 'Refuses requests that do not come over HTTPS.'),
  sslDirective('SSLSessionCache', server, 'Where TLS sessions are kept, so that browsers come back faster.'),
  sslDirective('SSLSessionCacheTimeout', hosts, 'How many seconds a TLS session is kept.'),
  sslDirective('SSLSessionTicketKeyFile', hosts, 'The key for tickets that several servers share.'),
  sslDirective('SSLSessionTickets', hosts, 'Whether browsers keep their TLS sessions themselves, as tickets.'),
  sslDirective('SSLStaplingCache', server, "Where answers about our certificate's validity are kept."),
  sslDirective(
    'SSLStaplingReturnResponderErrors',
    hosts,
    'Whether failures of the authority are passed on to browsers.',
  ),
  sslDirective('SSLStrictSNIVHostCheck', hosts, 'Whether browsers that name no site are refused.'),
  sslDirective('SSLUseStapling', hosts, 'Sends proof that the certificate is still valid along with it.'),
  sslDirective('SSLVerifyClient', everywhere, 'Whether visitors must show a certificate.'),
  sslDirective(
    'SSLVerifyDepth',
    everywhere,
    "How many authorities may stand between a visitor's certificate and ours.",
  ),
  sslDirective('SSLVHostSNIPolicy', server, 'How alike two sites must be for one connection to serve both.', {
    since: '2.4.66',
  }),
];

const mdDirective = inModule('md');

export const mdDirectives: readonly DirectiveFacts[] = [
  mdDirective('MDCAChallenges', hosts, 'How we prove that the name is ours.', { since: '2.4.30' }),
  mdDirective('MDCertificateAgreement', hosts, "That the authority's terms are accepted.", { since: '2.4.30' }),
  mdDirective('MDCertificateAuthority', hosts, 'The authority that certificates are fetched from.', {
    since: '2.4.30',
  }),
  mdDirective('MDCertificateFile', hosts, 'A certificate of our own, in place of a fetched one.', { since: '2.4.30' }),
  mdDirective('MDCertificateKeyFile', hosts, 'The private key that belongs to it.', { since: '2.4.30' }),
  mdDirective('MDChallengeDns01', hosts, 'The program that proves our name by DNS.', { since: '2.4.30' }),
  mdDirective('MDContactEmail', hosts, 'Where the authority writes to.', { since: '2.4.42' }),
  mdDirective('MDHttpProxy', hosts, 'The proxy towards the authority.', { since: '2.4.30' }),
  mdDirective('MDMembers', hosts, 'Whether other names of a site are taken along.', { since: '2.4.30' }),
  mdDirective('MDMustStaple', hosts, 'Whether the certificate demands proof of validity.', { since: '2.4.30' }),
  mdDirective('MDNotifyCmd', hosts, 'The program called after a renewal.', { since: '2.4.30' }),
  mdDirective('MDomain', hosts, 'Names whose certificate the server fetches and renews by itself.', {
    identity: 1,
    since: '2.4.30',
  }),
  mdDirective('MDomainSet', hosts, 'Such names, with settings of their own.', {
    isSection: true,
    identity: 'all',
    since: '2.4.30',
  }),
  mdDirective('MDPortMap', hosts, 'Which outside ports lead to which of ours.', { since: '2.4.30' }),
  mdDirective('MDPrivateKeys', hosts, 'What kind of private key is made.', { since: '2.4.30' }),
  mdDirective('MDRenewMode', hosts, 'Whether certificates are renewed without our doing.', { since: '2.4.30' }),
  mdDirective('MDRenewWindow', hosts, 'How long before its end a certificate is renewed.', { since: '2.4.30' }),
  mdDirective('MDRequireHttps', hosts, 'Whether visitors are sent to HTTPS.', { since: '2.4.30' }),
  mdDirective('MDServerStatus', hosts, 'Whether the status page shows managed domains.', { since: '2.4.30' }),
  mdDirective('MDStapling', hosts, 'Whether mod_md fetches the proof of validity.', { since: '2.4.42' }),
  mdDirective('MDStoreDir', hosts, 'The folder keys and certificates are kept in.', { since: '2.4.30' }),
  mdDirective('MDWarnWindow', hosts, 'How long before its end a certificate is warned about.', { since: '2.4.30' }),
];
