import { isIP } from 'node:net';
import type { Machine } from './machine';
import type { Scenario } from './run-scenario';
import { startStandIn } from './stand-ins';
import type { Place } from './tomcat';
import { certificateFor } from './workshop';

/** Networks for the machines of a standalone Synchrony: name to address. */
export function synchronyNetworks({ synchronyHosts = [] }: Scenario): Readonly<Record<string, string>> {
  return Object.fromEntries(synchronyHosts.filter((host) => isIP(host) > 0).map((host, at) => [`s${at + 1}`, host]));
}

/** Starts what runs beside Confluence: Synchrony, on its nodes or by itself, and the other applications. */
export async function startCompanions(
  machine: Machine,
  workshop: string,
  places: readonly Place[],
  scenario: Scenario,
): Promise<void> {
  const { synchronyHosts, promised, synchronyPort = 8091 } = scenario;
  if (synchronyHosts) {
    for (const [namespace, host] of Object.entries(synchronyNetworks(scenario)))
      await startStandIn(machine, 'synchrony', [host, String(synchronyPort), namespace], namespace);
  } else {
    for (const { node, address, namespace, serverXml } of places) {
      if (serverXml.connectors.some(({ port }) => port === synchronyPort)) continue;
      await startStandIn(machine, 'synchrony', [address, String(synchronyPort), node.name], namespace);
    }
  }
  const { certificate, key } = await certificateFor(workshop, ['other.internal']);
  await machine.write('/tmp/other.pem', certificate);
  await machine.write('/tmp/other.key', key);
  for (const { path, port, isTls } of promised.applications ?? []) {
    const files = isTls ? ['/tmp/other.pem', '/tmp/other.key'] : [];
    await startStandIn(machine, 'synchrony', ['127.0.0.1', String(port), 'node', 'other', path, ...files]);
  }
}
