import type { GeneratedFile } from './bundle';
import type { Command } from './platforms/platform';
import type { Site } from './site';
import type { Chosen } from './virtual-host-file';

/** What to type on the Apache machine, in order, once its files lie where they belong. */
export function commandsFor(
  site: Site,
  file: GeneratedFile,
  modules: readonly string[],
  chosen: readonly Chosen[],
): Command[] {
  const { platform } = site;
  const name = platform.siteNameOf(file.installTo);
  const needsRestart = chosen.some(({ lines }) => lines.needsRestart);
  return [
    ...(modules.includes('http2') ? platform.forHttp2 : []),
    ...platform.enableModules(modules),
    ...(platform.enableSite && name !== undefined
      ? [{ run: platform.enableSite(name), says: 'Has Apache read the file of the site.' }]
      : []),
    ...(site.disableDefaultSite && platform.defaultSite
      ? [{ run: platform.defaultSite.disable, says: 'Turns off the site that came with Apache.' }]
      : []),
    ...platform.allowBackEnd(backEndPorts(site)),
    ...chosen.flatMap(({ lines }) => lines.commands ?? []),
    {
      run: platform.test,
      says: 'Asks Apache whether it can read everything. It answers “Syntax OK”; nothing is live yet.',
    },
    needsRestart
      ? {
          run: platform.restart,
          says: 'Puts it to work. The sizes of Apache’s processes change, so a reload is not enough: connections that are open now are cut.',
        }
      : { run: platform.reload, says: 'Puts it to work without cutting off anyone who is connected.' },
  ];
}

/** The ports of Confluence that Apache connects to. */
function backEndPorts({ connection, confluencePort, ajpPort, synchronyPort, editing }: Site): number[] {
  return [connection === 'mod_jk' ? ajpPort : confluencePort, ...(editing === 'direct' ? [synchronyPort] : [])];
}
