import type { GeneratedFile } from './bundle';
import type { Command, Platform } from './platforms/platform';
import type { Folder } from './recipes/recipe';
import type { Site } from './site';
import type { Chosen } from './virtual-host-file';

/** What to type on the Apache machine, in order, once its files lie where they belong. */
export function commandsFor(
  site: Site,
  files: readonly GeneratedFile[],
  modules: readonly string[],
  chosen: readonly Chosen[],
  folders: readonly Folder[],
): Command[] {
  const { platform } = site;
  const ofApache = files.filter(({ path }) => path.startsWith('apache/')).map(({ installTo }) => installTo);
  const [name] = ofApache.flatMap((path) => platform.siteNameOf(path) ?? []);
  const isResized = chosen.some(({ lines }) => lines.needsRestart);
  return [
    ...(modules.includes('http2') ? platform.forHttp2 : []),
    ...platform.enableModules(modules),
    ...(platform.enableSite && name !== undefined
      ? [{ run: platform.enableSite(name), says: 'Has Apache read the file of the site.' }]
      : []),
    // Whatever is typed into the container needs it to run.
    ...(platform.start ? [platform.start(ofApache)] : []),
    ...(site.disableDefaultSite && platform.defaultSite
      ? [{ run: platform.defaultSite.disable, says: 'Turns off the site that came with Apache.' }]
      : []),
    ...folders.flatMap(platform.makeFolder),
    ...platform.allowBackEnd(backEndPorts(site)),
    ...platform.openPorts([...new Set([...(site.hasTls ? [80] : []), site.listenPort])]),
    ...chosen.flatMap(({ lines }) => lines.commands ?? []),
    {
      run: platform.test,
      says: 'Asks Apache whether it can read everything. It answers “Syntax OK”; nothing is live yet.',
    },
    needsRestart(platform, modules, chosen)
      ? {
          run: platform.restart,
          says: `Puts it to work. ${isResized ? 'The sizes of Apache’s processes change' : 'New modules count only then'}, so a reload is not enough: connections that are open now are cut.`,
        }
      : { run: platform.reload, says: 'Puts it to work without cutting off anyone who is connected.' },
  ];
}

/** Whether a reload is not enough, for what the lines change or for modules that come with them. */
export function needsRestart(platform: Platform, modules: readonly string[], chosen: readonly Chosen[]): boolean {
  return chosen.some(({ lines }) => lines.needsRestart) || (platform.needsRestart?.(modules) ?? false);
}

/** The ports of Confluence that Apache connects to. */
function backEndPorts({ connection, confluencePort, ajpPort, synchronyPort, editing }: Site): number[] {
  return [connection === 'mod_jk' ? ajpPort : confluencePort, ...(editing === 'direct' ? [synchronyPort] : [])];
}
