import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a command in the machine left behind. */
export type Ran = { readonly code: number; readonly output: string };

/** Which network a command runs in (default: the machine's own), and what it is fed. */
export type RunOptions = { readonly namespace?: string; readonly input?: string };

/** A copy of this system with its own files, network, processes and host name, that ends with this process. */
export type Machine = {
  /** Runs a command to its end; standard output and error come together, as on a terminal. */
  readonly run: (command: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** As `run`, but throws with the output unless the command succeeds. */
  readonly must: (command: readonly string[], options?: RunOptions) => Promise<string>;
  /** Starts a command that goes on; it ends with the machine. */
  readonly start: (command: readonly string[], options?: RunOptions) => ChildProcessWithoutNullStreams;
  /** The text of a file in the machine, '' when there is none. No part of the path may be an absolute symbolic link. */
  readonly read: (path: string) => Promise<string>;
  /** Writes a file in the machine; its folder has to exist. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Who is where. One private network, and two public ones (RFC 5737): `public` and `second` are visitors from outside,
 * `admin` sits in 198.51.100.0/24, which answers may allow. `public6` and `admin6` (fd00:5::/64) are the same over IPv6.
 * `front` is a load balancer's address in each network.
 */
export const addresses = {
  private: { machine: '10.77.0.2', client: '10.77.0.3', front: '10.77.0.4' },
  public: { machine: '203.0.113.2', client: '203.0.113.7', front: '203.0.113.4' },
  second: { machine: '203.0.113.2', client: '203.0.113.8', front: '203.0.113.4' },
  admin: { machine: '198.51.100.2', client: '198.51.100.9', front: '198.51.100.4' },
  public6: { machine: '2001:db8::2', client: '2001:db8::7', front: '2001:db8::4' },
  admin6: { machine: 'fd00:5::2', client: 'fd00:5::9', front: 'fd00:5::4' },
} as const;

/**
 * Starts a machine with a `clients` and a `front` network and one more network for each entry of `others` (name to address).
 * Names in `hosts` are known in it; nothing leaves it. `hostName` is its own full name: without one Apache's answers
 * would all begin with AH00558. Throws when this system does not allow it.
 */
export async function startMachine(
  workshop: string,
  hosts: Readonly<Record<string, string>>,
  hostName = 'apache.internal',
  others: Readonly<Record<string, string>> = {},
): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'proxywright-machine-'));
  const all = (who: 'machine' | 'client' | 'front') =>
    [...new Set(Object.values(addresses).map((network) => network[who]))].map(withLength);
  const networks = [
    `machine=${[...all('machine'), ...networksOf(others)].join()}`,
    `clients=${all('client').join()}`,
    `front=${all('front').join()}`,
    ...Object.entries(others).map(([name, address]) => `${name}=${withLength(address)}`),
  ];
  const script = fileURLToPath(new URL('machine.sh', import.meta.url));
  const namespaces = ['--mount', '--net', '--pid', '--uts', '--fork', '--kill-child'];
  const outer = spawn('unshare', [...namespaces, 'bash', script, folder, workshop, hostName, ...networks]);
  const pid = await readiness(outer);
  const enter = (command: readonly string[], { namespace }: RunOptions = {}) => [
    ...['-t', pid, '--mount', '--uts', '--pid'],
    ...(namespace === undefined ? ['--net', ...command] : ['--net', 'ip', 'netns', 'exec', namespace, ...command]),
  ];
  const run = (command: readonly string[], options?: RunOptions) =>
    finished(spawn('nsenter', enter(command, options)), options?.input);
  const machine: Machine = {
    run,
    must: async (command, options) => {
      const { code, output } = await run(command, options);
      if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${output}`);
      return output;
    },
    start: (command, options) => spawn('nsenter', enter(command, options)),
    read: (path) => readFile(`/proc/${pid}/root${path}`, 'utf8').catch(() => ''),
    write: (path, content) => writeFile(`/proc/${pid}/root${path}`, content),
    stop: async () => {
      outer.kill('SIGKILL');
      if (outer.exitCode === null && outer.signalCode === null) await new Promise((ended) => outer.once('exit', ended));
      await rm(folder, { recursive: true, force: true });
    },
  };
  // Its own name first: Apache takes the name of a virtual host without ServerName from the first line that fits.
  const lines = Object.entries({ [hostName]: addresses.private.machine, localhost: '127.0.0.1', ...hosts });
  await machine.write('/etc/hosts', lines.map(([name, address]) => `${address} ${name}\n`).join(''));
  return machine;
}

/** An address of the machine in every network that one of the others is in. */
function networksOf(others: Readonly<Record<string, string>>): readonly string[] {
  const own = Object.values(others).map((address) =>
    isIPv6(address) ? `${address.slice(0, address.lastIndexOf(':'))}:fe` : address.replace(/\d+$/, '254'),
  );
  return [...new Set(own)].map(withLength);
}

function withLength(address: string): string {
  return `${address}/${isIPv6(address) ? 64 : 24}`;
}

function readiness(outer: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((ready, fail) => {
    let problem = '';
    outer.stderr.on('data', (piece) => {
      problem += String(piece);
    });
    outer.once('error', fail);
    outer.once('exit', () => fail(new Error(`The machine did not start: ${problem}`)));
    createInterface({ input: outer.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) ready(line.slice('ready '.length));
    });
  });
}

function finished(child: ChildProcessWithoutNullStreams, input = ''): Promise<Ran> {
  return new Promise((done, fail) => {
    let output = '';
    const collect = (piece: unknown) => {
      output += String(piece);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', fail);
    // A service that a command leaves behind keeps the pipes open, so `exit` counts and not `close`.
    child.once('exit', (code) => setTimeout(() => done({ code: code ?? 1, output }), 5));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
