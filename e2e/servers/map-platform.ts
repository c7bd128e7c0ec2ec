import { execFile } from 'node:child_process';
import { access, copyFile, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { type PlatformId, platforms } from '@/lib/platforms';
import { inLoadOrder, loadLine } from '@/lib/platforms/load-modules';
import type { Platform } from '@/lib/platforms/platform';
import { askHttpd } from './httpd-oracle';
import { type Manifest, readBundle } from './manifest';
import { loungeOrder, upstreamOrder } from './stock-modules';

const execute = promisify(execFile);
const debianModules = '/usr/lib/apache2/modules';

/** A bundle for another system, laid out so that this machine's httpd can read it. */
interface MappedServer {
  /** The folder that stands for the root of the other system; the caller removes it. */
  readonly folder: string;
  /** The main file in it; `askHttpd(folder, configuration, '-t')` reads it. */
  readonly configuration: string;
  /** What it loads, in order, without what is built into this machine's httpd. */
  readonly modules: readonly string[];
}

/**
 * Lays a bundle out as that platform would read it: exactly the modules that it has after installation and after the
 * platform's own commands, in the order those give, and the bundle's files with the platform's paths moved below a
 * folder. The certificates they name are made up. Throws when the bundle does not hold to its manifest or has no file
 * where the platform reads sites.
 */
export async function mapPlatform(bundle: string, id: PlatformId): Promise<MappedServer> {
  const platform: Platform = platforms[id];
  const { manifest, contents } = await readBundle(bundle);
  const sites = sitesOf(platform, manifest);
  const folder = await mkdtemp(join(tmpdir(), 'proxywright-mapped-'));
  const files = manifest.apache.files.map(({ path, installTo }) => ({ installTo, text: String(contents.get(path)) }));
  const folders = [
    ...foldersOf(platform),
    ...manifest.apache.dirs.map(({ path }) => path),
    ...files.flatMap(({ text }) => certificatesIn(text).map((path) => posix.dirname(path))),
  ];
  const map = mapper(folder, folders);
  const serverRoot = serverRootOf(platform);
  for (const place of folders) await mkdir(underRoot(folder, place), { recursive: true });
  await mkdir(underRoot(folder, serverRoot), { recursive: true });
  await symlink(debianModules, join(underRoot(folder, serverRoot), 'modules'));
  for (const { installTo, text } of files) {
    await mkdir(dirname(underRoot(folder, installTo)), { recursive: true });
    await writeFile(underRoot(folder, installTo), map(text));
    await makeCertificates(map(text));
  }
  const loading = await loadingLines(platform, manifest.apache.modules, folder);
  const lines = [
    `ServerRoot ${underRoot(folder, serverRoot)}`,
    'ServerName localhost',
    `DefaultRuntimeDir ${folder}`,
    `ErrorLog ${folder}/error.log`,
    ...loading,
    ...platform.listens(manifest.apache.modules).map((port) => `Listen ${port}`),
    ...sites.map((path) =>
      platform.include ? platform.include(platform.siteNameOf(path) ?? '').line : `Include ${underRoot(folder, path)}`,
    ),
  ];
  await writeFile(join(folder, 'mapped.conf'), `${lines.join('\n')}\n`);
  return {
    folder,
    configuration: 'mapped.conf',
    modules: loading.map((line) => /^LoadModule (\w+)_module/.exec(line)?.[1] ?? line),
  };
}

/** What httpd says to the mapped configuration: `Syntax OK` and nothing else if all is well. */
export async function testMapped({ folder, configuration }: MappedServer): Promise<string> {
  const answer = await askHttpd(folder, configuration, '-t');
  // This machine's OpenSSL is newer than the one mod_ssl was built against; a folder that is not there yet is no fault.
  return answer
    .split('\n')
    .filter((line) => !/AH01882|AH00112/.test(line))
    .join('\n')
    .trim();
}

function sitesOf(platform: Platform, { apache }: Manifest): readonly string[] {
  const paths = apache.files.map(({ installTo }) => installTo);
  const sites = paths.filter((path) => platform.siteNameOf(path) !== undefined);
  if (sites.length === 0) throw new Error(`No file of the bundle lies where ${platform.title} has sites: ${paths}`);
  return sites;
}

/** Where LoadModule and Include look for relative paths. */
function serverRootOf({ include, siteFile }: Platform): string {
  return include ? posix.resolve('/', posix.dirname(include('x').file), '..') : posix.dirname(siteFile('x'));
}

/** `C:/Apache24` → `<folder>/C:/Apache24`: a colon is a letter like any other here. */
function underRoot(folder: string, path: string): string {
  return join(folder, path);
}

/** Moves every path that lies in one of these folders; all other text stays. */
function mapper(folder: string, folders: readonly string[]): (text: string) => string {
  const longestFirst = [...new Set(folders)].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((place) => place.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const places = new RegExp(`(^|[\\s"'=:])(${escaped.join('|')})(?=[/\\s"'>]|$)`, 'gm');
  return (text) => text.replaceAll(places, (_all, before: string, place: string) => before + underRoot(folder, place));
}

function foldersOf(platform: Platform): readonly string[] {
  const { jk, mdStore } = platform;
  const files = [
    platform.siteFile('x'),
    platform.certificateFile('x'),
    platform.certificateKeyFile('x'),
    platform.logFile('x', 'access'),
    platform.cacheDir('x'),
    platform.webRoot('x'),
    ...(jk ? [jk.workersFile, jk.logFile, jk.shmFile] : []),
    ...(mdStore === undefined ? [] : [mdStore]),
  ];
  return [...new Set(files.map((path) => posix.dirname(path)))].filter((place) => !place.startsWith('/proc'));
}

async function loadingLines(platform: Platform, asked: readonly string[], folder: string): Promise<readonly string[]> {
  const builtIn = new Set(['core', 'http_core', 'log_config', 'logio', 'so', 'unixd', 'version', 'watchdog']);
  // A process model of this machine that carries what the platform's own carries.
  const mpm =
    platform.mpm === 'prefork' && platform.forHttp2.length > 0 && !asked.includes('http2') ? 'prefork' : 'event';
  const names = await namesToLoad(platform, asked, folder);
  const lines = [`LoadModule mpm_${mpm}_module modules/mod_mpm_${mpm}.so`];
  for (const name of names) {
    if (builtIn.has(name) || name.startsWith('mpm_')) continue;
    // What the platform brings by itself and this machine does not have is no part of the question.
    if (platform.loads.includes(name) && !(await exists(join(debianModules, `mod_${name}.so`)))) continue;
    lines.push(loadLine(name));
  }
  return lines;
}

/** What the platform loads after its own commands, in the order that follows from them. */
async function namesToLoad(platform: Platform, asked: readonly string[], folder: string): Promise<readonly string[]> {
  const commands = platform.enableModules(asked).map(({ run }) => run);
  if (platform.include) {
    const order = platform.mpm === 'winnt' ? loungeOrder : upstreamOrder;
    const stock = order.map((name) => `${platform.loads.includes(name) ? '' : '#'}${loadLine(name)}`).join('\n');
    const text = await afterCommands(`${stock}\n`, commands, platform.include('x').file, folder);
    return [...text.matchAll(/^LoadModule (\w+)_module /gm)].map(([, name = '']) => name);
  }
  const oneByOne = commands.flatMap((run) => /^for module in (.*); do a2enmod /.exec(run)?.[1]?.split(' ') ?? []);
  if (oneByOne.length > 0) return [...new Set([...platform.loads, ...oneByOne])];
  // conf.modules.d and mods-enabled are read in the order of the alphabet, which their packages see to.
  return inLoadOrder([...platform.loads, ...asked]);
}

/** The stock httpd.conf after the commands: those of a shell are run, those of PowerShell are done by their own words. */
async function afterCommands(
  stock: string,
  commands: readonly string[],
  main: string,
  folder: string,
): Promise<string> {
  const file = join(folder, 'stock.conf');
  await writeFile(file, stock);
  for (const run of commands) {
    const replaced = /^\(Get-Content (\S+)\) -replace '([^']+)','\$1' \| Set-Content \1$/.exec(run);
    const added = /Add-Content \S+ '([^']+)'/.exec(run);
    if (replaced?.[2]) {
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll(new RegExp(replaced[2], 'gm'), '$1'));
    } else if (added?.[1]) {
      await writeFile(file, `${await readFile(file, 'utf8')}${added[1]}\n`);
    } else {
      await execute('sh', ['-c', run.replaceAll(`apache${main}`, file).replaceAll(main, file)]);
    }
  }
  return readFile(file, 'utf8');
}

function certificatesIn(text: string): readonly string[] {
  return [...text.matchAll(/^\s*SSL(?:Certificate(?:Key|Chain)?|ProxyCACertificate)File\s+"?([^"\s]+)/gim)].map(
    ([, path = '']) => path,
  );
}

/** One key and one certificate for each pair that the text names, and an authority where it names one. */
async function makeCertificates(text: string): Promise<void> {
  const authorities = [...text.matchAll(/^\s*SSLProxyCACertificateFile\s+"?([^"\s]+)/gim)];
  for (const [, path = ''] of authorities) await copyFile('/etc/ssl/certs/ca-certificates.crt', path);
  const pairs = [...text.matchAll(/^\s*SSLCertificate(Key)?File\s+"?([^"\s]+)/gim)];
  const certificate = pairs.find(([, key]) => !key)?.[2];
  const key = pairs.find(([, isKey]) => isKey)?.[2];
  if (!certificate || !key) return;
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];
  await execute('openssl', [...made, '-subj', '/CN=mapped', '-keyout', key, '-out', certificate]);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
