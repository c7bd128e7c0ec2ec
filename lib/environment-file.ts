import type { GeneratedFile, Note } from './bundle';
import type { Config } from './config';
import { environmentOf, imageSource } from './confluence/container-environment';
import type { Because } from './recipes/recipe';
import { remoteIpValve } from './recipes/sources';
import { generateServerXml } from './server-xml-file';
import type { Site, SiteNode } from './site';
import { commentLines } from './text/yaml';
import { reasonsByName, type TomcatReason, tomcatReasons, wishesInside } from './tomcat-reasons';
import type { Chosen } from './virtual-host-file';

/**
 * The environment of each node's container, which the official image makes server.xml of at every start. What no
 * variable can say, or what the admin has of their own, brings server.xml as well: to be mounted, and then variables
 * about Tomcat do not count and are left out.
 */
export function generateEnvironments(
  site: Site,
  chosen: readonly Chosen[],
  config: Config,
  keep: ReadonlySet<string>,
): GeneratedFile[] {
  return site.nodes.flatMap((node) => {
    const reasons = tomcatReasons(chosen, node);
    const isMounted = config.serverXml !== undefined || environmentOf(wishesInside(reasons, site)).unsaid.length > 0;
    return [
      ...environmentFile(site, node, chosen, isMounted ? [] : [...reasons, privateNetworks], isMounted),
      ...(isMounted ? [generateServerXml(site, node, chosen, config, keep)] : []),
    ];
  });
}

/** Where the admin keeps the file for `docker run --env-file`. */
export const environmentPath = '/etc/confluence/confluence.env';

/** The variables in a file of ours, by name. */
export function variablesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? '']];
    }),
  );
}

interface Reason extends Because {
  readonly recipe: string;
}

function environmentFile(
  site: Site,
  node: SiteNode,
  chosen: readonly Chosen[],
  reasons: readonly TomcatReason[],
  isMounted: boolean,
): GeneratedFile[] {
  const jvm = chosen.flatMap(({ recipe, lines }) =>
    (lines.jvm ?? [])
      .filter((each) => each.node === undefined || each.node === node.name)
      .map((each) => ({ ...each, recipe: recipe.id })),
  );
  const { variables } = environmentOf(
    wishesInside(reasons, site),
    jvm.map(({ argument }) => argument),
  );
  if (variables.length === 0) return [];
  const byName = reasonsByName(reasons, site, (wishes) => environmentOf(wishes).variables.map(({ name }) => name));
  const because = (name: string): readonly Reason[] => {
    const own = ownReasons[name];
    if (own) return [own];
    const reason = byName.get(name);
    return reason ? [{ ...reason.because, recipe: reason.recipe }] : name === javaArguments ? jvm : [];
  };
  const lines: string[] = [...commentLines(isMounted ? headIfMounted : head)];
  const notes: Note[] = [];
  let last: readonly Reason[] = [];
  for (const { name, value } of variables) {
    const whys = because(name);
    const says = whys.map((each) => each.says).join(' ');
    if (says !== last.map((each) => each.says).join(' ')) lines.push('', ...commentLines(says));
    last = whys;
    lines.push(`${name}=${value}`);
    notes.push(...whys.map((why) => noteOf(why, lines.length)));
  }
  const text = `${lines.join('\n')}\n`;
  return [
    {
      path: `tomcat/${node.name}/confluence.env`,
      installTo: environmentPath,
      role: 'environment',
      node: node.name,
      mode: site.ajpSecret !== '' && text.includes(site.ajpSecret) ? '0640' : '0644',
      beforeIs: 'nothing',
      before: '',
      edits: [{ start: 0, end: 0, text, does: 'add', key: environmentPath }],
      text,
      change: 'new',
      notes: () => notes,
    },
  ];
}

const javaArguments = 'JVM_SUPPORT_RECOMMENDED_ARGS';

/** What the valve believes without being told, said because the description of the image says it would believe nobody. */
const privateNetworks: TomcatReason = {
  recipe: 'forwarded-headers',
  because: {
    says: 'Confluence believes the address that Apache tells, if Apache comes from a private network.',
    why: 'Through a published port Apache comes from an address of Docker’s own. Without this, the description of the image says, nobody is believed, and Confluence would take Apache for its only visitor.',
    from: ['site.runsAs'],
    sources: [remoteIpValve],
    wish: {
      place: { kind: 'valve', className: 'org.apache.catalina.valves.RemoteIpValve' },
      attributes: {
        internalProxies: [
          ...['10', '127'].map((start) => `${start}\\.\\d+\\.\\d+\\.\\d+`),
          ...['192\\.168', '169\\.254', '172\\.1[6-9]', '172\\.2\\d', '172\\.3[01]'].map(
            (start) => `${start}\\.\\d+\\.\\d+`,
          ),
          ...['0:0:0:0:0:0:0:1', '::1'],
        ].join('|'),
      },
    },
  },
};

/** Why the variables are as they are that no wish has for its own. */
const ownReasons: Readonly<Record<string, Reason>> = {
  ATL_TOMCAT_PORT: {
    says: 'Confluence’s connector listens on this port, inside the container as well.',
    from: ['site.confluencePort'],
    sources: [],
    recipe: 'public-address',
  },
  ATL_TOMCAT_ACCESS_LOG: {
    says: 'The request log, and with it the valve that reads Apache’s header: the image writes both or none.',
    why: 'Old logs stay in /opt/atlassian/confluence/logs of the container for good; ATL_TOMCAT_ACCESS_LOGS_MAXDAYS=30 removes them after 30 days.',
    from: ['site.runsAs'],
    sources: [],
    recipe: 'forwarded-headers',
  },
};

const head =
  'For the container of Confluence: docker run --env-file. The image writes server.xml from these lines at every start; what was changed in that file by hand is lost.';

const headIfMounted =
  'For the container of Confluence: docker run --env-file. The server.xml beside this file is mounted read-only and counts; variables about Tomcat (ATL_TOMCAT_…, ATL_PROXY_…) would do nothing.';

function noteOf({ says, why, from, sources, recipe }: Reason, line: number): Note {
  return {
    line,
    lastLine: line,
    says,
    ...(why !== undefined && { why }),
    from,
    needs: [],
    sources: [...sources, imageSource],
    recipe,
  };
}
