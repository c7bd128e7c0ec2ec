import { describe, expect, test } from 'vitest';
import { readAnswers } from './answers';
import { build } from './build';
import { packBundle } from './pack';
import { platformIds, platforms } from './platforms';
import { runbookOf } from './runbook';

const ajp = 'only-for-tests-0123456789abcdef';

function bundleOf(json: unknown, files: { path: string; text: string }[] = []) {
  const read = readAnswers(json);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return build(read.answers, files, { ajp });
}

const nodes = ['node1', 'node2', 'node3'].map((name, i) => ({ name, host: `10.0.0.1${i + 1}` }));

/** The commands of the section that begins with this heading. */
function commandsBelow(runbook: string, heading: string): string {
  const section = runbook.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';
  return [...section.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code]) => code).join('');
}

describe('the runbook', () => {
  test('of a cluster has a section for each node, with that node’s file', () => {
    const runbook = runbookOf(bundleOf({ site: { nodes } }));
    for (const { name, host } of nodes) {
      const commands = commandsBelow(runbook, `On ${name} (${host})`);
      expect(commands).toContain(
        `install -D -m 0640 tomcat/${name}/conf/server.xml /opt/atlassian/confluence/conf/server.xml`,
      );
      expect(commands).toContain(`http://${host}:8090/status`);
    }
    expect(runbook).not.toContain('## On the Confluence machine');
  });

  test('keeps a copy before it replaces a file, workers.properties included, and puts it back', () => {
    const runbook = runbookOf(bundleOf({ site: { connection: 'mod_jk' } }));
    const commands = commandsBelow(runbook, 'On the Apache machine').split('\n');
    const workers = '/etc/libapache2-mod-jk/workers.properties';
    const copied = commands.indexOf(`[ ! -e ${workers} ] || cp -p ${workers} ${workers}.before`);
    const installed = commands.indexOf(`install -D -m 0640 apache${workers} ${workers}`);
    expect(copied).toBeGreaterThanOrEqual(0);
    expect(installed).toBeGreaterThan(copied);
    expect(commandsBelow(runbook, 'The way back')).toContain(
      `if [ -e ${workers}.before ]; then cp -p ${workers}.before ${workers}; else rm ${workers}; fi`,
    );
  });

  test('holds no secret, while the files and their patches do, and those are for their owner only', () => {
    const packed = packBundle(bundleOf({ site: { connection: 'mod_jk', nodes } }));
    const withSecret = packed.filter(({ text }) => text.includes(ajp));
    expect(withSecret.map(({ mode }) => mode)).not.toContain('0644');
    expect(withSecret.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['tomcat/node1/conf/server.xml', 'patches/node1-server.xml.patch']),
    );
    expect(withSecret.map(({ path }) => path)).not.toContain('README.md');
  });

  test('tells what has to be typed, all of it, in its order', () => {
    const bundle = bundleOf({});
    const typed = commandsBelow(runbookOf(bundle), 'On the Apache machine').split('\n');
    const places = bundle.commands.map(({ run }) => typed.indexOf(run));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('says that Apache is restarted exactly where it is', () => {
    const bundle = bundleOf({});
    expect(runbookOf(bundle)).not.toContain('Apache is restarted');
    expect(runbookOf({ ...bundle, needsRestart: true })).toContain('Apache is restarted');
  });

  test('names what has to be done by hand', () => {
    const bundle = bundleOf({});
    expect(runbookOf(bundle)).not.toContain('## By hand');
    expect(runbookOf({ ...bundle, steps: ['Turn the key.'] })).toContain(
      '## By hand\n\nNeither a file nor a command does these:\n\n- Turn the key.\n',
    );
  });

  test('leaves a file alone that already says everything', () => {
    const first = bundleOf({});
    const files = first.files.map(({ installTo, text }) => ({ path: installTo, text }));
    const runbook = runbookOf(bundleOf({}, files));
    expect(runbook).toContain('Nothing: your files already say this.');
    expect(runbook).not.toContain('install -D');
  });

  test.each(platformIds)('speaks the shell of the Apache machine: %s', (platform) => {
    const runbook = runbookOf(bundleOf({ site: { platform } }));
    const typed = commandsBelow(runbook, 'On the Apache machine');
    const isWindows = platform === 'windows';
    expect(/^install /m.test(typed)).toBe(!isWindows && !platforms[platform].start);
    expect(/Copy-Item/.test(typed)).toBe(isWindows);
  });
});

describe('where Confluence runs in a container', () => {
  test('the image is started with its environment', () => {
    const runbook = runbookOf(bundleOf({ site: { runsAs: 'image' } }));
    expect(commandsBelow(runbook, 'Where the container of Confluence runs')).toContain(
      '--env-file /etc/confluence/confluence.env',
    );
    expect(runbook).not.toContain('/conf/server.xml.before');
  });

  test('the chart is given its values', () => {
    const runbook = runbookOf(
      bundleOf({
        site: { runsAs: 'helm', confluenceHost: 'k8s.internal', confluencePort: 30090, synchronyPort: 30091 },
      }),
    );
    expect(commandsBelow(runbook, 'In Kubernetes')).toContain('helm upgrade');
  });
});
