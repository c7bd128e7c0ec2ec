import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installFiles } from './install-files';
import type { Machine } from './machine';
import type { BundleOnDisk } from './manifest';
import { line, script } from './shell';
import { certificateFor } from './workshop';

/** `pristine`: as Debian installs it. `exact`: only what Debian needs to start at all, so that the bundle's own list has to do. */
export type StartingPoint = 'pristine' | 'exact';

/** Enabled by a fresh install of Debian's apache2, in alphabetical order. */
const pristineModules = [
  ...['access_compat', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_core', 'authz_host', 'authz_user'],
  ...[
    'autoindex',
    'deflate',
    'dir',
    'env',
    'filter',
    'mime',
    'mpm_event',
    'negotiation',
    'reqtimeout',
    'setenvif',
    'status',
  ],
];
const pristineConfs = ['charset', 'localized-error-pages', 'other-vhosts-access-log', 'security', 'serve-cgi-bin'];

/** apache2.conf itself uses `Require`, and no server runs without an MPM. */
const exactModules = ['authz_core', 'mpm_event'];

/** Brings Apache to its starting point and follows the manifest's every step up to the test. Throws when a step fails. */
export async function installApache(
  machine: Machine,
  workshop: string,
  { manifest, contents }: BundleOnDisk,
  from: StartingPoint,
): Promise<void> {
  const { apache } = manifest;
  await machine.must(script(...resetting(from), systemctl));
  const absent = await machine.run(['dpkg-query', '-W', '-f', '${Status}', ...apache.packages]);
  if (absent.code !== 0) throw new Error(`The bundle needs packages that are not installed: ${absent.output}`);
  await installFiles(
    machine,
    apache.files.map(({ path, installTo, mode }) => ({ to: installTo, mode, bytes: bytesOf(contents, path) })),
  );
  await makeCertificates(machine, workshop, { manifest, contents });
  await machine.must(
    script(
      ...apache.dirs.flatMap(({ path, owner, mode }) => [
        line('mkdir', '-p', path),
        line('chown', owner, path),
        line('chmod', mode, path),
      ]),
      ...step('a2enmod', apache.modules),
      ...step('a2dismod', apache.disableModules),
      ...step('a2enconf', apache.confs),
      ...step('a2disconf', apache.disableConfs),
      ...step('a2dissite', apache.disableSites),
      ...step('a2ensite', apache.sites),
    ),
  );
}

/** Starts Apache as Debian does; what it says on its terminal is nothing when all is well. */
export async function startApache(machine: Machine): Promise<string> {
  const { code, output } = await machine.run(['apache2ctl', 'start']);
  return code === 0 ? output.trim() : `apache2ctl start ended with ${code}: ${output}`;
}

/** Lines of Apache's and mod_jk's logs from `warn` upwards, without what belongs to this machine. */
export async function apacheTroubles(machine: Machine): Promise<readonly string[]> {
  const { output } = await machine.run(['sh', '-c', 'cat /var/log/apache2/*.log']);
  return (
    output
      .split('\n')
      .filter((text) => /\[(?:[a-z0-9_]*:)?(warn|error|crit|alert|emerg)\]/.test(text))
      .filter((text) => !text.includes('AH01882'))
      // mod_md says so until it has fetched its first certificate, and nobody is there to give it one.
      .filter((text) => !text.includes('AH10085'))
      // Debian's own jk.conf mounts two workers that Debian's own workers.properties does not have.
      .filter((text) => !/Could not find worker with name 'jk-(?:status|manager)'/.test(text))
  );
}

/** Every name that the bundle's virtual hosts answer to, the public one first. */
export function namesOf({ manifest, contents }: BundleOnDisk): readonly string[] {
  const texts = manifest.apache.files.map(({ path }) => bytesOf(contents, path).toString());
  const named = texts.flatMap((text) => [...text.matchAll(/^\s*Server(?:Name|Alias)\s+(.+)$/gim)]);
  const names = named.flatMap(([, words = '']) =>
    words.split(/\s+/).map((word) => word.replace(/^"|"$/g, '').replace(/:\d+$/, '')),
  );
  return [...new Set([new URL(manifest.publicUrl).hostname, ...names.filter((name) => /^[\w.-]+$/.test(name))])];
}

function resetting(from: StartingPoint): readonly string[] {
  const enable = (kind: 'mods' | 'conf', name: string, extension: string) =>
    `[ ! -e ${kind}-available/${name}.${extension} ] || ln -s ../${kind}-available/${name}.${extension} ${kind}-enabled/`;
  const modules = from === 'pristine' ? pristineModules : exactModules;
  return [
    'cd /etc/apache2',
    'rm -f mods-enabled/* sites-enabled/* conf-enabled/* /var/log/apache2/*',
    'find sites-available -type f ! -name 000-default.conf ! -name default-ssl.conf -delete',
    ...modules.flatMap((name) => [enable('mods', name, 'load'), enable('mods', name, 'conf')]),
    ...pristineConfs.map((name) => enable('conf', name, 'conf')),
    'ln -s ../sites-available/000-default.conf sites-enabled/',
    // Debian's OpenSSL refuses TLS 1.0 and 1.1 whatever SSLProtocol says: without this a bad SSLProtocol is never seen.
    "sed -i 's/^\\[openssl_init\\]/&\\nssl_conf = bench_ssl/' /etc/ssl/openssl.cnf",
    "printf '[bench_ssl]\\nsystem_default = bench_default\\n[bench_default]\\nCipherString = DEFAULT@SECLEVEL=0\\nMinProtocol = TLSv1\\n' >>/etc/ssl/openssl.cnf",
  ];
}

/** There is no systemd in the machine; the bundle's own words reach apache2ctl through this. */
const systemctl = String.raw`printf '#!/bin/sh\n[ "$2" = apache2 ] || [ "$2" = apache2.service ] || exit 5\ncase $1 in reload) exec apache2ctl graceful;; *) exec apache2ctl "$1";; esac\n' >/usr/local/bin/systemctl
chmod 755 /usr/local/bin/systemctl`;

function step(tool: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [line(tool, '-q', ...names)];
}

/** The admin brings the certificates: the bench makes those that the configuration names. */
async function makeCertificates(machine: Machine, workshop: string, bundle: BundleOnDisk): Promise<void> {
  const texts = bundle.manifest.apache.files.map(({ path }) => bytesOf(bundle.contents, path).toString());
  const named = texts.flatMap((text) => [...text.matchAll(/^\s*SSLCertificate(Key|Chain)?File\s+"?([^"\s]+)/gim)]);
  await trustAuthority(machine, workshop, texts);
  if (named.length === 0) return;
  const { certificate, key } = await certificateFor(workshop, namesOf(bundle));
  const files = named.map(([, kind = '', to = '']) => ({
    to,
    mode: kind.toLowerCase() === 'key' ? '0600' : '0644',
    bytes: Buffer.from(kind.toLowerCase() === 'key' ? key : certificate),
  }));
  await installFiles(machine, files);
}

/** The admin has the authority that signs inside the house: it is added to each file that Apache is to believe. */
async function trustAuthority(machine: Machine, workshop: string, texts: readonly string[]): Promise<void> {
  const named = texts.flatMap((text) => [...text.matchAll(/^\s*SSLProxyCACertificateFile\s+"?([^"\s]+)/gim)]);
  const authority = await readFile(join(workshop, 'authority.pem'), 'utf8');
  for (const path of new Set(named.map(([, path = '']) => path))) {
    await installFiles(machine, [
      { to: path, mode: '0644', bytes: Buffer.from((await machine.read(path)) + authority) },
    ]);
  }
}

function bytesOf(contents: BundleOnDisk['contents'], path: string): Buffer {
  const bytes = contents.get(path);
  if (!bytes) throw new Error(`${path} is not in the bundle`);
  return bytes;
}
