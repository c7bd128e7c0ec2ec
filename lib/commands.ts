import type { GeneratedFile } from './bundle';
import type { Command } from './platforms/platform';
import type { Site } from './site';

/** What to type on the Apache machine, in order, once its files lie where they belong. */
export function commandsFor(site: Site, file: GeneratedFile, modules: readonly string[]): Command[] {
  const { platform } = site;
  const name = platform.siteNameOf(file.installTo);
  const ports = [site.confluencePort, ...(site.editing === 'direct' ? [site.synchronyPort] : [])];
  return [
    ...platform.enableModules(modules),
    ...(platform.enableSite && name !== undefined
      ? [{ run: platform.enableSite(name), says: 'Has Apache read the file of the site.' }]
      : []),
    ...(site.disableDefaultSite && platform.defaultSite
      ? [{ run: platform.defaultSite.disable, says: 'Turns off the site that came with Apache.' }]
      : []),
    ...platform.allowBackEnd(ports),
    {
      run: platform.test,
      says: 'Asks Apache whether it can read everything. It answers “Syntax OK”; nothing is live yet.',
    },
    { run: platform.reload, says: 'Puts it to work without cutting off anyone who is connected.' },
  ];
}
