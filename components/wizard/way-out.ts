import { type Field, readPublicAddress } from '@/lib';
import { withoutPage } from './without-page';

/** The answer that was probably meant. */
export interface WayOut {
  readonly says: string;
  readonly value: unknown;
}

/**
 * What to offer in place of an answer that was refused, in the words of `problem`: what that asks for, what can be read
 * out of the answer, else the usual answer if there is one.
 */
export function wayOutOf(
  { path, kind, usual }: Pick<Field, 'path' | 'kind' | 'usual'>,
  refused: unknown,
  problem = '',
): WayOut | undefined {
  const offered = /Did you mean ([^\s?]+)\?/.exec(problem)?.[1];
  if (offered !== undefined) return { says: offered, value: offered };
  const number = kind === 'integer' ? /such as (\d+)/.exec(problem)?.[1] : undefined;
  if (number !== undefined) return { says: number, value: Number(number) };
  if (typeof refused === 'string') {
    const meant = meantBy(path, refused.trim());
    if (meant !== undefined && meant !== refused) return { says: meant, value: meant };
  }
  // An example address is nobody's way out, and an empty list is no answer to a wrong one.
  if (usual === undefined || typeof usual === 'object' || kind === 'lines' || path === 'site.publicUrl')
    return undefined;
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
    case 'site.furtherNames':
    case 'host':
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
