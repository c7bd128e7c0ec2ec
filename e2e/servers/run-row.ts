import { rm } from 'node:fs/promises';
import { platforms } from '@/lib/platforms';
import type { ArrayRow } from './array-rows';
import { makeBackEndCertificate } from './back-end-certificate';
import { type Outcome, outcomeOf, same } from './behaviour';
import { bundleFolder } from './bundle-folder';
import { startMachine } from './machine';
import { type BundleOnDisk, readBundle } from './manifest';
import { mapPlatform, testMapped } from './map-platform';
import { promisedOf } from './promised-of';
import { oneOfEachKind, runScenario, stockServerXml } from './run-scenario';
import { installTomcat, ownWarnings, placesOf, startTomcat } from './tomcat';

/** Runs a row of the array as far as its level says, and yields every sentence. */
export async function runRow(workshop: string, row: ArrayRow): Promise<readonly Outcome[]> {
  const { level, name, answers, isLight = false } = row;
  if (level === 'mapped') return runMapped(workshop, row);
  return runScenario(workshop, bundleFolder, { name, answers, level, isLight, from: 'exact', ...promisedOf(row.read) });
}

/** Another system: this machine's httpd reads its files, and the Tomcat of its server.xml starts. */
async function runMapped(workshop: string, { answers, read }: ArrayRow): Promise<readonly Outcome[]> {
  const { platform, runsAs } = read.site;
  const folder = await bundleFolder(answers, []);
  const folders = [folder];
  try {
    const outcomes = [
      await outcomeOf(`Apache takes the files of ${platforms[platform].title}, with their paths mapped`, async () => {
        const server = await mapPlatform(folder, platform);
        folders.push(server.folder);
        same('httpd -t', await testMapped(server), 'Syntax OK');
        return server.modules.join(', ');
      }),
    ];
    if (runsAs === 'helm') return outcomes;
    const bundle = await readBundle(folder);
    return [...outcomes, await outcomeOf('Tomcat starts and warns of nothing', () => startsCleanly(workshop, bundle))];
  } finally {
    for (const made of folders) await rm(made, { recursive: true, force: true });
  }
}

/** Starts one Tomcat of each kind that this run has not started yet: what differs in Apache's files changes nothing here. */
async function startsCleanly(workshop: string, bundle: BundleOnDisk): Promise<string> {
  const { manifest, contents } = bundle;
  const fresh = oneOfEachKind(placesOf(bundle)).filter(({ text, node }) => {
    const kind = [text, manifest.confluence.tomcat, ...node.jvmArgs, JSON.stringify(node.environment)].join('\n');
    const isFresh = !startedBefore.has(kind);
    startedBefore.add(kind);
    return isFresh;
  });
  if (fresh.length === 0) return 'the same server.xml has started before';
  const own = Object.fromEntries(fresh.flatMap(({ namespace, address }) => (namespace ? [[namespace, address]] : [])));
  const machine = await startMachine(workshop, manifest.hosts, undefined, own);
  try {
    const warnings: string[] = [];
    for (const place of fresh) {
      await installTomcat(machine, manifest, place, contents);
      await makeBackEndCertificate(machine, workshop, place, { names: [new URL(manifest.publicUrl).hostname] });
      const stock = stockServerXml(manifest.confluence.release);
      const known = stock === undefined ? [] : await ownWarnings(machine, manifest, place, stock);
      const { warnings: all } = await startTomcat(machine, place);
      warnings.push(...all.filter((warning) => !known.includes(warning)));
    }
    same('new warnings', warnings, []);
    return `${fresh.length} started`;
  } finally {
    await machine.stop();
  }
}

const startedBefore = new Set<string>();
