import { namesOf } from './apache';
import { addresses, type Machine } from './machine';
import type { BundleOnDisk } from './manifest';
import type { Front } from './scene';
import { startStandIn } from './stand-ins';
import { certificateFor } from './workshop';

/** Starts the load balancer that visitors meet instead of Apache, on the public address's port and on port 80. */
export async function startFront(
  machine: Machine,
  workshop: string,
  bundle: BundleOnDisk,
  front: Front,
): Promise<void> {
  const url = new URL(bundle.manifest.publicUrl);
  const secure = url.protocol === 'https:';
  const { certificate, key } = await certificateFor(workshop, namesOf(bundle));
  await machine.write('/tmp/front.pem', certificate);
  await machine.write('/tmp/front.key', key);
  const own = Number(url.port || (secure ? 443 : 80));
  const to = (port: number, tls: boolean) => ({ address: addresses.private.machine, port, tls });
  const tls = front.tls ?? false;
  const orders = {
    speaks: front.speaks,
    listens: [
      { port: own, tls: secure && front.endsTls, to: to(front.port, tls) },
      ...(own === 80 ? [] : [{ port: 80, tls: false, to: to(front.endsTls && !tls ? front.port : 80, false) }]),
    ],
    certificate: '/tmp/front.pem',
    key: '/tmp/front.key',
  };
  await startStandIn(machine, 'front', [JSON.stringify(orders)], 'front');
}
