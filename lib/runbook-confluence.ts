import type { Bundle, GeneratedFile } from './bundle';
import { defaultPorts } from './confluence/release';
import { environmentPath } from './environment-file';
import { isAddress } from './network';
import { backEndOf } from './recipes/back-end-tls';
import type { SiteNode } from './site';

/** What is done where containers run Confluence, as lines of Markdown, up to where it answers again. */
export function containerSteps(bundle: Bundle): string[] {
  const { site } = bundle;
  return [
    ...(site.runsAs === 'helm' ? helm : image)(bundle),
    ...block([`curl -s ${statusAddress(bundle)}`]),
    '',
    'It answers `{"state":"RUNNING"}`.',
    '',
  ];
}

function statusAddress({ site, answers }: Bundle): string {
  const [node] = site.nodes;
  const { scheme, port } = backEndOf(site, answers.features);
  // curl speaks no AJP: the port for HTTP is published for whoever sits at the machine itself.
  if (site.connection === 'mod_jk') return `http://127.0.0.1:${port}${site.address.path}/status`;
  // The certificate names the host that Apache goes to; curl may not know who signed it.
  return `${scheme === 'https' ? '-k ' : ''}${scheme}://${node.urlHost}:${port}${site.address.path}/status`;
}

/** Whether the admin keeps the file as it is named: in a container it is mounted, or written anew by the container. */
export function isKeptOnMachine({ role }: GeneratedFile, { site }: Pick<Bundle, 'site'>): boolean {
  return site.runsAs === 'installed' || !['server-xml', 'environment', 'helm-values'].includes(role);
}

/** Where the admin keeps the server.xml that is mounted. */
const mountedPath = '/etc/confluence/server.xml';

function image({ site, files, answers }: Bundle): string[] {
  const own = (node: SiteNode) => files.filter((file) => file.node === node.name);
  const has = (role: GeneratedFile['role']) => files.some((file) => file.role === role);
  return [
    ...site.nodes.flatMap((node) => [
      ...(site.isCluster ? [`For ${node.name}, on its own machine:`, ''] : []),
      ...block([
        'install -d -m 0755 /etc/confluence',
        ...own(node).map(({ role, mode, path }) =>
          role === 'environment'
            ? `install -m ${mode} ${path} ${environmentPath}`
            : `install -m ${mode} -g 2002 ${path} ${mountedPath}`,
        ),
        'docker run -d --name confluence \\',
        ...(own(node).some(({ role }) => role === 'environment') ? [`  --env-file ${environmentPath} \\`] : []),
        ...(has('server-xml') ? [`  -v ${mountedPath}:${site.installDir}/conf/server.xml:ro \\`] : []),
        '  -v confluence-home:/var/atlassian/application-data/confluence \\',
        ...published(node, { site, answers }).map((ports) => `  -p ${ports} \\`),
        `  atlassian/confluence:${site.release.id}`,
      ]),
      '',
    ]),
    'Add what you have given the container so far, such as its database and its volumes; stop and remove the old container first. In a compose file the same is said by `env_file`, `volumes` and `ports`.',
    '',
    ...(has('server-xml')
      ? [
          'server.xml says what the image has no variable for, so it is mounted, and then it counts: variables about Tomcat (`ATL_TOMCAT_…`, `ATL_PROXY_…`) do not. `:ro` matters: the image, started as root, writes server.xml anew at every start, and over a file it may write it would put its own; what it cannot write it leaves alone, with a warning in its log. Group 2002 is that of Confluence in the container.',
          '',
        ]
      : [
          'The image, started as root, writes server.xml from its environment at every start: the environment counts, and what was changed in the file inside the container is lost. `ATL_FORCE_CFG_UPDATE` has no say in it; that is about confluence.cfg.xml. Started as another user, the image leaves server.xml alone, and these variables do nothing.',
          '',
        ]),
    publishedWhy(site.nodes),
    '',
    'Wait until it answers:',
    '',
  ];
}

function published(node: SiteNode, { site, answers }: Pick<Bundle, 'site' | 'answers'>): string[] {
  const { connection, ajpPort, confluencePort, editing, synchronyPort } = site;
  const at =
    isAddress(node.host) || node.isSameMachine ? `${node.host === 'localhost' ? '127.0.0.1' : node.urlHost}:` : '';
  const inward = connection === 'mod_jk' ? ajpPort : backEndOf(site, answers.features).port;
  return [
    `${at}${inward}:${inward}`,
    ...(connection === 'mod_jk' ? [`127.0.0.1:${confluencePort}:${confluencePort}`] : []),
    ...(editing === 'direct' ? [`${at}${synchronyPort}:${defaultPorts.synchrony}`] : []),
  ];
}

function publishedWhy(nodes: readonly SiteNode[]): string {
  if (nodes.every(({ isSameMachine }) => isSameMachine)) {
    return 'The ports are published on the loopback address of this machine, so nobody gets round Apache. Inside the container nothing may be bound to 127.0.0.1: that is the container itself.';
  }
  return nodes.every(({ host }) => isAddress(host))
    ? 'The ports are published at the address that Apache uses. Let nobody but the Apache machine reach them.'
    : 'The ports are published at every address of the machine: an address in front of them is narrower. Let nobody but the Apache machine reach them.';
}

function helm({ files, site }: Bundle): string[] {
  const values = files.filter(({ role }) => role === 'helm-values').map(({ path }) => `-f ${path}`);
  return [
    'NAME is that of your release, YOURS the values you have so far:',
    '',
    ...block([`helm upgrade NAME atlassian-data-center/confluence -f YOURS ${values.join(' ')}`]),
    '',
    'The later file counts where both say something; a list in it takes the place of the list in yours. The pod starts anew.',
    '',
    `Apache speaks to \`${site.confluenceHost}\`: that has to be a machine of the Kubernetes cluster, or the address that its load balancer was given.`,
    '',
    'Wait until it answers:',
    '',
  ];
}

const block = (lines: readonly string[]) => ['```sh', ...lines, '```'];
