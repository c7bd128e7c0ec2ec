import { readFile, rm } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import { apacheTroubles, installApache, namesOf, type StartingPoint, startApache } from './apache';
import { type Behaviour, type Outcome, outcomeOf, same } from './behaviour';
import { behaviours } from './behaviours';
import type { Answers, GivenFile } from './bundle-folder';
import { startClient } from './client';
import { addresses, type Machine, startMachine } from './machine';
import { type BundleOnDisk, type Manifest, type ManifestNode, readBundle } from './manifest';
import { type Promised, type Scene, shown, visit } from './scene';
import { startStandIn } from './stand-ins';
import { installTomcat, ownWarnings, readServerXml, serverXmlOf, startTomcat } from './tomcat';

/** One set of answers and files, where Apache starts from, and what it promises. */
export type Scenario = {
  readonly name: string;
  readonly answers: Answers;
  readonly files?: readonly GivenFile[];
  readonly from?: StartingPoint;
  readonly promised: Promised;
  readonly slow?: boolean;
  /** The machine's own full name (default one that nobody asks for). */
  readonly machineName?: string;
};

/** Who makes a bundle out of answers and files; yields its folder. */
export type Builder = (answers: Answers, files: readonly GivenFile[]) => Promise<string>;

/** Builds the scenario's bundle, installs it on a machine of its own as its manifest says, and checks every sentence. */
export async function runScenario(workshop: string, build: Builder, scenario: Scenario): Promise<readonly Outcome[]> {
  const folder = await build(scenario.answers, scenario.files ?? []);
  try {
    return await runBundle(workshop, await readBundle(folder), scenario);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As `runScenario`, for a bundle that is there already. */
async function runBundle(workshop: string, bundle: BundleOnDisk, scenario: Scenario): Promise<readonly Outcome[]> {
  const { manifest } = bundle;
  const [node, ...more] = manifest.confluence.nodes;
  if (!node || more.length > 0 || manifest.confluence.runsAs !== 'installed') {
    throw new Error('The bench runs one installed node');
  }
  const names = namesOf(bundle).map((name): [string, string] => [name, addresses.private.machine]);
  const machine = await startMachine(
    workshop,
    { ...Object.fromEntries(names), ...manifest.hosts },
    scenario.machineName,
    isLoopback(node.host) ? {} : { [node.name]: addressOf(node, manifest) },
  );
  try {
    return await checkEverything(machine, workshop, bundle, node, scenario);
  } finally {
    await machine.stop();
  }
}

async function checkEverything(
  machine: Machine,
  workshop: string,
  bundle: BundleOnDisk,
  node: ManifestNode,
  scenario: Scenario,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const check = async (sentence: string, look: () => Promise<string>) => {
    const outcome = await outcomeOf(sentence, look);
    outcomes.push(outcome);
    return outcome.passed;
  };
  const { manifest, contents } = bundle;
  const namespace = isLoopback(node.host) ? undefined : node.name;
  const address = addressOf(node, manifest);
  const text = serverXmlOf(node, contents);
  const url = new URL(manifest.publicUrl);
  const serverXml = readServerXml(text);
  const scene: Scene = {
    ...{ machine, bundle, url, serverXml, promised: { loopback: isLoopback(node.host), ...scenario.promised } },
    from: scenario.from ?? 'pristine',
    client: startClient(machine),
    authority: await readFile(join(workshop, 'authority.pem'), 'utf8'),
    contextPath: url.pathname.replace(/\/$/, ''),
  };
  const all = async (answeredBy: Behaviour['answeredBy']) => {
    const wanted = behaviours.filter(
      (one) => one.answeredBy === answeredBy && (one.appliesTo?.(scene) ?? true) && (!one.slow || scenario.slow),
    );
    for (const behaviour of wanted) await check(behaviour.sentence, () => behaviour.check(scene));
  };

  const installed = await check('every step of the manifest for Apache succeeds', async () => {
    await installApache(machine, workshop, bundle, scene.from);
    return `modules ${manifest.apache.modules.join(', ')}`;
  });
  const tested =
    installed &&
    (await check("the manifest's test answers Syntax OK and nothing else", async () => {
      const { output } = await machine.run(['sh', '-c', manifest.apache.test]);
      same('it says', output.trim(), 'Syntax OK');
      return manifest.apache.test;
    }));
  const started =
    tested &&
    (await check('Apache starts and says nothing', async () => {
      same('it says', await startApache(machine), '');
      same('its log', await apacheTroubles(machine), []);
      return 'apache2ctl start';
    }));
  if (!started) return outcomes;

  await installTomcat(machine, manifest, node, contents);
  const http = serverXml.connectors.find(({ protocol }) => protocol === 'http');
  if (manifest.connection === 'mod_proxy' && http) {
    const stopRecorder = await startStandIn(machine, 'recorder', address, http.port, namespace);
    await all('recorder');
    await stopRecorder();
  }
  const original = scenario.files?.find(({ path }) => path.endsWith('server.xml'))?.text;
  const own = original === undefined ? [] : await ownWarnings(machine, node, original);
  await check('while Confluence is down the site answers 502 or 503', async () => {
    const answer = await visit(scene, `${scene.contextPath}/status`);
    same('the status', [502, 503].includes(answer.status) || shown(answer), true);
    return shown(answer);
  });
  if (!serverXml.connectors.some(({ port }) => port === 8091))
    await startStandIn(machine, 'synchrony', address, 8091, namespace);
  const up = await check("Tomcat starts and warns of nothing that the admin's own file did not warn of", async () => {
    const { warnings, milliseconds } = await startTomcat(machine, node, text, namespace);
    same(
      'new warnings',
      warnings.filter((warning) => !own.includes(warning)),
      [],
    );
    return `${milliseconds} ms, ${own.length} warnings of the admin's own file`;
  });
  if (!up) return outcomes;
  await check('the first request after Confluence is back is answered 200', async () => {
    const answer = await visit(scene, `${scene.contextPath}/status`);
    same('the status', answer.status || shown(answer), 200);
    return shown(answer);
  });
  await all('application');
  return outcomes;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.');
}

/** The IPv4 address of a node; throws when the manifest gives none. */
function addressOf({ host }: ManifestNode, { hosts }: Manifest): string {
  if (isLoopback(host)) return '127.0.0.1';
  const address = isIPv4(host) ? host : hosts[host];
  if (address === undefined) throw new Error(`The manifest gives no address for ${host}`);
  return address;
}
