import type { Promised } from './promised';
import type { Scenario } from './run-scenario';

const confluence = 'https://wiki.example.com/confluence';
const root = 'https://wiki.example.com';
const two = [
  { name: 'node1', host: '10.0.0.11' },
  { name: 'node2', host: '10.0.0.12' },
];
const three = [...two, { name: 'node3', host: '10.0.0.13' }];

/** mod_jk in every shape, and clusters of both types. */
export const connectionScenarios: readonly Scenario[] = [
  modJk(
    'mod_jk at the root, Synchrony by mod_proxy beside it',
    { publicUrl: root, editing: 'direct' },
    { from: 'exact' },
  ),
  modJk(
    'mod_jk with a context path, Synchrony by mod_proxy beside it',
    { publicUrl: confluence, editing: 'direct' },
    { slow: true },
  ),
  modJk('mod_jk with long polling', { publicUrl: confluence, editing: 'polling' }),
  modJk('mod_jk with long polling at the root, Tomcat 10.1', { publicUrl: root, editing: 'polling', release: '10.2' }),
  modJk('mod_jk without collaborative editing', { publicUrl: confluence, editing: 'off' }),
  modJk('mod_jk over plain HTTP', { publicUrl: 'http://wiki.example.com/wiki', editing: 'off' }),
  modJk('mod_jk to another machine', { publicUrl: confluence, editing: 'direct', confluenceHost: '10.0.0.11' }),
  cluster(
    'a cluster by mod_proxy, a route cookie, Synchrony on the nodes',
    { publicUrl: confluence, editing: 'direct', nodes: two },
    {},
    { stickyCookie: 'ROUTEID' },
    { slow: true },
  ),
  cluster(
    'a cluster by mod_proxy, jvmRoute, standby and draining, through Confluence',
    { publicUrl: root, editing: 'through', nodes: three },
    { stickiness: 'jvm-route', method: 'busyness', standby: ['node3'], draining: ['node2'] },
    { stickyCookie: 'JSESSIONID', standby: ['node3'], draining: ['node2'] },
  ),
  cluster(
    'a cluster by mod_proxy that does not look for nodes that hang',
    { publicUrl: root, editing: 'through', nodes: two },
    { findsHanging: false },
    { stickyCookie: 'ROUTEID' },
  ),
  cluster(
    'a cluster by mod_jk, jvmRoute',
    { connection: 'mod_jk', publicUrl: root, editing: 'direct', nodes: two },
    { stickiness: 'jvm-route' },
    { stickyCookie: 'JSESSIONID' },
    { slow: true },
  ),
  cluster(
    'a cluster by mod_jk, a route cookie, long polling',
    { connection: 'mod_jk', publicUrl: confluence, editing: 'polling', nodes: two },
    {},
    { stickyCookie: 'ROUTEID' },
  ),
  cluster(
    'a cluster by mod_jk, a route cookie, standby and draining',
    { connection: 'mod_jk', publicUrl: confluence, editing: 'direct', nodes: three },
    { standby: ['node3'], draining: ['node2'] },
    { stickyCookie: 'ROUTEID', standby: ['node3'], draining: ['node2'] },
  ),
];

/** What the builder is asked about the site; its schema is the builder's. */
type Site = { readonly [name: string]: unknown } & { readonly editing: Promised['synchrony'] };

function modJk(name: string, site: Site, more: Partial<Scenario> = {}): Scenario {
  return {
    name,
    answers: { site: { connection: 'mod_jk', release: '9.2', ...site } },
    promised: { synchrony: site.editing },
    ...more,
  };
}

function cluster(
  name: string,
  site: Site,
  answers: object,
  promised: NonNullable<Promised['cluster']>,
  more: Partial<Scenario> = {},
): Scenario {
  const isJk = site.connection === 'mod_jk';
  return {
    name,
    answers: { site: { release: '9.2', ...site }, features: { cluster: answers } },
    promised: { synchrony: site.editing, cluster: { ...(isJk ? {} : { statusWithin: 8 }), ...promised } },
    ...more,
  };
}
