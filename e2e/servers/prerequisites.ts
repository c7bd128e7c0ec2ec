import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages the bench needs, each with a file that shows it is there. */
const neededPackages: readonly { readonly name: string; readonly file: string }[] = [
  { name: 'apache2', file: '/usr/sbin/apache2ctl' },
  { name: 'libapache2-mod-jk', file: '/usr/lib/apache2/modules/mod_jk.so' },
  { name: 'libtomcat9-java', file: '/usr/share/java/tomcat9-catalina.jar' },
  { name: 'libtomcat10-java', file: '/usr/share/java/tomcat10-catalina.jar' },
  { name: 'default-jdk-headless', file: '/usr/bin/javac' },
  { name: 'iproute2', file: '/usr/sbin/ip' },
  { name: 'util-linux', file: '/usr/bin/unshare' },
  { name: 'curl', file: '/usr/bin/curl' },
  { name: 'openssl', file: '/usr/bin/openssl' },
  { name: 'testssl.sh', file: '/usr/bin/testssl' },
];

/** What this system lacks to run real servers, one plain sentence each; an empty list means that the bench can run. */
export function missingPrerequisites(): readonly string[] {
  if (process.platform !== 'linux') return ['Linux: the bench needs its namespaces'];
  const packages = neededPackages
    .filter(({ file }) => !existsSync(file))
    .map(({ name }) => `the Debian package ${name}`);
  if (process.getuid?.() !== 0) return [...packages, 'root rights'];
  if (packages.length > 0) return packages;
  return [...changedApache(), ...namespaceTrouble()];
}

/** "Pristine" is what the package brought; a changed main file would be tested along with every bundle. */
function changedApache(): readonly string[] {
  const { stdout } = spawnSync('dpkg', ['--verify', 'apache2'], { encoding: 'utf8' });
  const changed = stdout
    .split('\n')
    .flatMap((text) => /(\/etc\/apache2\/(?:apache2\.conf|ports\.conf|envvars))$/.exec(text)?.[1] ?? []);
  return changed.map((path) => `${path} as Debian ships it (it was changed here)`);
}

function namespaceTrouble(): readonly string[] {
  const tries =
    'set -e; d=$(mktemp -d); mount -t tmpfs tmpfs $d; mkdir $d/u $d/w $d/r; mount -t overlay overlay -o lowerdir=/,upperdir=$d/u,workdir=$d/w $d/r; ip link add b1 type bridge; ip netns add n; ip link add v1 type veth peer name v2 netns n';
  const words = [
    '--mount',
    '--net',
    '--pid',
    '--uts',
    '--fork',
    '--kill-child',
    'sh',
    '-c',
    `mount --make-rprivate /; mount -t tmpfs tmpfs /run; ${tries}`,
  ];
  const { status, stderr } = spawnSync('unshare', words, { encoding: 'utf8' });
  return status === 0 ? [] : [`leave to make namespaces, overlays and network bridges (${stderr.trim()})`];
}
