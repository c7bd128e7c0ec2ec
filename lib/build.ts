import type { Answers } from './answers';
import type { Bundle, Finding, GeneratedFile } from './bundle';
import { commandsFor, needsRestart } from './commands';
import { type Config, readConfig, type Upload } from './config';
import { dataCenterEnds, isEnding, supportOf } from './confluence/life-cycle';
import { generateConfluenceFiles } from './confluence-files';
import { generateOwnFiles } from './own-files';
import { recipes } from './recipes';
import type { Features, Lines } from './recipes/recipe';
import { serverXmlClashes } from './server-xml-file';
import { type Secrets, type Site, siteOf } from './site';
import { type Chosen, generateVirtualHost } from './virtual-host-file';
import { generateWorkers, toldWorkersFile } from './workers-file';

/**
 * From what the admin told us and showed us to the files they need. A file they did not show is the empty file, for
 * server.xml the stock file of the release. The answers have passed the schema; a file that cannot be used is named in
 * `refused` and left alone. A secret that the files already share is used again; otherwise `secrets` has to bring it.
 */
export function build(answers: Answers, uploads: readonly Upload[] = [], secrets: Secrets = {}): Bundle {
  const { host } = siteOf(answers.site).address;
  const config = readConfig(uploads, host);
  const site = siteOf(answers.site, { ...secrets, ...(config.ajpSecret !== undefined && { ajp: config.ajpSecret }) });
  if (site.connection === 'mod_jk' && site.ajpSecret === '') throw new Error('mod_jk needs a secret');
  const chosen = chosenRecipes(site, answers.features);
  const keep = keptKeys(answers.keep);

  const virtualHost = generateVirtualHost(site, chosen, config, keep('virtual-host'));
  const files: GeneratedFile[] = [
    virtualHost.file,
    ...generateWorkers(site, chosen, config, keep('workers')),
    ...generateOwnFiles(chosen),
    ...generateConfluenceFiles(site, chosen, config, keep('server-xml')),
  ];
  const { modules, minimumVersion } = virtualHost.needs;
  const folders = distinctByPath(ofEach(chosen, (lines) => lines.folders));
  return {
    answers,
    site,
    files,
    refused: config.refused,
    // A container takes them out of its environment or the values of its chart.
    jvm: site.runsAs === 'installed' ? ofEach(chosen, ({ jvm }) => jvm) : [],
    folders,
    steps: chosen.flatMap(({ lines }) => lines.steps ?? []),
    modules,
    minimumVersion,
    needsRestart: needsRestart(site.platform, modules, chosen),
    commands: commandsFor(site, files, modules, chosen, folders),
    findings: [
      ...findingsFor(site, config),
      ...findingsOnPlaces(site, config, files),
      ...serverXmlClashes(chosen, config),
      ...remarksOf(chosen),
      ...remarksOnRelease(site),
    ],
  };
}

function ofEach<Item>(chosen: readonly Chosen[], pick: (lines: Lines) => readonly Item[] | undefined) {
  return chosen.flatMap(({ recipe, lines }) => (pick(lines) ?? []).map((item) => ({ ...item, recipe: recipe.id })));
}

/** Two features may share a folder; it is made once. */
function distinctByPath<Item extends { readonly path: string }>(items: readonly Item[]): Item[] {
  return items.filter(({ path }, i) => items.findIndex((each) => each.path === path) === i);
}

function chosenRecipes(site: Site, features: Features): Chosen[] {
  return recipes.flatMap((recipe) => {
    const answers = features[recipe.id];
    if ((recipe.isOptional && answers === undefined) || recipe.when?.(site) === false) return [];
    // The schema has checked the answers of each recipe under its own id.
    const lines: Lines = recipe.write(site, (answers ?? {}) as Record<string, unknown>, features);
    return [{ recipe, lines }];
  });
}

function keptKeys(keep: readonly string[]): (role: string) => ReadonlySet<string> {
  return (role) => new Set(keep.filter((key) => key.startsWith(`${role}:`)).map((key) => key.slice(role.length + 1)));
}

function remarksOf(chosen: readonly Chosen[]): Finding[] {
  return chosen.flatMap(({ lines }) =>
    (lines.remarks ?? []).map(({ id, severity, says }) => ({ rule: id, severity, says })),
  );
}

/** What an admin has to know before they build on a release. */
function remarksOnRelease({ release }: Site): Finding[] {
  if (!isEnding(release)) return [];
  return [{ rule: 'release-is-supported', severity: 'info', says: `${supportOf(release)} ${dataCenterEnds.says}` }];
}

function findingsFor({ connection }: Site, { others, refused, workers, oddSecret }: Config): Finding[] {
  return [
    ...(oddSecret && connection === 'mod_jk'
      ? [
          {
            rule: 'secret-can-be-carried',
            severity: 'warning' as const,
            file: oddSecret.path,
            says: `${oddSecret.says} Another one takes its place on both sides.`,
          },
        ]
      : []),
    ...refused.map(({ path, says, at }) => ({
      rule: 'file-is-readable',
      severity: 'error' as const,
      file: path,
      ...(at && { line: at.line }),
      says,
    })),
    ...others.map(({ path, says }) => ({ rule: 'file-is-used', severity: 'info' as const, file: path, says })),
    ...(workers && connection === 'mod_proxy'
      ? [
          {
            rule: 'file-is-used',
            severity: 'info' as const,
            file: workers.path,
            says: `${workers.path} is no longer needed: mod_proxy has its targets in the virtual host. Keep it only if something else on this Apache goes by mod_jk.`,
          },
        ]
      : []),
  ];
}

/** Files that do not go back where they came from, because the name of that place cannot stand in a command. */
function findingsOnPlaces({ platform }: Site, { virtualHost }: Config, files: readonly GeneratedFile[]): Finding[] {
  const placeOf = (role: GeneratedFile['role']) => files.find((file) => file.role === role)?.installTo;
  const [site, workers] = [placeOf('virtual-host'), placeOf('workers')];
  const told = toldWorkersFile(virtualHost);
  if (!virtualHost) return [];
  const file = virtualHost.path;
  const isMoved = file !== site && platform.siteNameOf(file) !== undefined;
  // Where the system’s own files do not name the workers, our line takes the place of the admin’s.
  const isLost =
    told !== undefined &&
    workers !== undefined &&
    told !== workers &&
    platform.jk?.alreadySays.includes('jkworkersfile');
  return [
    ...(isMoved
      ? [
          {
            rule: 'file-goes-back',
            severity: 'warning' as const,
            file,
            says: `The name of ${file} holds characters that cannot stand in a command, so the new file is ${site}. Turn the old one off, or Apache reads both.`,
          },
        ]
      : []),
    ...(isLost
      ? [
          {
            rule: 'workers-file-is-read',
            severity: 'error' as const,
            file,
            says: `JkWorkersFile names ${told}, and the new file goes to ${workers}: mod_jk would not find it. Change that line, or take it out where another file of Apache has one.`,
          },
        ]
      : []),
  ];
}
