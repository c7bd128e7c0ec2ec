import type { Source } from '../text/source';

/** One profile of Mozilla's guidelines for TLS on servers, in the words of httpd. */
export interface TlsGuideline {
  /** The guidelines' own number: `6.0`. */
  readonly version: string;
  /** The day that version was made, if its source tells it. */
  readonly published?: string;
  /** Arguments of SSLProtocol. */
  readonly protocols: readonly string[];
  /** Ciphers for TLS 1.2, by their OpenSSL names; none where only TLS 1.3 is offered, which brings its own. */
  readonly ciphers: readonly string[];
  readonly honorCipherOrder: boolean;
  readonly sessionTickets: boolean;
  /** How long browsers are to insist on HTTPS, in seconds: two years. */
  readonly hstsSeconds: number;
  readonly source: Source;
}

export type TlsProfile = 'modern' | 'intermediate';

const ecdhe = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
] as const;

const dhe = ['DHE-RSA-AES128-GCM-SHA256', 'DHE-RSA-AES256-GCM-SHA384', 'DHE-RSA-CHACHA20-POLY1305'] as const;

// Curves are left to OpenSSL: which of them it knows differs, and one it does not know keeps Apache from starting.
const always = { honorCipherOrder: false, sessionTickets: false, hstsSeconds: 63_072_000 } as const;
const modern = { protocols: ['-all', '+TLSv1.3'], ciphers: [], ...always } as const;
const intermediate = { protocols: ['-all', '+TLSv1.2', '+TLSv1.3'], ...always } as const;

const newest = {
  version: '6.0',
  published: '2026-04-06',
  source: {
    title: 'Mozilla, Server Side TLS 6.0',
    url: 'https://ssl-config.mozilla.org/guidelines/6.0.json',
    checked: '2026-11-23',
  },
} as const;

const former = {
  version: '5.7',
  source: {
    title: 'Mozilla, Server Side TLS 5.7',
    url: 'https://ssl-config.mozilla.org/guidelines/5.7.json',
    checked: '2026-11-23',
  },
} as const;

/** The newest guidelines. Their profile “old” is no more; it offered TLS 1.0 and 1.1. */
export const tlsGuidelines: Readonly<Record<TlsProfile, TlsGuideline>> = {
  modern: { ...newest, ...modern },
  intermediate: { ...newest, ...intermediate, ciphers: ecdhe },
};

/** The guidelines before: files that follow them are still sound. */
export const formerTlsGuidelines: Readonly<Record<TlsProfile, TlsGuideline>> = {
  modern: { ...former, ...modern },
  intermediate: { ...former, ...intermediate, ciphers: [...ecdhe, ...dhe] },
};
