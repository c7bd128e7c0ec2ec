import type { GeneratedFile, Note } from './bundle';
import type { Config } from './config';
import { chartSource, type HelmTree, helmValuesOf } from './confluence/helm-values';
import { defaultPorts } from './confluence/release';
import type { Because } from './recipes/recipe';
import { generateServerXml } from './server-xml-file';
import { isNodePort, type Site } from './site';
import { commentLines, type YamlLine, type YamlTree, yamlLines } from './text/yaml';
import { reasonsByName, tomcatReasons, wishesInside } from './tomcat-reasons';
import type { Chosen } from './virtual-host-file';

/** The name of the file, as `helm upgrade -f` is told it. */
const helmValuesName = 'values.yaml';

/**
 * The values of Atlassian's chart for an Apache in front of its services, to be laid over the admin's own. What no value
 * can say, or what the admin has of their own, becomes a complete server.xml among the values.
 */
export function generateHelmValues(
  site: Site,
  chosen: readonly Chosen[],
  config: Config,
  keep: ReadonlySet<string>,
): GeneratedFile {
  const inside = asInThePod(site, chosen);
  const [node] = inside.site.nodes;
  const reasons = tomcatReasons(inside.chosen, node);
  const jvm = chosen.flatMap(({ recipe, lines }) => (lines.jvm ?? []).map((each) => ({ ...each, recipe: recipe.id })));
  const said = helmValuesOf(wishesInside(reasons, inside.site), [
    ...jvm.map(({ argument }) => argument),
    ...synchronyAt(site).map(({ argument }) => argument),
  ]);
  const isMounted = config.serverXml !== undefined || said.unsaid.length > 0;
  const values = withServices(
    site,
    isMounted
      ? withServerXml(said.values, generateServerXml(inside.site, node, inside.chosen, config, keep).text)
      : said.values,
  );

  const byPath = reasonsByName(reasons, inside.site, (wishes) => pathsOf(helmValuesOf(wishes).values));
  const because = (path: string): readonly (Because & { readonly recipe?: string })[] => {
    const own = ownReasons(site)[path];
    if (own) return [own];
    if (path === 'confluence.additionalJvmArgs') return [...jvm, ...synchronyAt(site)];
    const reason = byPath.get(path);
    return reason ? [{ ...reason.because, recipe: reason.recipe }] : [];
  };
  let last = '';
  const body = yamlLines(values, (path) => {
    const says = because(path)
      .map((each) => each.says)
      .join(' ');
    const isNew = says !== '' && says !== last;
    if (says !== '') last = says;
    return isNew ? says : undefined;
  });
  const lines: readonly YamlLine[] = [...commentLines(head).map((text) => ({ text })), { text: '' }, ...body];
  const text = `${lines.map((line) => line.text).join('\n')}\n`;
  const notes = lines.flatMap(({ path }, i): Note[] =>
    path === undefined
      ? []
      : because(path).map(({ says, why, from, sources, recipe }) => ({
          line: i + 1,
          lastLine: lastLineOf(lines, i),
          says,
          ...(why !== undefined && { why }),
          from,
          needs: [],
          sources: [...sources, chartSource],
          ...(recipe !== undefined && { recipe }),
        })),
  );
  return {
    path: `tomcat/${helmValuesName}`,
    installTo: helmValuesName,
    role: 'helm-values',
    mode: '0644',
    beforeIs: 'nothing',
    before: '',
    edits: [{ start: 0, end: 0, text, does: 'add', key: helmValuesName }],
    text,
    change: 'new',
    notes: () => notes,
  };
}

/** The line, counted from 1, where the value of the key on this line ends. */
function lastLineOf(lines: readonly YamlLine[], at: number): number {
  const own = lines[at]?.path;
  const next = lines.findIndex(({ path }, i) => i > at && path !== undefined && !path.startsWith(`${own}.`));
  let last = next === -1 ? lines.length : next;
  // What stands right above the next key is its comment.
  while (/^\s*#/.test(lines[last - 1]?.text ?? '')) last -= 1;
  return last;
}

const head =
  'For Atlassian’s chart of Confluence, to be laid over your own values: helm upgrade NAME atlassian-data-center/confluence -f YOURS -f values.yaml. The later file counts; a list in it takes the place of yours. Read against version 1.22 of the chart.';

/** In the pod Confluence listens on its usual port, whatever the port of the service is. */
function asInThePod(
  site: Site,
  chosen: readonly Chosen[],
): { readonly site: Site; readonly chosen: readonly Chosen[] } {
  return {
    site: { ...site, confluencePort: defaultPorts.http },
    chosen: chosen.map((each) => ({
      ...each,
      lines: {
        ...each.lines,
        ...(each.lines.tomcat && {
          tomcat: each.lines.tomcat.map((lines) => {
            const { wish } = lines;
            if (wish.place.kind !== 'connector' || wish.place.port !== site.confluencePort) return lines;
            return { ...lines, wish: { ...wish, place: { ...wish.place, port: defaultPorts.http } } };
          }),
        }),
      },
    })),
  };
}

interface JavaArgument extends Because {
  readonly argument: string;
}

function synchronyAt({ editing, address, isHttps }: Site): JavaArgument[] {
  if (editing !== 'direct' || address.port === (isHttps ? 443 : 80)) return [];
  return [
    {
      argument: `-Dsynchrony.service.url=${address.scheme}://${address.host}:${address.port}/synchrony/v1`,
      says: 'The address of Synchrony, with its port.',
      why: 'The chart makes it out of ingress.host, without a port. Java takes the later of two such arguments, and this one comes later.',
      from: ['site.publicUrl'],
      sources: [],
    },
  ];
}

function withServices(site: Site, values: HelmTree): YamlTree {
  const { address, isHttps, editing, confluencePort, synchronyPort } = site;
  const confluence = branch(values, 'confluence');
  const { service: _service, ...rest } = confluence;
  return {
    replicaCount: 1,
    ingress: { create: false, host: address.host, https: isHttps },
    confluence: {
      service: {
        ...(isNodePort(confluencePort)
          ? { type: 'NodePort', nodePort: confluencePort }
          : { type: 'LoadBalancer', port: confluencePort }),
        ...branch(confluence, 'service'),
      },
      hazelcastService: { enabled: true },
      ...rest,
    },
    synchrony:
      editing === 'direct'
        ? { enabled: true, service: { type: 'NodePort', nodePort: synchronyPort } }
        : { enabled: false },
  };
}

function withServerXml(values: HelmTree, text: string): HelmTree {
  return {
    ...values,
    confluence: {
      ...branch(values, 'confluence'),
      tomcatConfig: { generateByHelm: true, customServerXml: text },
    },
  };
}

function branch(tree: HelmTree, name: string): HelmTree {
  const found = tree[name];
  return typeof found === 'object' && !isList(found) ? found : {};
}

function isList(value: HelmTree[string]): value is readonly string[] {
  return Array.isArray(value);
}

function pathsOf(tree: HelmTree, above = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && !isList(value) ? pathsOf(value, `${above}${key}.`) : [`${above}${key}`],
  );
}

/** Why the values are as they are that no recipe wishes for. */
function ownReasons({ confluencePort, editing }: Site): Readonly<Record<string, Because>> {
  const about = (says: string, why: string, ...from: string[]): Because => ({ says, why, from, sources: [] });
  const synchrony =
    editing === 'direct'
      ? about(
          'Synchrony runs as a pod of its own, reached at this port of every machine of the cluster.',
          'Browsers come by Apache, at /synchrony; Confluence itself uses the same public address, so its pods have to reach it.',
          'site.editing',
          'site.synchronyPort',
        )
      : about(
          'No Synchrony: collaborative editing is off.',
          'The chart turns it off in Confluence as well.',
          'site.editing',
        );
  return {
    replicaCount: about(
      'One pod: Apache sees the service only and could not keep a visitor with one of several.',
      'Affinity by address does not help either: for the service every visitor comes from Apache.',
      'site.nodes',
    ),
    ingress: about(
      'Apache takes the place of an ingress. The public name still counts: the chart builds Synchrony’s address from it.',
      'Without https the chart would tell Confluence plain HTTP.',
      'site.publicUrl',
    ),
    'confluence.service': isNodePort(confluencePort)
      ? about(
          'Apache reaches Confluence at this port of every machine of the cluster.',
          'Let the firewall open it to the Apache machine only.',
          'site.confluencePort',
        )
      : about(
          'Apache reaches Confluence at this port of the load balancer that Kubernetes sets up.',
          'Let it take the Apache machine only.',
          'site.confluencePort',
        ),
    'confluence.hazelcastService': about(
      'The port by which nodes find each other gets a service of its own, inside Kubernetes.',
      'The chart would open it beside Confluence’s otherwise.',
      'site.runsAs',
    ),
    'confluence.tomcatConfig.generateByHelm': about(
      'The chart writes server.xml and mounts it read-only; the image leaves it alone then.',
      'The image would write it itself and is not told these values.',
      'site.runsAs',
    ),
    'confluence.tomcatConfig.customServerXml': about(
      'The whole server.xml: it says what no value of the chart can.',
      'With it, the other values about Tomcat do not count.',
      'site.runsAs',
    ),
    'confluence.accessLog.enabled': about(
      'The request log, and with it the valve that takes the visitor’s address from Apache’s header.',
      'The chart writes both or none.',
      'site.runsAs',
    ),
    'confluence.tunnel': about(
      'The service does not open this port: kubectl port-forward leads there.',
      'The chart tells Confluence as well that application tunnels may come in there.',
      'site.runsAs',
    ),
    synchrony,
  };
}
