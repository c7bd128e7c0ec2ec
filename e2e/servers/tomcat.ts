import { createInterface } from 'node:readline';
import { installFiles } from './install-files';
import type { Machine } from './machine';
import type { TomcatLine } from './make-tomcat';
import type { BundleOnDisk, Manifest, ManifestNode } from './manifest';
import { line, script } from './shell';

/** A Tomcat that runs, and what it complained of while it started (without times, so that they can be compared). */
export type RunningTomcat = {
  readonly warnings: readonly string[];
  readonly milliseconds: number;
  readonly stop: () => Promise<void>;
};

/** What the bench has to know of a server.xml: its connectors and the path of Confluence. */
export type ServerXml = {
  readonly connectors: readonly Connector[];
  readonly contextPath: string;
  readonly hasRemoteIpValve: boolean;
};
export type Connector = {
  readonly port: number;
  readonly address: string | undefined;
  readonly protocol: 'http' | 'ajp';
};

/** Reads a server.xml as far as the bench needs it; commented parts do not count. */
export function readServerXml(text: string): ServerXml {
  const live = text.replace(/<!--[\s\S]*?-->/g, '');
  const connectors = [...live.matchAll(/<Connector\b([^>]*)>/g)].map(
    ([, words = '']): Connector => ({
      port: Number(attribute(words, 'port')),
      address: attribute(words, 'address'),
      protocol: /ajp/i.test(attribute(words, 'protocol') ?? '') ? 'ajp' : 'http',
    }),
  );
  const contexts = [...live.matchAll(/<Context\b([^>]*)>/g)].map(([, words = '']) => words);
  const own = contexts.find((words) => !/synchrony-proxy/.test(words)) ?? '';
  return { connectors, contextPath: attribute(own, 'path') ?? '', hasRemoteIpValve: /\.RemoteIpValve"/.test(live) };
}

/** The text of the server.xml that a bundle brings for a node; throws when it brings none. */
export function serverXmlOf(node: ManifestNode, contents: BundleOnDisk['contents']): string {
  const file = node.files.find(({ installTo }) => installTo === `${node.installDir}/conf/server.xml`);
  const bytes = file && contents.get(file.path);
  if (!bytes) throw new Error(`The bundle brings no ${node.installDir}/conf/server.xml for ${node.name}`);
  return bytes.toString();
}

/** Lays Confluence's folder out at the node's own path and installs the bundle's files into it. */
export async function installTomcat(
  machine: Machine,
  manifest: Manifest,
  node: ManifestNode,
  contents: BundleOnDisk['contents'],
): Promise<void> {
  await machine.must(
    script(
      line('mkdir', '-p', node.installDir),
      line('cp', '-a', `/bench/tomcat-${lineOf(manifest)}/.`, node.installDir),
    ),
  );
  const files = node.files.map(({ path, installTo, mode }) => ({
    to: installTo,
    mode,
    bytes: contents.get(path) ?? Buffer.alloc(0),
  }));
  await installFiles(machine, files);
}

/** Starts the Tomcat of a node and waits until it serves; throws with its log when it does not within 30 s. */
export async function startTomcat(
  machine: Machine,
  node: ManifestNode,
  serverXml: string,
  namespace?: string,
): Promise<RunningTomcat> {
  const begun = Date.now();
  const { contextPath } = readServerXml(serverXml);
  const java = javaCommand(node.installDir, contextPath, node.jvmArgs, 'start');
  const pidFile = `/run/${node.name}.pid`;
  const child = machine.start(
    ['sh', '-c', `echo $$ >${pidFile}; exec ${line(...java)} 2>&1`],
    namespace === undefined ? {} : { namespace },
  );
  const log: string[] = [];
  await new Promise<void>((started, fail) => {
    const late = setTimeout(() => fail(new Error(`Tomcat did not start within 30 s:\n${log.join('\n')}`)), 30_000);
    child.once('exit', () => fail(new Error(`Tomcat ended:\n${log.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (text) => {
      log.push(text);
      if (!text.includes('Server startup in')) return;
      clearTimeout(late);
      started();
    });
  });
  return {
    warnings: warningsIn(log),
    milliseconds: Date.now() - begun,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      await machine.must(['sh', '-c', `kill -9 $(cat ${pidFile})`]);
      await ended;
    },
  };
}

/** What Tomcat complains of when it reads this server.xml, before any edit of ours: those warnings are the admin's own. */
export async function ownWarnings(machine: Machine, node: ManifestNode, original: string): Promise<readonly string[]> {
  const folder = '/tmp/original';
  await machine.must(['cp', '-a', node.installDir, folder]);
  await machine.write(`${folder}/conf/server.xml`, original);
  const java = javaCommand(folder, readServerXml(original).contextPath, [], 'configtest');
  // In a network of its own: the ports belong to somebody else here.
  const { output } = await machine.run(['unshare', '--net', 'sh', '-c', `ip link set lo up; exec ${line(...java)}`]);
  return warningsIn(output.split('\n'));
}

/** The Tomcat line that runs a bundle: its own, or the oldest the bench has for what came before. */
function lineOf({ confluence }: Manifest): TomcatLine {
  return Number(confluence.tomcat?.split('.')[0] ?? 9) >= 10 ? '10.1' : '9.0';
}

function javaCommand(folder: string, contextPath: string, jvmArgs: readonly string[], verb: string): readonly string[] {
  return [
    ...[
      'java',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-Xmx512m',
      `-Djava.util.logging.config.file=${folder}/conf/logging.properties`,
    ],
    ...['-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager', '-Djava.security.egd=file:/dev/./urandom'],
    // Confluence's own bin/setenv reads this out of server.xml.
    ...[
      `-Dconfluence.context.path=${contextPath}`,
      ...jvmArgs,
      `-Dcatalina.home=${folder}`,
      `-Dcatalina.base=${folder}`,
    ],
    ...[`-Djava.io.tmpdir=${folder}/temp`, '-cp', `${folder}/bin/bootstrap.jar:${folder}/bin/tomcat-juli.jar`],
    ...['org.apache.catalina.startup.Bootstrap', verb],
  ];
}

function warningsIn(log: readonly string[]): readonly string[] {
  return log
    .filter((text) => / (WARNING|SEVERE) /.test(text))
    .filter((text) => !text.includes('SecureRandom'))
    .map((text) => text.replace(/^.*? (WARNING|SEVERE) \[[^\]]*\] /, '$1 '));
}

function attribute(words: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(words);
  return found?.[1] ?? found?.[2];
}
