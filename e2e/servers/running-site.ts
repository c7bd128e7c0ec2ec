import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installApache, namesOf, startApache } from './apache';
import type { Answers } from './bundle-folder';
import { addresses, type Machine, startMachine } from './machine';
import { type BundleOnDisk, readBundle } from './manifest';
import { runningNode } from './node';
import type { Builder } from './run-scenario';
import type { SceneNode } from './scene';
import { installTomcat, placesOf } from './tomcat';

/** A bundle's Apache and its Confluence, one node on the same machine, with nobody asking them yet. */
export type RunningSite = {
  readonly machine: Machine;
  readonly bundle: BundleOnDisk;
  readonly node: SceneNode;
  readonly url: URL;
  /** Path of Confluence without a slash at its end; '' at the root. */
  readonly contextPath: string;
  readonly authority: string;
  readonly stop: () => Promise<void>;
};

/**
 * Installs the bundle for these answers on a machine of its own and starts it. Java compiles as it does in production,
 * unlike in the scenarios, which start often and run shortly. Throws when a step fails; the caller stops the site.
 */
export async function startSite(workshop: string, build: Builder, answers: Answers): Promise<RunningSite> {
  const folder = await build(answers, []);
  const bundle = await readBundle(folder).finally(() => rm(folder, { recursive: true, force: true }));
  const names = namesOf(bundle).map((name): [string, string] => [name, addresses.private.machine]);
  const machine = await startMachine(workshop, Object.fromEntries(names));
  try {
    const [place] = placesOf(bundle);
    if (!place) throw new Error('the bundle has no node');
    await installApache(machine, workshop, bundle, 'pristine');
    await installTomcat(machine, bundle.manifest, place, bundle.contents);
    const said = await startApache(machine);
    if (said !== '') throw new Error(`Apache: ${said}`);
    const jvmArgs = [...place.node.jvmArgs, '-XX:TieredStopAtLevel=4'];
    const node = runningNode(machine, { ...place, node: { ...place.node, jvmArgs } });
    await node.start();
    const url = new URL(bundle.manifest.publicUrl);
    return {
      ...{ machine, bundle, node, url, stop: machine.stop },
      contextPath: url.pathname.replace(/\/$/, ''),
      authority: await readFile(join(workshop, 'authority.pem'), 'utf8'),
    };
  } catch (problem) {
    await machine.stop();
    throw problem;
  }
}
