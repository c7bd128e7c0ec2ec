import { z } from 'zod';
import { correctedNetwork, isAddress, isNetwork } from './network';
import { isHostName, readPublicAddress } from './public-address';

/** The address that people type, in any form `readPublicAddress` understands. */
export const publicUrl = z
  .string()
  .max(2000)
  .superRefine((text, context) => {
    const reading = readPublicAddress(text);
    if ('problem' in reading) context.addIssue(reading.problem);
  });

/** A host name without scheme and path. */
export const hostName = z
  .string()
  .trim()
  .toLowerCase()
  .refine(isHostName, 'Enter a host name such as www.example.com, without https:// and path.');

/** A host name, an IPv4 or an IPv6 address without brackets; what one machine connects to. */
export const backEndHost = z
  .string()
  .trim()
  .refine(
    (text) => isHostName(text) || isAddress(text),
    'Enter a host name such as wiki-1.internal, or an IP address.',
  );

/** A TCP port; `usual` is the one that `title` uses unless changed. */
export const port = (title: string, usual: number) =>
  z
    .int(`A port is a whole number. ${title} uses ${usual} unless you changed it.`)
    .min(1, 'Ports begin at 1.')
    .max(65535, `Ports end at 65535. ${title} uses ${usual} unless you changed it.`)
    .default(usual);

/** An absolute path on the machine, of characters that mean nothing special to httpd, to a shell or to XML; with a drive letter on Windows. */
export const filePath = z
  .string()
  .max(1000)
  .regex(
    /^(?:[A-Za-z]:)?\/(?!.*\/\.\.?(\/|$))[A-Za-z0-9._/@+~-]+$/,
    'Enter a path from the root, such as /etc/ssl/certs/wiki.pem, without spaces, quotes or .. in it.',
  );

/** A path below the public address's host, as it stands in a URL. */
export const urlPath = z
  .string()
  .trim()
  .max(1000)
  .regex(
    /^\/(?!.*\/\.\.?(\/|$))[A-Za-z0-9._~/-]+$/,
    'Enter a path such as /.well-known/acme-challenge/ (letters, digits and . _ ~ - /).',
  );

/** A network as `10.0.0.0/8` or `fd00::/8`, or one address. */
export const network = z
  .string()
  .trim()
  .superRefine((text, context) => {
    if (!isNetwork(text)) {
      context.addIssue('Enter a network such as 10.0.0.0/8 or fd00::/8, or one address.');
      return;
    }
    const better = correctedNetwork(text);
    if (better) context.addIssue(`The address has bits behind its length. Did you mean ${better}?`);
  });
