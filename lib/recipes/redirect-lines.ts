import type { HttpdDocument } from '../httpd/tree';
import { httpd } from '../httpd/write';
import { type PublicAddress, publicUrlOf } from '../public-address';

/**
 * Sends every request to the same path of the public address, byte for byte. Redirect alone decodes the path first: a
 * page called C++ would be lost, and an encoded slash becomes a 404. Seen with httpd 2.4.71, also that %3F does not
 * meet AH10508 this way; the last line answers requests whose first line holds a whole URL.
 */
export function redirectLines(address: PublicAddress): HttpdDocument {
  const origin = publicUrlOf({ ...address, path: '' });
  return httpd`
    AllowEncodedSlashes NoDecode
    RewriteEngine on
    RewriteCond %{THE_REQUEST} "^[^ ]+ (/[^ ?]*)"
    RewriteRule ^ ${origin}%1 [R=301,L,NE]
    Redirect permanent / ${origin}/
  `;
}
