import type { GeneratedFile } from './bundle';
import type { Config } from './config';
import { generateEnvironments } from './environment-file';
import { generateHelmValues } from './helm-values-file';
import { generateServerXmls } from './server-xml-file';
import type { Site } from './site';
import type { Chosen } from './virtual-host-file';

/** What Confluence is told: server.xml of each node, or what stands in for it where a container writes that file. */
export function generateConfluenceFiles(
  site: Site,
  chosen: readonly Chosen[],
  config: Config,
  keep: ReadonlySet<string>,
): GeneratedFile[] {
  switch (site.runsAs) {
    case 'installed':
      return generateServerXmls(site, chosen, config, keep);
    case 'image':
      return generateEnvironments(site, chosen, config, keep);
    case 'helm':
      return [generateHelmValues(site, chosen, config, keep)];
  }
}
