import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Debian packages that tests need, each with a file that proves its content is there, wherever it came from. */
const PROOFS = {
  apache2: '/usr/sbin/apache2',
  'libapache2-mod-jk': '/usr/lib/apache2/modules/mod_jk.so',
  tomcat10: '/usr/share/tomcat10/bin/catalina.sh',
  'libtomcat9-java': '/usr/share/java/tomcat9-catalina.jar',
  'libtomcat10-java': '/usr/share/java/tomcat10-catalina.jar',
  'default-jdk-headless': '/usr/bin/javac',
  iproute2: '/usr/bin/ip',
  curl: '/usr/bin/curl',
  openssl: '/usr/bin/openssl',
  'testssl.sh': '/usr/bin/testssl',
  unzip: '/usr/bin/unzip',
  chromium: '/usr/bin/chromium',
};

// Nothing is started: a policy that forbids it stands for as long as the installation takes, unless there is one.
const INSTALL = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' INT TERM HUP
  printf '#!/bin/sh\\n# Written by the tests of Proxywright while they install packages.\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qy -o DPkg::Lock::Timeout=300 update
apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
`;

/** Yields those of the named packages, by default of all that some test needs, whose content this machine lacks. */
export function missingPackages(names = Object.keys(PROOFS)) {
  return names.filter((name) => !existsSync(PROOFS[name]));
}

/** Words a program is started with to run as root: none for root itself, undefined where there is no way without a password. */
export async function asRoot() {
  if (process.getuid?.() === 0) return [];
  const { code } = await run('sudo', ['-n', 'true']);
  return code === 0 ? ['sudo', '-n'] : undefined;
}

/** Installs packages by apt-get and yields `{installed, output}`; `output` says why where it was not possible. */
export async function installDebianPackages(names) {
  if (!existsSync('/usr/bin/apt-get')) return { installed: false, output: 'This system has no apt-get.' };
  const prefix = await asRoot();
  if (prefix === undefined) return { installed: false, output: 'apt-get needs root or sudo without a password.' };
  const [command, ...args] = [...prefix, 'sh', '-c', INSTALL, 'install', ...names];
  const { output } = await run(command, args);
  return { installed: missingPackages(names).length === 0, output };
}
