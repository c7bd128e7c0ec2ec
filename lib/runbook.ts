import type { Bundle, GeneratedFile } from './bundle';
import { generator } from './generator';
import { holdsSecret, masked } from './masked';
import { patchOf } from './patch-of';
import { publicUrlOf } from './public-address';
import { backEndOf } from './recipes/back-end-tls';
import { provenOf } from './record';
import { containerSteps, isKeptOnMachine } from './runbook-confluence';
import { type Shell, shellFor } from './runbook-shell';
import type { SiteNode } from './site';

/** README.md of the bundle: what changes and why, step by step, with the way back. Markdown, for people; it holds no secret. */
export function runbookOf(bundle: Bundle): string {
  return `${[
    ...head(bundle),
    '## What changes',
    '',
    ...whatChanges(bundle),
    '',
    '## Before you start',
    '',
    ...before(bundle),
    ...confluenceSteps(bundle),
    '## On the Apache machine',
    '',
    ...apacheSteps(bundle),
    ...(bundle.steps.length === 0
      ? []
      : [
          '## By hand',
          '',
          'Neither a file nor a command does these:',
          '',
          ...bundle.steps.map((step) => `- ${step}`),
          '',
        ]),
    '## Verify',
    '',
    ...verify(bundle),
    '',
    '## The way back',
    '',
    ...wayBack(bundle),
    '',
    '## Why each line',
    '',
    ...bundle.files.flatMap((file) => whyLines(bundle, file)),
    'Proxywright is not affiliated with Atlassian.',
  ].join('\n')}\n`;
}

function head({ answers, site, minimumVersion }: Bundle): string[] {
  const { address, release, connection, nodes, isCluster, platform, httpd } = site;
  return [
    `# ${publicUrlOf(address)}: Confluence ${release.id} behind Apache`,
    '',
    `Written by Proxywright ${generator.version}. Connection: ${connection} (${connection === 'mod_jk' ? 'AJP' : 'HTTP'})${isCluster ? `, ${nodes.length} nodes` : ''}. Apache: ${platform.title}, httpd ${httpd}.`,
    `It needs httpd ${minimumVersion} or newer${release.tomcat ? ` and is meant for Tomcat ${release.tomcat}` : ''}.`,
    `How far this was tried on real servers: ${provenOf(answers).says}`,
    '',
  ];
}

function whatChanges(bundle: Bundle): string[] {
  const changed = bundle.files.filter(isChanged);
  return [
    ...(changed.length === 0 ? ['Nothing: your files already say this.'] : changed.map((file) => change(bundle, file))),
    ...bundle.files.filter((file) => !isChanged(file)).map((file) => `- ${placeOf(bundle, file)} stays as it is.`),
  ];
}

function change(bundle: Bundle, file: GeneratedFile): string {
  const patch = patchOf(file).split('\n');
  const added = patch.filter((line) => /^\+(?!\+\+ )/.test(line)).length;
  const removed = patch.filter((line) => /^-(?!-- )/.test(line)).length;
  const against = {
    yours: 'against the file you gave',
    stock: 'against the file of a fresh installation',
    nothing: 'new',
  }[file.beforeIs];
  return `- ${placeOf(bundle, file)} (${against}): ${added} lines come, ${removed} go.`;
}

/** Where a file lies, and on which node where there are several. */
function placeOf({ site }: Bundle, { installTo, node }: GeneratedFile): string {
  return `\`${installTo}\`${site.isCluster && node !== undefined ? ` on ${node}` : ''}`;
}

function before(bundle: Bundle): string[] {
  const { site, files, modules, needsRestart } = bundle;
  const url = publicUrlOf(site.address);
  const { platform, isCluster, connection, confluencePort, ajpPort } = site;
  const packages = platform.packages(modules);
  const port = connection === 'mod_jk' ? ajpPort : confluencePort;
  const remote = site.nodes.filter(({ isSameMachine }) => !isSameMachine).map(({ host }) => host);
  return [
    `- ${isCluster ? 'Each node of Confluence' : 'Confluence'} restarts once; plan for a few minutes in which nobody can use it.`,
    ...(needsRestart
      ? ['- Apache is restarted at the end, since a reload is not enough: connections that are open then are cut.']
      : []),
    ...(packages.length > 1
      ? [`- These packages have to be installed on the Apache machine: ${packages.join(', ')}.`]
      : []),
    ...(connection === 'mod_jk' && platform.jk ? [`- ${platform.jk.says}`] : []),
    ...(files.some(({ text }) => holdsSecret(text))
      ? [
          '- Files of this bundle hold the secret that both sides share. Take all of them from the same bundle, carry them as you carry a key, and delete the zip afterwards.',
        ]
      : []),
    ...(site.hasTls
      ? [
          `- The certificate has to cover ${[site.address.host, ...site.furtherNames].join(', ')} and lie where the file says.`,
        ]
      : []),
    `- In Confluence, under General Configuration, the base URL has to be ${url}.`,
    ...(remote.length > 0 ? [`- Port ${port} of ${remote.join(', ')} should be open to the Apache machine only.`] : []),
    ...(platform.defaultSite && !site.disableDefaultSite
      ? [
          `- If \`hostname -f\` on the Apache machine prints ${site.address.host}, the site that came with Apache takes plain HTTP away from Confluence: turn it off with \`${platform.defaultSite.disable}\`, or give that machine another name.`,
        ]
      : []),
    ...(site.editing === 'off' && site.release.hasSynchrony
      ? [
          '- In Confluence, under General Configuration, Collaborative editing has to be off: its WebSocket is not carried.',
        ]
      : []),
    '- Unpack the zip on each machine, and keep a copy of each file before you replace it, as the steps below do.',
    '',
  ];
}

function confluenceSteps(bundle: Bundle): string[] {
  const { runsAs, nodes } = bundle.site;
  if (runsAs === 'installed') return nodes.flatMap((node) => stepsOn(bundle, node));
  return [
    runsAs === 'helm' ? '## In Kubernetes' : '## Where the container of Confluence runs',
    '',
    ...containerSteps(bundle),
  ];
}

function stepsOn(bundle: Bundle, node: SiteNode): string[] {
  const { site, files, answers } = bundle;
  const shell = shellFor(site.installDir);
  const { scheme, port } = backEndOf(site, answers.features);
  return [
    site.isCluster ? `## On ${node.name} (${node.host})` : '## On the Confluence machine',
    '',
    ...installedSteps(
      bundle,
      node,
      files.filter((file) => file.node === node.name),
    ),
    'Wait until it answers:',
    '',
    ...block(shell, [shell.status(`${scheme}://${node.urlHost}:${port}${site.address.path}/status`)]),
    '',
    'It answers `{"state":"RUNNING"}`.',
    '',
  ];
}

function installedSteps({ site, jvm }: Bundle, { name }: SiteNode, files: readonly GeneratedFile[]): string[] {
  const shell = shellFor(site.installDir);
  const changed = files.filter(isChanged);
  const options = jvm.filter(({ node }) => node === undefined || node === name);
  return [
    ...(changed.length === 0
      ? []
      : [
          ...block(
            shell,
            changed.flatMap((file) => [shell.keep(file.installTo, true), install(shell, file)]),
          ),
          '',
          'The file may hold a secret: let nobody read it but the user that Confluence runs as. The patch under `patches/` shows every changed line.',
          '',
        ]),
    ...(options.length === 0
      ? []
      : [
          ...(shell.name === 'sh'
            ? [
                `In \`${site.installDir}/bin/setenv.sh\`, above \`export CATALINA_OPTS\`:`,
                '',
                ...block(
                  shell,
                  options.map(({ argument }) => `CATALINA_OPTS="${argument} \${CATALINA_OPTS}"`),
                ),
              ]
            : [
                'Among the Java options of Confluence’s service:',
                '',
                ...options.map(({ argument }) => `- \`${argument}\``),
              ]),
          '',
          ...options.map(({ says, why }) => `${says} ${why ?? ''}`.trim()),
          '',
        ]),
    ...(changed.length + options.length === 0 ? ['Nothing changes here.', ''] : ['Restart Confluence.', '']),
  ];
}

function apacheSteps({ site, files, commands }: Bundle): string[] {
  const { platform } = site;
  const changed = files.filter((file) => isOfApache(file) && isChanged(file));
  const shell = shellFor(changed[0]?.installTo ?? platform.siteFile('confluence'));
  const place = platform.start
    ? ['The container sees the files where they lie: type every command in the folder of the unpacked bundle.', '']
    : block(
        shell,
        changed.flatMap((file) => [...keep(shell, file), install(shell, file)]),
      );
  return [
    ...place,
    ...(platform.start ? [] : ['']),
    ...commands.flatMap(({ run, says }) => [says, '', ...block(shell, [run]), '']),
  ];
}

function verify({ site }: Bundle): string[] {
  const { address, isHttps, platform, listenPort } = site;
  const url = publicUrlOf(address);
  const shell = shellFor(platform.siteFile('confluence'));
  return block(shell, [
    ...(isHttps && (listenPort === 443 || !site.hasTls)
      ? [`${shell.location(`http://${address.host}/`)}   # ${publicUrlOf({ ...address, path: '' })}/`]
      : []),
    `${shell.status(`${url}/status`)}   # {"state":"RUNNING"}`,
    `${shell.location(`${url}/`)}   # begins with ${url}`,
  ]);
}

function wayBack({ site, files, needsRestart }: Bundle): string[] {
  const { platform } = site;
  const apache = files.filter((file) => isOfApache(file) && isChanged(file));
  const shell = shellFor(platform.siteFile('confluence'));
  const nodes = site.nodes.flatMap(({ name }) => {
    const own = files.filter((file) => file.node === name && isKeptOnMachine(file, { site }) && isChanged(file));
    if (own.length === 0) return [];
    const there = shellFor(site.installDir);
    return [
      site.isCluster
        ? `On ${name}, then restart its Confluence:`
        : 'On the Confluence machine, then restart Confluence:',
      '',
      ...block(
        there,
        own.map(({ installTo }) => there.putBack(installTo, true)),
      ),
      '',
    ];
  });
  return [
    'Put the copies back where they were.',
    '',
    ...nodes,
    ...(site.runsAs === 'installed' ? [] : ['Start Confluence with the environment or the values it had before.', '']),
    'On the Apache machine:',
    '',
    ...block(shell, [
      ...(platform.start ? [] : apache.map((file) => putBack(shell, file))),
      platform.test,
      needsRestart ? platform.restart : platform.reload,
    ]),
  ];
}

/** A package may bring a file of that name: only then there is something to keep. */
const isPerhapsThere = ({ role, beforeIs }: GeneratedFile) => role === 'workers' && beforeIs === 'nothing';

function keep(shell: Shell, file: GeneratedFile): string[] {
  if (file.beforeIs === 'nothing' && !isPerhapsThere(file)) return [];
  return [shell.keep(file.installTo, !isPerhapsThere(file))];
}

function putBack(shell: Shell, file: GeneratedFile): string {
  if (file.beforeIs === 'nothing' && !isPerhapsThere(file)) return shell.remove(file.installTo);
  return shell.putBack(file.installTo, !isPerhapsThere(file));
}

function install(shell: Shell, { path, installTo, mode }: GeneratedFile): string {
  return shell.install(path, installTo, mode);
}

const isChanged = ({ change: what }: GeneratedFile) => what !== 'unchanged';
const isOfApache = ({ path }: GeneratedFile) => path.startsWith('apache/');

/** What is said of one node counts for the same file of all others, and is said once. */
function whyLines(bundle: Bundle, file: GeneratedFile): string[] {
  const first = bundle.files.find(({ installTo }) => installTo === file.installTo);
  const told = new Set(first && first !== file ? first.notes().map(({ says }) => says) : []);
  const lines = file.text.split('\n');
  const items = file.notes().flatMap(({ line, says, why, recipe }) => {
    if (recipe === undefined || told.has(says)) return [];
    told.add(says);
    const text = masked(lines[line - 1]?.trim() ?? '');
    return [`- Line ${line}, \`${text}\`: ${says}${why ? ` ${why}` : ''}`];
  });
  return items.length === 0 ? [] : [placeOf(bundle, file), '', ...items, ''];
}

const block = (shell: Shell, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`\`\`\`${shell.name}`, ...lines, '```'];
