import type { Machine } from './machine';

/** What a generator of load saw. */
export type Load = { readonly requests: number; readonly perSecond: number; readonly failed: number };

/** How the load comes; `inside`: from Apache's own machine, where a connector on the loopback address can be reached. */
export type LoadOptions = {
  readonly connections?: number;
  readonly seconds?: number;
  readonly headers?: readonly string[];
  readonly inside?: boolean;
};

/** Asks for one address over and over on kept connections (32 for 3 s unless told) by wrk. Throws when wrk says nothing. */
export async function loadBy(machine: Machine, url: string, options: LoadOptions = {}): Promise<Load> {
  const { connections = 32, seconds = 3, headers = [], inside = false } = options;
  const words = ['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s'];
  const said = await machine.must(
    [...words, ...headers.flatMap((header) => ['-H', header]), url],
    inside ? {} : { namespace: 'clients' },
  );
  const numbers = (pattern: RegExp) => [...said.matchAll(pattern)].flatMap((found) => found.slice(1).map(Number));
  const [requests = 0] = numbers(/(\d+) requests in/g);
  const [perSecond = 0] = numbers(/Requests\/sec:\s+([\d.]+)/g);
  const errors = numbers(/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/g);
  const refused = numbers(/Non-2xx or 3xx responses: (\d+)/g);
  if (requests === 0) throw new Error(`wrk: ${said}`);
  return { requests, perSecond, failed: [...errors, ...refused].reduce((sum, each) => sum + each, 0) };
}

/**
 * 1,500 requests over 100 HTTP/2 connections by h2load, 15 one after the other on each: with all 15 at once the
 * connections are over before Apache thinks of ending a process. Yields how many were not answered well.
 */
export async function http2Load(machine: Machine, url: string): Promise<Load> {
  const said = await machine.must(['h2load', '-n1500', '-c100', '-m1', '-H', 'accept-encoding: gzip', url], {
    namespace: 'clients',
  });
  const [, perSecond = '0'] = /([\d.]+) req\/s/.exec(said) ?? [];
  const [, total = '0', succeeded = '0'] = /requests: (\d+) total,.* (\d+) succeeded/.exec(said) ?? [];
  if (!said.includes('protocol: h2')) throw new Error(`h2load: ${said}`);
  return { requests: Number(total), perSecond: Number(perSecond), failed: Number(total) - Number(succeeded) };
}

/** Processor time in microseconds that the processes of this name took since they began, ended children included. */
export async function processorTime(machine: Machine, name: 'apache2' | 'java'): Promise<number> {
  const ticks = (await machine.must(['getconf', 'CLK_TCK'])).trim();
  const all = await machine.must(['sh', '-c', 'cat /proc/[0-9]*/stat 2>/dev/null; true']);
  const own = all.split('\n').filter((text) => text.includes(` (${name}) `));
  const sum = own.reduce((total, text) => {
    // Behind the name: state is field 3; 14 to 17 are user, system and the same of ended children.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return total + [11, 12, 13, 14].reduce((part, at) => part + (fields[at] ?? 0), 0);
  }, 0);
  return (sum / Number(ticks)) * 1_000_000;
}
