import type { Bundle, GeneratedFile } from './bundle';
import { generator } from './generator';
import { patchOf } from './patch-of';
import { publicUrlOf } from './public-address';

/** README.md of the bundle: what changes and why, step by step, with the way back. Markdown, for people. */
export function runbookOf(bundle: Bundle): string {
  const { site, files } = bundle;
  const url = publicUrlOf(site.address);
  const changed = files.filter(({ change }) => change !== 'unchanged');
  return `${[
    `# ${url}: Confluence ${site.release.id} behind Apache`,
    '',
    `Written by Proxywright ${generator.version}. Connection: mod_proxy (HTTP). Apache: ${site.platform.title}, httpd ${site.httpd}.`,
    `It needs httpd ${bundle.minimumVersion} or newer${site.release.tomcat ? ` and is meant for Tomcat ${site.release.tomcat}` : ''}.`,
    '',
    '## What changes',
    '',
    ...(changed.length === 0 ? ['Nothing: your files already say this.'] : changed.map(whatChanges)),
    ...files
      .filter(({ change }) => change === 'unchanged')
      .map(({ installTo }) => `- \`${installTo}\` stays as it is.`),
    '',
    '## Before you start',
    '',
    '- Confluence restarts once; plan for a few minutes in which nobody can use it.',
    ...(site.isHttps
      ? [
          `- The certificate has to cover ${[site.address.host, ...site.furtherNames].join(', ')} and lie where the file says.`,
        ]
      : []),
    `- In Confluence, under General Configuration, the base URL has to be ${url}.`,
    ...(site.isSameMachine
      ? []
      : [`- Port ${site.confluencePort} of ${site.confluenceHost} should be open to the Apache machine only.`]),
    ...(site.platform.defaultSite && !site.disableDefaultSite
      ? [
          `- If \`hostname -f\` on the Apache machine prints ${site.address.host}, the site that came with Apache takes plain HTTP away from Confluence: turn it off with \`${site.platform.defaultSite.disable}\`, or give that machine another name.`,
        ]
      : []),
    ...(site.editing === 'off' && site.release.hasSynchrony
      ? [
          '- In Confluence, under General Configuration, Collaborative editing has to be off: its WebSocket is not carried.',
        ]
      : []),
    '- Keep a copy of each file before you replace it:',
    '',
    ...block(
      files
        .filter(({ beforeIs }) => beforeIs !== 'nothing')
        .map(({ installTo }) => `cp -p ${installTo} ${installTo}.before`),
    ),
    '',
    '## On the Confluence machine',
    '',
    ...block(files.filter(({ role }) => role === 'server-xml').map(install)),
    '',
    'The mode is 0640: give the file to the user that Confluence runs as. The patch under `patches/` shows every changed line.',
    '',
    ...jvmSteps(bundle),
    'Restart Confluence and wait until it answers:',
    '',
    ...block([`curl -s http://${site.nodes[0].urlHost}:${site.confluencePort}${site.address.path}/status`]),
    '',
    'It answers `{"state":"RUNNING"}`.',
    '',
    '## On the Apache machine',
    '',
    ...block(files.filter(({ role }) => role === 'virtual-host').map(install)),
    '',
    ...bundle.commands.flatMap(({ run, says }) => [says, '', ...block([run]), '']),
    '## Verify',
    '',
    ...block([
      ...(site.isHttps
        ? [
            `curl -sI http://${site.address.host}/ | grep -i ^location   # ${publicUrlOf({ ...site.address, path: '' })}/`,
          ]
        : []),
      `curl -s ${url}/status   # {"state":"RUNNING"}`,
      `curl -sI ${url}/ | grep -i ^location   # begins with ${url}`,
    ]),
    '',
    '## The way back',
    '',
    'Put the copies back where they were, test, reload Apache and restart Confluence:',
    '',
    ...block([
      ...files.map(({ installTo, beforeIs }) =>
        beforeIs === 'nothing' ? `rm ${installTo}` : `cp -p ${installTo}.before ${installTo}`,
      ),
      site.platform.test,
      site.platform.reload,
    ]),
    '',
    '## Why each line',
    '',
    ...files.flatMap(whyLines),
    'Proxywright is not affiliated with Atlassian.',
  ].join('\n')}\n`;
}

function whatChanges(file: GeneratedFile): string {
  const added = patchOf(file)
    .split('\n')
    .filter((line) => /^\+(?!\+\+ )/.test(line)).length;
  const removed = patchOf(file)
    .split('\n')
    .filter((line) => /^-(?!-- )/.test(line)).length;
  const against = {
    yours: 'against the file you gave',
    stock: 'against the file of a fresh installation',
    nothing: 'new',
  }[file.beforeIs];
  return `- \`${file.installTo}\` (${against}): ${added} lines come, ${removed} go.`;
}

function install({ path, installTo, mode }: GeneratedFile): string {
  return `install -m ${mode} ${path} ${installTo}`;
}

function jvmSteps({ jvm, site }: Bundle): string[] {
  if (jvm.length === 0) return [];
  return [
    `In \`${site.installDir}/bin/setenv.sh\`, above \`export CATALINA_OPTS\`:`,
    '',
    ...block(jvm.map(({ argument }) => `CATALINA_OPTS="${argument} \${CATALINA_OPTS}"`)),
    '',
    ...jvm.map(({ says, why }) => `${says} ${why ?? ''}`.trim()),
    '',
  ];
}

function whyLines(file: GeneratedFile): string[] {
  const ours = file.notes().filter(({ recipe }) => recipe !== undefined);
  const lines = file.text.split('\n');
  const seen = new Set<string>();
  const items = ours.flatMap(({ line, says, why }) => {
    if (seen.has(says)) return [];
    seen.add(says);
    return [`- Line ${line}, \`${lines[line - 1]?.trim()}\`: ${says}${why ? ` ${why}` : ''}`];
  });
  return items.length === 0 ? [] : [`\`${file.installTo}\``, '', ...items, ''];
}

const block = (lines: readonly string[]) => ['```sh', ...lines, '```'];
