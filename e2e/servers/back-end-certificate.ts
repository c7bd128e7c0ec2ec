import { dirname } from 'node:path';
import type { Machine } from './machine';
import { insideOf, type Place } from './tomcat';
import { type Authority, certificateFor } from './workshop';

/** What the certificate of a Tomcat that speaks TLS says, who signed it, and whether Apache must refuse it. */
export type BackEndCertificate = {
  readonly names: readonly string[];
  readonly signedBy?: Authority;
  readonly isRefused?: boolean;
};

/** The admin brings Tomcat's certificate too: the bench makes one for each connector that names its files. */
export async function makeBackEndCertificate(
  machine: Machine,
  workshop: string,
  place: Place,
  { names, signedBy }: BackEndCertificate,
): Promise<void> {
  for (const { tls } of place.serverXml.connectors) {
    if (!tls) continue;
    const { certificate, key } = await certificateFor(workshop, names, signedBy);
    for (const [path, text] of [
      [tls.certificate, certificate],
      [tls.key, key],
    ] as const) {
      await machine.must(['mkdir', '-p', dirname(insideOf(place, path))]);
      await machine.write(insideOf(place, path), text);
    }
  }
}
