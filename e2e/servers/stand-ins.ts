import type { Machine } from './machine';

/**
 * Starts Synchrony's stand-in (HTTP heartbeat and WebSocket), the recorder or the load balancer with its arguments, and
 * waits until it listens; yields how to end it.
 */
export async function startStandIn(
  machine: Machine,
  name: 'synchrony' | 'recorder' | 'front',
  words: readonly string[],
  namespace?: string,
): Promise<() => Promise<void>> {
  const command = [process.execPath, `/bench/agents/${name}.mjs`, ...words];
  const agent = machine.start(command, namespace === undefined ? {} : { namespace });
  let problem = '';
  agent.stderr.on('data', (piece) => {
    problem += String(piece);
  });
  const ended = new Promise<void>((done) => agent.once('exit', () => done()));
  await new Promise<void>((ready, fail) => {
    agent.stdout.once('data', () => ready());
    agent.once('exit', () => fail(new Error(`${name} ended: ${problem}`)));
  });
  agent.stdin.on('error', () => undefined);
  return () => {
    agent.stdin.end();
    return ended;
  };
}
