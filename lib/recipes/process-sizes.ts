import { z } from 'zod';
import type { HttpdDocument } from '../httpd/tree';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { type Features, recipe } from './recipe';
import { manual } from './sources';

/** Threads of one process: as many as httpd allows without a ThreadLimit. Source: httpd manual, ThreadLimit. */
const threads = 64;
const most = 4096;
/** More processes than these need a ServerLimit. Source: httpd manual, ServerLimit. */
const usualProcesses = 16;
/** What a fresh Confluence works on at a time, and how many more its stock connector lets wait: maxThreads and acceptCount. */
const usualThreads = 48;
const waiting = 10;

export const processSizes = recipe({
  id: 'process-sizes',
  title: 'Room for many visitors at once',
  topic: 'speed',
  says: `The usual sizes let Apache serve 150 requests at a time and end processes that seem idle, connections and all. These
    sizes keep enough threads and end none: in our measurements no request was dropped any more. They count for the whole
    server, cost some memory and need one restart.`,
  sources: [manual('MaxRequestWorkers'), manual('MaxSpareThreads')],
  isOptional: true,

  asks: z.strictObject({
    requests: z
      .int('Enter a whole number.')
      .min(threads, `${threads}, one process, is the least.`)
      .max(most, '4,096 is the most.')
      .multipleOf(threads, `Enter a multiple of ${threads}: each process has ${threads} threads.`)
      .default(256)
      .meta({
        title: 'Requests at the same time',
        help: 'More than Confluence works on and keeps waiting: each waiting page holds one. A multiple of 64.',
      }),
  }),

  refuses: (site, { requests }, features) => [
    ...(site.platform.mpm === 'prefork' && features.http2 === undefined
      ? [
          {
            field: '',
            says: 'Apache runs with the process model prefork here: one process for each request, without threads, and these sizes mean nothing to it. Turn on HTTP/2, which changes it to event, or leave this off.',
          },
        ]
      : []),
    ...(requests < most && requests <= heldBy(site, features)
      ? [
          {
            field: 'requests',
            says: `Confluence alone works on ${site.nodes.length * threadsOf(site, features)} requests at a time and lets more wait: static files would wait behind its pages. Enter ${leastFor(site, features)} or more.`,
          },
        ]
      : []),
  ],

  write: ({ platform }, { requests }) => ({
    server: [
      {
        says: `Apache serves ${requests} requests at the same time, with threads that stay.`,
        why:
          platform.mpm === 'winnt'
            ? 'Windows has one process with all threads. Each page that waits for Confluence holds one of them, and so does each static file on its way. If your Confluence has more threads than a fresh one (maxThreads and acceptCount in server.xml), this has to be more than their sum.'
            : 'Each page that waits for Confluence holds a thread. MaxSpareThreads at the full number keeps Apache from ending idle processes: their open connections would break off. Of 1,500 requests over 100 HTTP/2 connections, Debian’s own sizes dropped up to 494, these none (2.4.71, two cores). If your Confluence has more threads than a fresh one (maxThreads and acceptCount in server.xml), the number has to be more than their sum. Should Apache say “Invalid command ThreadsPerChild”, it runs with the process model prefork, which has no threads: leave this off then.',
        from: ['features.process-sizes.requests'],
        sources: [manual('ThreadsPerChild'), manual('MaxRequestWorkers'), manual('MaxSpareThreads')],
        lines: platform.mpm === 'winnt' ? windowsLines(requests) : eventLines(requests),
      },
    ],
    needsRestart: true,
    remarks: [
      {
        id: 'process-sizes-count-for-all-sites',
        severity: 'info',
        says: 'The sizes of Apache’s processes count for every site of this server, and the last file that sets them wins.',
      },
    ],
  }),
});

function eventLines(requests: number): HttpdDocument {
  return httpd`
    StartServers ${Math.min(4, requests / threads)}
    ${requests / threads > usualProcesses && httpd`ServerLimit ${requests / threads}`}
    ThreadsPerChild ${threads}
    MaxRequestWorkers ${requests}
    MaxSpareThreads ${requests}
  `;
}

function windowsLines(requests: number): HttpdDocument {
  return httpd`ThreadsPerChild ${requests}`;
}

/** The smallest number that is enough for all nodes. */
function leastFor(site: Site, features: Features): number {
  return (Math.floor(heldBy(site, features) / threads) + 1) * threads;
}

/** How many requests Confluence can hold, so many threads of Apache with it. */
function heldBy(site: Site, features: Features): number {
  return site.nodes.length * (threadsOf(site, features) + waiting);
}

function threadsOf({ connection }: Site, features: Features): number {
  // The schema of mod-jk has checked its answers; without any, its default is the same.
  const { maxThreads = usualThreads } = (features['mod-jk'] ?? {}) as { readonly maxThreads?: number };
  return connection === 'mod_jk' ? maxThreads : usualThreads;
}
