import type { Answers } from './answers';
import type { Bundle, Finding, RefusedFile } from './bundle';
import { commandsFor } from './commands';
import { type Config, readConfig, type Upload } from './config';
import { recipes } from './recipes';
import type { Features, Lines } from './recipes/recipe';
import { generateServerXml } from './server-xml-file';
import { type Site, siteOf } from './site';
import { type Chosen, generateVirtualHost } from './virtual-host-file';

/**
 * From what the admin told us and showed us to the files they need. A file they did not show is the empty file, for
 * server.xml the stock file of the release. The answers have passed the schema; a file that cannot be used is named in
 * `refused` and left alone.
 */
export function build(answers: Answers, uploads: readonly Upload[] = []): Bundle {
  const site = siteOf(answers.site);
  const config = readConfig(uploads, site.address.host);
  const chosen = chosenRecipes(site, answers.features);
  const keep = keptKeys(answers.keep);

  const virtualHost = generateVirtualHost(site, chosen, config, keep('virtual-host'));
  const serverXml = generateServerXml(site, chosen, config, keep('server-xml'));
  const { modules, minimumVersion } = virtualHost.needs;
  return {
    answers,
    site,
    files: [virtualHost.file, serverXml],
    refused: config.refused,
    jvm: chosen.flatMap(({ recipe, lines }) =>
      (lines.jvm ?? []).map((argument) => ({ ...argument, recipe: recipe.id })),
    ),
    modules,
    minimumVersion,
    commands: commandsFor(site, virtualHost.file, modules),
    findings: findingsFor(config, config.refused),
  };
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

function findingsFor({ others }: Config, refused: readonly RefusedFile[]): Finding[] {
  return [
    ...refused.map(({ path, says, at }) => ({
      rule: 'file-is-readable',
      severity: 'error' as const,
      file: path,
      ...(at && { line: at.line }),
      says,
    })),
    ...others.map(({ path, says }) => ({ rule: 'file-is-used', severity: 'info' as const, file: path, says })),
  ];
}
