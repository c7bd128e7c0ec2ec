import { releases } from '@/lib/confluence/releases';
import type { Scenario } from './run-scenario';

const everything = {
  'process-sizes': {},
  compression: {},
  'static-cache': {},
  'client-addresses': {},
  'maintenance-page': { title: 'Gone for a moment', retryAfter: 600 },
  robots: {},
};

const promises = {
  cache: {},
  compression: ['br', 'gzip'],
  maintenance: { contains: '<h1>Gone for a moment</h1>', retryAfter: '600' },
} as const;

/** What makes Apache fast and steady, all at once. */
export const speedScenarios: readonly Scenario[] = [
  {
    name: 'everything for speed, with TLS at the root',
    answers: {
      site: { publicUrl: 'https://wiki.example.com', release: '9.2', editing: 'through' },
      features: { ...everything, http2: {} },
    },
    promised: { synchrony: 'through', http2: true, ...promises },
  },
  {
    name: 'everything for speed, with a context path and only the modules that the bundle names',
    answers: {
      site: { publicUrl: 'https://wiki.example.com/confluence', release: '10.2', editing: 'direct' },
      features: { ...everything, http2: {} },
    },
    from: 'exact',
    promised: { synchrony: 'direct', http2: true, ...promises },
  },
  {
    name: 'everything for speed as httpd 2.4.37 can do it, over plain HTTP, before Confluence 7.11',
    answers: {
      site: {
        publicUrl: 'http://wiki.example.com/confluence',
        release: '7.10',
        editing: 'off',
        httpdVersion: '2.4.37',
      },
      features: everything,
    },
    // Tomcat 9 warns of attributes that this old file has; as the admin's own file it may.
    files: [{ path: 'server.xml', text: releases['7.10'].serverXml }],
    promised: { synchrony: 'off', ...promises },
  },
  {
    name: 'everything for speed by mod_jk',
    answers: {
      site: { publicUrl: 'https://wiki.example.com', connection: 'mod_jk', release: '9.2', editing: 'off' },
      features: { ...everything, http2: {} },
    },
    promised: { synchrony: 'off', http2: true, ...promises },
  },
];
