import { createInterface } from 'node:readline';
import type {
  Answer,
  Conversation,
  Heard,
  Http2,
  Http2Answer,
  Order,
  Raw,
  RawAnswer,
  Request,
  Target,
} from './agents/protocol';
import type { Machine } from './machine';

/** Somebody in the clients' network, whose every byte is chosen by the caller. */
export type Client = {
  readonly request: (request: Request) => Promise<Answer>;
  readonly websocket: (conversation: Conversation) => Promise<Heard>;
  readonly connect: (target: Target) => Promise<{ readonly connected: boolean; readonly problem: string }>;
  readonly raw: (raw: Raw) => Promise<RawAnswer>;
  readonly http2: (http2: Http2) => Promise<Http2Answer>;
};

/** Starts a client agent, among the clients or (`inside`) on Apache's own machine; it ends with the machine. */
export function startClient(machine: Machine, where: 'outside' | 'inside' = 'outside'): Client {
  const command = [process.execPath, '/bench/agents/client.mjs'];
  const agent = machine.start(command, where === 'inside' ? {} : { namespace: 'clients' });
  const waiting = new Map<
    number,
    { readonly done: (answer: unknown) => void; readonly fail: (problem: Error) => void }
  >();
  let last = 0;
  let problem = '';
  agent.stderr.on('data', (piece) => {
    problem += String(piece);
  });
  let ended = false;
  agent.once('close', () => {
    ended = true;
    for (const { fail } of waiting.values()) fail(new Error(`The client ended: ${problem}`));
  });
  agent.stdin.on('error', () => undefined);
  createInterface({ input: agent.stdout }).on('line', (text) => {
    // Our own agent wrote this line.
    const { id, answer } = JSON.parse(text) as { id: number; answer: unknown };
    waiting.get(id)?.done(answer);
    waiting.delete(id);
  });
  // The verb decides what the agent answers, see agents/protocol.ts.
  const order = <T>(asked: Order) =>
    new Promise<T>((done, fail) => {
      if (ended) return fail(new Error(`The client ended: ${problem}`));
      last += 1;
      waiting.set(last, { done: (answer) => done(answer as T), fail });
      agent.stdin.write(`${JSON.stringify({ id: last, order: asked })}\n`);
    });
  return {
    request: (request) => order<Answer>({ verb: 'request', request }),
    websocket: (conversation) => order<Heard>({ verb: 'websocket', conversation }),
    connect: (target) => order<{ connected: boolean; problem: string }>({ verb: 'connect', target }),
    raw: (raw) => order<RawAnswer>({ verb: 'raw', raw }),
    http2: (http2) => order<Http2Answer>({ verb: 'http2', http2 }),
  };
}
