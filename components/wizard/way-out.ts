import { type Field, readPublicAddress } from '@/lib';
import { withoutPage } from './without-page';

/** The answer that was probably meant. */
export interface WayOut {
  readonly says: string;
  readonly value: unknown;
}

/** What to offer in place of an answer that was refused: what can be read out of it, else the usual answer if there is one. */
export function wayOutOf({ path, kind, usual }: Field, refused: unknown): WayOut | undefined {
  if (typeof refused === 'string') {
    const meant = meantBy(path, refused.trim());
    if (meant !== undefined) return { says: meant, value: meant };
  }
  if (Array.isArray(refused)) {
    const names = refused.map((each) => hostIn(String(each)) ?? '').filter(Boolean);
    return path === 'site.furtherNames' && names.length > 0 ? { says: names.join(', '), value: names } : undefined;
  }
  // An example address is nobody's way out, and an empty list is no answer to a wrong one.
  if (usual === undefined || kind === 'list' || path === 'site.publicUrl') return undefined;
  return { says: String(usual), value: usual };
}

function meantBy(path: string, text: string): string | undefined {
  switch (path) {
    case 'site.publicUrl':
      return [withoutPage(text), text.replace(/\/\/[^/@]*@/, '//'), text.replace(/\s+/g, '')].find(
        (each) => each !== undefined && 'address' in readPublicAddress(each),
      );
    case 'site.httpdVersion':
      return /\b2\.4\.\d+\b/.exec(text)?.[0];
    case 'site.confluenceHost':
      return hostIn(text);
    default:
      return undefined;
  }
}

/** The host in what may be a whole URL; undefined if there is none. */
function hostIn(text: string): string | undefined {
  const reading = readPublicAddress(text.trim());
  return 'address' in reading ? reading.address.host : undefined;
}
