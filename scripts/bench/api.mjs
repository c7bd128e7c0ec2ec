import { Worker } from 'node:worker_threads';
import { memoryBelow } from './process-tree.mjs';
import { milliseconds, quantiles } from './quantiles.mjs';
import { serveSite } from './site.mjs';

const CONNECTIONS = 32;
const SECONDS = 10;
const WARM_UP_SECONDS = 2;

/** The HTTP interface and the pages under load. */
export async function benchApi() {
  const site = await serveSite();
  try {
    const atRest = memoryBelow(site.pid);
    const zips = await load({ url: `${site.origin}/api/bundle`, method: 'POST', body: '{"answers":{}}' });
    const memory = memoryBelow(site.pid);
    const pages = [];
    for (const path of ['/', '/wizard'])
      pages.push([path, await load({ url: `${site.origin}${path}`, method: 'GET' })]);
    return [
      {
        what: 'POST /api/bundle, default answers',
        measured: words(zips),
        goal: '300/s',
        isMet: zips.rate >= 300 && zips.failed === 0,
        how: `${how}; the load comes from the same machine and shares its cores`,
      },
      {
        what: 'resident memory of the server after that',
        measured: `${memory.toFixed(0)} MB (${atRest.toFixed(0)} MB before)`,
        goal: '< 300 MB',
        isMet: memory < 300,
        how: 'ps, right after the last answer: next start and what is below it, without the script that started it (MB = 10⁶ bytes)',
      },
      ...pages.map(([path, result]) => ({ what: `GET ${path}`, measured: words(result), how: `${how}; without gzip` })),
    ];
  } finally {
    await site.stop();
  }
}

const how = `${CONNECTIONS} kept connections for ${SECONDS} s after ${WARM_UP_SECONDS} s of warm-up`;

function words({ rate, durations, failed, bytes }) {
  const { median, p99, count } = quantiles(durations);
  const size = `${(bytes / count / 1000).toFixed(1)} kB each`;
  const failures = failed === 0 ? '' : `, ${failed} FAILED`;
  return `${Math.round(rate).toLocaleString('en-GB')}/s; median ${milliseconds(median)}, p99 ${milliseconds(p99)}, ${size}${failures}`;
}

function load(what) {
  const workerData = { ...what, connections: CONNECTIONS, seconds: SECONDS, warmUpSeconds: WARM_UP_SECONDS };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load.mjs', import.meta.url), { workerData });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}
