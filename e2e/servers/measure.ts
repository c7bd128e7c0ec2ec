import type { Answers } from './bundle-folder';
import { http2Load, type Load, loadBy, processorTime } from './load';
import type { Builder } from './run-scenario';
import { type RunningSite, startSite } from './running-site';

/** One line of the report: what, the figure in words, the goal, and how it came about. */
export type Measured = {
  readonly what: string;
  readonly measured: string;
  readonly goal?: string;
  readonly isMet?: boolean;
  readonly how: string;
};

const connections = ['mod_proxy', 'mod_jk'] as const;
const rounds = 3;

/** Apache of the bundle against Tomcat alone, both connection types, on this machine in this run. About three minutes. */
export async function measureServers(workshop: string, build: Builder): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const connection of connections) {
    const site = await startSite(workshop, build, answersFor(connection));
    try {
      rows.push(...(await throughput(site, connection)), ...(await whileBusy(site, connection)));
      rows.push(await manyConnections(site, connection, 'the sizes of the recipe', true));
    } finally {
      await site.stop();
    }
  }
  const usual = await startSite(workshop, build, answersFor('mod_proxy', false));
  try {
    rows.push(await manyConnections(usual, 'mod_proxy', 'Debian’s own sizes', false));
  } finally {
    await usual.stop();
  }
  return rows;
}

/** As an admin who wants speed would answer. */
function answersFor(connection: (typeof connections)[number], hasSizes = true): Answers {
  return {
    site: { publicUrl: 'https://wiki.example.com/confluence', release: '9.2', editing: 'off', connection },
    features: { http2: {}, compression: {}, 'static-cache': {}, ...(hasSizes && { 'process-sizes': {} }) },
  };
}

const file = '/s/-1a2b3c/9012/1/1.0/_/download/batch/measured.js';
const gzip = ['Accept-Encoding: gzip'];

async function throughput(site: RunningSite, connection: string): Promise<readonly Measured[]> {
  const { machine, contextPath } = site;
  const direct = `http://127.0.0.1:8090${contextPath}`;
  const visitors = site.url.origin + contextPath;
  const how = `wrk, 32 kept connections, 3 s, median of ${rounds}; processor time of Apache (of Java)`;
  const cases: readonly (readonly [string, () => Promise<Load>, number?])[] = [
    ['cached file of 74 kB, 8 kB in gzip, over TLS', () => loadBy(machine, visitors + file, { headers: gzip }), 150],
    ['cached file of 74 kB, not compressed, over TLS', () => loadBy(machine, visitors + file)],
    ['page of 26 kB, gzip, over TLS', () => loadBy(machine, `${visitors}/page`, { headers: gzip })],
    ['the file from Tomcat alone, plain HTTP', () => loadBy(machine, direct + file, { inside: true })],
    ['the page from Tomcat alone, plain HTTP', () => loadBy(machine, `${direct}/page`, { inside: true })],
  ];
  // Java compiles what is asked for often: the first seconds do not count.
  for (const [, load] of cases) await load();
  const rows: Measured[] = [];
  for (const [what, load, goal] of cases) {
    const seen = await inRounds(() => withProcessorTime(site, load));
    const apache = median(seen.map((each) => each.apache));
    const java = median(seen.map((each) => each.java));
    const failed = seen.reduce((sum, each) => sum + each.failed, 0);
    rows.push({
      what: `${connection}: ${what}`,
      measured: `${whole(median(seen.map((each) => each.perSecond)))}/s, ${whole(apache)} µs (${whole(java)} µs)${failures(failed)}`,
      ...(goal !== undefined && { goal: `≤ ${goal} µs`, isMet: apache <= goal && failed === 0 }),
      how,
    });
  }
  return rows;
}

/** 100 visitors wait for slow pages, more than Tomcat has threads; meanwhile others want static files. */
async function whileBusy(site: RunningSite, connection: string): Promise<readonly Measured[]> {
  const { machine, contextPath } = site;
  const slow = '/slow?seconds=0.3';
  const meanwhile = async (origin: string, options: Parameters<typeof loadBy>[2]) => {
    const busy = loadBy(machine, origin + slow, { ...options, connections: 100, seconds: 6 });
    await new Promise((done) => setTimeout(done, 1500));
    const seen = await loadBy(machine, origin + file, { ...options, seconds: 3 });
    await busy;
    return seen;
  };
  const direct = await inRounds(() => meanwhile(`http://127.0.0.1:8090${contextPath}`, { inside: true }));
  const cached = await inRounds(() => meanwhile(site.url.origin + contextPath, { headers: gzip }));
  const [own, ours] = [direct, cached].map((seen) => median(seen.map(({ perSecond }) => perSecond)));
  const ratio = (ours ?? 0) / (own ?? 1);
  const failed = cached.reduce((sum, each) => sum + each.failed, 0);
  return [
    {
      what: `${connection}: static files while 100 visitors hold every thread of Tomcat`,
      measured: `${whole(ours ?? 0)}/s, Tomcat alone ${whole(own ?? 0)}/s: ${whole(ratio)} times${failures(failed)}`,
      goal: '≥ 250 times',
      isMet: ratio >= 250,
      how: `pages of 300 ms on 48 threads; cached file, gzip, over TLS, against Tomcat by plain HTTP; median of ${rounds}`,
    },
  ];
}

async function manyConnections(
  site: RunningSite,
  connection: string,
  sizes: string,
  isGoal: boolean,
): Promise<Measured> {
  const seen = await inRounds(() => http2Load(site.machine, site.url.origin + site.contextPath + file));
  const failed = seen.map((each) => each.failed);
  return {
    what: `${connection}: 1,500 requests over 100 HTTP/2 connections, ${sizes}`,
    measured: `${failed.join(', ')} dropped`,
    ...(isGoal && { goal: 'none', isMet: failed.every((each) => each === 0) }),
    how: `h2load -n1500 -c100 -m1, 15 requests one after the other on each, cached file, gzip; ${rounds} rounds`,
  };
}

async function withProcessorTime(site: RunningSite, load: () => Promise<Load>) {
  const [apacheBefore, javaBefore] = [
    await processorTime(site.machine, 'apache2'),
    await processorTime(site.machine, 'java'),
  ];
  const seen = await load();
  const apache = ((await processorTime(site.machine, 'apache2')) - apacheBefore) / seen.requests;
  const java = ((await processorTime(site.machine, 'java')) - javaBefore) / seen.requests;
  return { ...seen, apache, java };
}

async function inRounds<T>(once: () => Promise<T>): Promise<readonly T[]> {
  const seen: T[] = [];
  for (let round = 0; round < rounds; round += 1) seen.push(await once());
  return seen;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
const failures = (count: number) => (count === 0 ? '' : `, ${count} FAILED`);
