import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { releases } from '@/lib';
import { apacheTroubles, installApache, namesOf, type StartingPoint, startApache } from './apache';
import { type BackEndCertificate, makeBackEndCertificate } from './back-end-certificate';
import { type Behaviour, type Outcome, outcomeOf, same } from './behaviour';
import { behaviours } from './behaviours';
import type { Answers, GivenFile } from './bundle-folder';
import { startClient } from './client';
import { startCompanions, synchronyNetworks } from './companions';
import { startFront } from './front';
import { addresses, type Machine, startMachine } from './machine';
import { type BundleOnDisk, isLoopback, readBundle } from './manifest';
import { runningNode } from './node';
import type { Promised } from './promised';
import { type Front, type Scene, shown, visit } from './scene';
import { startStandIn } from './stand-ins';
import { insideOf, installTomcat, ownWarnings, type Place, placesOf, startTomcat } from './tomcat';
import { until } from './until';

/** One set of answers and files, where Apache starts from, and what it promises. */
export type Scenario = {
  readonly name: string;
  readonly answers: Answers;
  readonly files?: readonly GivenFile[];
  /** Default `pristine`, and `exact` at the level `configtest`. */
  readonly from?: StartingPoint;
  readonly promised: Promised;
  /** Runs the slow sentences too. */
  readonly slow?: boolean;
  /** Leaves the heavy sentences out. */
  readonly isLight?: boolean;
  /** Checks only the sentences of behaviours that it matches. */
  readonly only?: RegExp;
  /** Hears of each outcome as soon as it is known. */
  readonly says?: (outcome: Outcome) => void;
  /** The machine's own full name (default one that nobody asks for). */
  readonly machineName?: string;
  /** Visitors come through this load balancer. */
  readonly front?: Front;
  /** Tomcat's own certificate, where it speaks TLS (default: for the public name, signed by the bench's authority). */
  readonly backEnd?: BackEndCertificate;
  /** Apache's port, where a port forwarding stands before it (default: the port of the public address). */
  readonly listenPort?: number;
  /** Addresses of a standalone Synchrony (default: one on each node). */
  readonly synchronyHosts?: readonly string[];
  /** Where Synchrony listens (default 8091). */
  readonly synchronyPort?: number;
  /**
   * How far it goes (default `behaviours`). `configtest`: the manifest's steps and test, and a clean start of each kind
   * of Tomcat. `start`: Apache starts too, and one request goes through it.
   */
  readonly level?: 'configtest' | 'start' | 'behaviours';
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
  // A chart's values are no server.xml: its nodes are not started.
  const places = manifest.confluence.runsAs === 'helm' ? [] : placesOf(bundle);
  const own = places.map(({ node, address }): [string, string] => [node.host, address]);
  const names = namesOf(bundle).map((name): [string, string] => [name, addresses.private.machine]);
  const machine = await startMachine(
    workshop,
    { ...Object.fromEntries([...own.filter(([host, address]) => host !== address), ...names]), ...manifest.hosts },
    scenario.machineName,
    {
      ...Object.fromEntries(places.flatMap(({ namespace, address }) => (namespace ? [[namespace, address]] : []))),
      ...synchronyNetworks(scenario),
    },
  );
  try {
    return await checkEverything(machine, workshop, bundle, places, scenario);
  } finally {
    await machine.stop();
  }
}

async function checkEverything(
  machine: Machine,
  workshop: string,
  bundle: BundleOnDisk,
  places: readonly Place[],
  scenario: Scenario,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const check = async (sentence: string, look: () => Promise<string>) => {
    const outcome = await outcomeOf(sentence, look);
    outcomes.push(outcome);
    scenario.says?.(outcome);
    return outcome.passed;
  };
  const { manifest, contents } = bundle;
  const level = scenario.level ?? 'behaviours';
  const from = scenario.from ?? (level === 'configtest' ? 'exact' : 'pristine');
  const url = new URL(manifest.publicUrl);

  const tested =
    (await check('every step of the manifest for Apache succeeds', async () => {
      await installApache(machine, workshop, bundle, from);
      return `modules ${manifest.apache.modules.join(', ')}`;
    })) &&
    (await check("the manifest's test answers Syntax OK and nothing else", async () => {
      const { output } = await machine.run(['sh', '-c', manifest.apache.test]);
      same('it says', output.trim(), 'Syntax OK');
      return manifest.apache.test;
    }));
  if (!tested) return outcomes;
  const backEnd = scenario.backEnd ?? { names: [url.hostname] };
  for (const place of places) {
    await installTomcat(machine, manifest, place, contents);
    await makeBackEndCertificate(machine, workshop, place, backEnd);
  }
  const original = scenario.files?.find(({ path }) => path.endsWith('server.xml'))?.text;
  const [first] = places;
  // What the release's own server.xml makes this Tomcat complain of is not the bundle's doing either.
  const before = original ?? stockServerXml(manifest.confluence.release);
  const known = before === undefined || !first ? [] : await ownWarnings(machine, manifest, first, before);
  const start = async (wanted: readonly Place[]) => {
    const started = await inPairs(wanted, (place) => startTomcat(machine, place));
    const warnings = started.flatMap((one) => one.warnings).filter((warning) => !known.includes(warning));
    return {
      started,
      warnings,
      said: `${started.length} within ${Math.max(0, ...started.map((one) => one.milliseconds))} ms`,
    };
  };
  const clean = "Tomcat starts and warns of nothing that the admin's own file did not warn of";
  if (level === 'configtest') {
    await check(clean, async () => {
      const { warnings, said } = await start(oneOfEachKind(places));
      same('new warnings', warnings, []);
      return said;
    });
    return outcomes;
  }

  const started = await check('Apache starts and says nothing', async () => {
    same('it says', await startApache(machine), '');
    same('its log', await apacheTroubles(machine), []);
    return 'apache2ctl start';
  });
  if (!started || !first) return outcomes;
  if (scenario.front) await startFront(machine, workshop, bundle, scenario.front);
  const scene: Scene = {
    ...{
      machine,
      bundle,
      url,
      from,
      front: scenario.front,
      listenPort: scenario.listenPort,
      backEnd,
      serverXml: first.serverXml,
    },
    promised: { loopback: places.every(({ node }) => isLoopback(node.host)), ...scenario.promised },
    nodes: places.map((place) => runningNode(machine, place)),
    client: startClient(machine),
    inside: startClient(machine, 'inside'),
    authority: await readFile(join(workshop, 'authority.pem'), 'utf8'),
    contextPath: url.pathname.replace(/\/$/, ''),
  };
  const all = async (answeredBy: Behaviour['answeredBy']) => {
    const wanted = behaviours.filter(
      (one) =>
        one.answeredBy === answeredBy &&
        (one.appliesTo?.(scene) ?? true) &&
        (!one.slow || scenario.slow) &&
        !(one.heavy && scenario.isLight) &&
        (scenario.only?.test(one.sentence) ?? true),
    );
    for (const behaviour of wanted) await check(behaviour.sentence, () => behaviour.check(scene));
  };

  const { connectors } = first.serverXml;
  const http = connectors.find(({ tls }) => tls) ?? connectors.find(({ protocol }) => protocol === 'http');
  if (level === 'behaviours' && manifest.connection === 'mod_proxy' && http && places.length === 1) {
    const files = http.tls ? [insideOf(first, http.tls.certificate), insideOf(first, http.tls.key)] : [];
    const words = [first.address, String(http.port), ...files];
    const stopRecorder = await startStandIn(machine, 'recorder', words, first.namespace);
    await all('recorder');
    await stopRecorder();
  }
  if (level === 'behaviours') {
    await check('while Confluence is down the site answers 502 or 503', async () => {
      const answer = await visit(scene, `${scene.contextPath}/status`);
      same('the status', [502, 503].includes(answer.status) || shown(answer), true);
      return shown(answer);
    });
    await startCompanions(machine, workshop, places, scenario);
  }
  const up = await check(clean, async () => {
    await inPairs(scene.nodes, (node) => node.start());
    const warnings = scene.nodes.flatMap((node) => node.warnings()).filter((warning) => !known.includes(warning));
    same('new warnings', warnings, []);
    return `${scene.nodes.length} started, ${known.length} warnings of the admin's own file`;
  });
  // Apache fetches its certificates and has none yet: it answers nobody.
  if (!up || (level === 'start' && manifest.apache.modules.includes('md'))) return outcomes;
  if (backEnd.isRefused) {
    await check('Apache does not speak to a Confluence that it does not know', async () => {
      const answer = await visit(scene, `${scene.contextPath}/status`);
      same('the status', [500, 502, 503].includes(answer.status) || shown(answer), true);
      return shown(answer);
    });
    return outcomes;
  }
  const { cluster } = scene.promised;
  const back = cluster
    ? `the site answers 200 within ${cluster.backWithin ?? 30} s after Confluence is back`
    : 'the first request after Confluence is back is answered 200';
  await check(back, () =>
    until((cluster ? (cluster.backWithin ?? 30) : 0) * 1000, async () => {
      const answer = await visit(scene, `${scene.contextPath}/status`);
      same('the status', answer.status || shown(answer), 200);
      return shown(answer);
    }).catch(async (problem: unknown) => {
      throw new Error([String(problem), ...(await apacheTroubles(machine)).slice(-3)].join('\n'));
    }),
  );
  if (level === 'behaviours') {
    await all('application');
    await check('no process of Apache died of anything while all this went on', async () => {
      const log = await machine.must(['sh', '-c', 'cat /var/log/apache2/*.log']);
      const died = log
        .split('\n')
        .filter((text) => /exit signal|\[(crit|alert|emerg)\]|:(crit|alert|emerg)\]/.test(text))
        // mod_jk calls an address that leaves the root an emergency; it refuses it, and that is all.
        .filter((text) => !text.includes('escape above the root'));
      same('its log', died, []);
      return `${log.length} bytes of logs`;
    });
  }
  return outcomes;
}

/** What lies in the installation before any edit; nothing for a release that the wizard does not know. */
export function stockServerXml(id: string): string | undefined {
  return Object.values(releases).find((release) => release.id === id)?.serverXml;
}

/** Nodes that differ in their route and address only start alike. */
export function oneOfEachKind(places: readonly Place[]): readonly Place[] {
  const kind = ({ text, address, node }: Place) =>
    [text.replaceAll(address, '').replace(/\sjvmRoute="[^"]*"/g, ''), ...node.jvmArgs]
      .join('\n')
      .replaceAll(node.name, '');
  return [...new Map(places.map((place) => [kind(place), place])).values()];
}

/** Two at a time: more would only wait for processors. */
async function inPairs<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += 2) results.push(...(await Promise.all(all.slice(at, at + 2).map(work))));
  return results;
}
