import { isIP } from 'node:net';
import { createInterface } from 'node:readline';
import { imageServerXml } from './image-server-xml';
import { installFiles } from './install-files';
import type { Machine } from './machine';
import type { TomcatLine } from './make-tomcat';
import { type BundleOnDisk, isLoopback, type Manifest, type ManifestNode } from './manifest';
import { line, script } from './shell';

/** A Tomcat that runs, and what it complained of while it started (without times, so that they can be compared). */
export type RunningTomcat = {
  readonly warnings: readonly string[];
  readonly milliseconds: number;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A node of the manifest on the bench's machine: the network it is in, its address, and where its folder really lies. */
export type Place = {
  readonly node: ManifestNode;
  readonly namespace: string | undefined;
  readonly address: string;
  readonly root: string;
  /** Text of its server.xml. */
  readonly text: string;
  readonly serverXml: ServerXml;
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
  readonly secret: string | undefined;
  readonly packetSize: number;
  /** Speaks TLS with these files, at their places in the node's own folder. */
  readonly tls?: { readonly certificate: string; readonly key: string };
};

/** Reads a server.xml as far as the bench needs it; commented parts do not count. */
export function readServerXml(text: string): ServerXml {
  const live = text.replace(/<!--[\s\S]*?-->/g, '');
  const connectors = [...live.matchAll(/<Connector\b([^>]*?)(?:\/>|>([\s\S]*?)<\/Connector>)/g)].map(
    ([, words = '', inner = '']): Connector => ({
      port: Number(attribute(words, 'port')),
      address: attribute(words, 'address'),
      protocol: /ajp/i.test(attribute(words, 'protocol') ?? '') ? 'ajp' : 'http',
      // Tomcats before 9.0.31 know it by the second name.
      secret: (attribute(words, 'secret') ?? attribute(words, 'requiredSecret'))
        ?.replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&'),
      packetSize: Number(attribute(words, 'packetSize') ?? 8192),
      ...(attribute(words, 'SSLEnabled') === 'true' && {
        tls: {
          certificate: attribute(inner, 'certificateFile') ?? '',
          key: attribute(inner, 'certificateKeyFile') ?? '',
        },
      }),
    }),
  );
  const contexts = [...live.matchAll(/<Context\b([^>]*)>/g)].map(([, words = '']) => words);
  const own = contexts.find((words) => !/synchrony-proxy/.test(words)) ?? '';
  return { connectors, contextPath: attribute(own, 'path') ?? '', hasRemoteIpValve: /\.RemoteIpValve"/.test(live) };
}

/** Where each node of a bundle runs. Several nodes may have the same folder: they are different machines. */
export function placesOf({ manifest, contents }: BundleOnDisk): readonly Place[] {
  return manifest.confluence.nodes.map((node, at) => {
    const own = isLoopback(node.host);
    const text = serverXmlOf(node, contents);
    return {
      ...{ node, text, serverXml: readServerXml(text), address: addressOf(node, manifest, at) },
      namespace: own ? undefined : `n${at + 1}`,
      root: own ? node.installDir : `/nodes/n${at + 1}`,
    };
  });
}

/** The text of the server.xml that a node starts with; throws when the bundle brings none and no environment either. */
function serverXmlOf(node: ManifestNode, contents: BundleOnDisk['contents']): string {
  const file = node.files.find(({ installTo }) => installTo === `${node.installDir}/conf/server.xml`);
  const bytes = file && contents.get(file.path);
  if (bytes) return bytes.toString();
  if (Object.keys(node.environment).length > 0) return imageServerXml(node.environment);
  throw new Error(`The bundle brings no ${node.installDir}/conf/server.xml for ${node.name}`);
}

/** The address of a node. A name without one in the manifest is one that the admin's own name server knows. */
function addressOf({ host }: ManifestNode, { hosts }: Manifest, at: number): string {
  if (isLoopback(host)) return host === '::1' ? host : '127.0.0.1';
  return isIP(host) > 0 ? host : (hosts[host] ?? `10.99.0.${at + 1}`);
}

/** Lays Confluence's folder out at the node's own place and installs the bundle's files into it. */
export async function installTomcat(
  machine: Machine,
  manifest: Manifest,
  place: Place,
  contents: BundleOnDisk['contents'],
): Promise<void> {
  const { node, root, text } = place;
  await machine.must(script(line('mkdir', '-p', root), line('cp', '-a', `/bench/tomcat-${lineOf(manifest)}/.`, root)));
  const files = node.files.map(({ path, installTo, mode }) => ({
    to: insideOf(place, installTo),
    mode,
    bytes: contents.get(path) ?? Buffer.alloc(0),
  }));
  await installFiles(machine, files);
  await machine.write(`${root}/conf/server.xml`, text);
}

/** Where a path of the node's own machine lies in the bench's. */
export function insideOf({ node, root }: Place, path: string): string {
  return path.startsWith(`${node.installDir}/`) ? root + path.slice(node.installDir.length) : path;
}

/** Starts the Tomcat of a node and waits until it serves; throws with its log when it does not within 40 s. */
export async function startTomcat(
  machine: Machine,
  { node, root, serverXml, namespace }: Place,
): Promise<RunningTomcat> {
  const begun = Date.now();
  const told = [
    `-Dstandin.node=${node.name}`,
    ...node.jvmArgs,
    ...wordsOf(node.environment.JVM_SUPPORT_RECOMMENDED_ARGS),
  ];
  const java = javaCommand(node.installDir, serverXml.contextPath, told, 'start');
  const pidFile = `/run/tomcat-${namespace ?? 'own'}-${node.name}.pid`;
  // A network of its own comes with mounts of its own, so that each node has its folder at the same path.
  const mounts =
    root === node.installDir
      ? []
      : [line('mkdir', '-p', node.installDir), line('mount', '--bind', root, node.installDir)];
  const child = machine.start(
    ['sh', '-c', [...mounts, `echo $$ >${pidFile}`, `exec ${line(...java)} 2>&1`].join(' && ')],
    namespace === undefined ? {} : { namespace },
  );
  const log: string[] = [];
  await new Promise<void>((started, fail) => {
    const late = setTimeout(() => fail(new Error(`Tomcat did not start within 40 s:\n${log.join('\n')}`)), 40_000);
    child.once('exit', () => fail(new Error(`Tomcat ended:\n${log.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (text) => {
      log.push(text);
      if (!text.includes('Server startup in')) return;
      clearTimeout(late);
      started();
    });
  });
  const signal = async (name: string) => {
    await machine.must(['sh', '-c', `kill -${name} $(cat ${pidFile})`]);
  };
  return {
    warnings: warningsIn(log),
    milliseconds: Date.now() - begun,
    pause: () => signal('STOP'),
    resume: async () => {
      await signal('CONT');
      // nsenter stops itself along with what it runs, and would never tell of its end.
      child.kill('SIGCONT');
    },
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      await signal('KILL');
      await ended;
    },
  };
}

/** What Tomcat complains of when it reads this server.xml, before any edit of ours: those warnings are the admin's own. */
export async function ownWarnings(
  machine: Machine,
  manifest: Manifest,
  { root }: Place,
  original: string,
): Promise<readonly string[]> {
  const key = `${lineOf(manifest)} ${original}`;
  const known = complaints.get(key) ?? askForWarnings(machine, root, original);
  complaints.set(key, known);
  return known;
}

/** Of each server.xml that was read, for it is the same each time. */
const complaints = new Map<string, Promise<readonly string[]>>();

async function askForWarnings(machine: Machine, root: string, original: string): Promise<readonly string[]> {
  const folder = '/tmp/original';
  await machine.must(['cp', '-a', root, folder]);
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

/** The command that has the Tomcat in that folder start, or only read its files (`configtest`). */
export function javaCommand(
  folder: string,
  contextPath: string,
  jvmArgs: readonly string[],
  verb: string,
): readonly string[] {
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

function wordsOf(text = ''): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** The warnings and errors in a log, without times. */
export function warningsIn(log: readonly string[]): readonly string[] {
  return log
    .filter((text) => / (WARNING|SEVERE) /.test(text))
    .filter((text) => !text.includes('SecureRandom'))
    .map((text) => text.replace(/^.*? (WARNING|SEVERE) \[[^\]]*\] /, '$1 '));
}

function attribute(words: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(words);
  return found?.[1] ?? found?.[2];
}
