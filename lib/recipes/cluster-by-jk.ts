import { httpd } from '../httpd/write';
import type { Site } from '../site';
import type { ClusterAnswers } from './cluster';
import { synchronyBalancer } from './cluster-by-proxy';
import type { Lines, WorkersLines } from './recipe';
import { modJkApache, modJkWorkers } from './sources';

/** The balancer `confluence` of mod_jk, whose members the recipe mod-jk describes, and that of Synchrony beside it. */
export function clusterByJk(site: Site, answers: ClusterAnswers): Lines {
  const { nodes } = site;
  const { standby, draining, stickiness, healthInterval, method } = answers;
  const sources = [modJkWorkers];
  const ofMembers = (settings: (name: string) => (readonly [string, string])[]) =>
    nodes.flatMap(({ name }) => settings(name).map(([key, value]) => [`worker.${name}.${key}`, value] as const));
  const states: WorkersLines[] = [
    {
      says: 'Nodes on standby get visitors only while no nearer node can.',
      from: ['features.cluster.standby'],
      sources,
      settings: ofMembers((name) => (standby.includes(name) ? [['distance', '1']] : [])),
    },
    {
      says: 'Nodes that drain keep their visitors (D is for disabled) and get no new ones.',
      from: ['features.cluster.draining'],
      sources,
      settings: ofMembers((name) => (draining.includes(name) ? [['activation', 'D']] : [])),
    },
  ];
  return {
    server: [
      {
        says: `mod_jk looks after its connections every ${healthInterval} seconds.`,
        why: 'A thread of its own finds nodes that hang while nobody asks for them. Where another file says another interval, the one read last counts.',
        from: ['features.cluster.healthInterval'],
        sources: [modJkApache],
        lines: httpd`JkWatchdogInterval ${healthInterval}`,
      },
    ],
    vhost: synchronyBalancer(site, answers),
    workers: [
      {
        says: 'Paths are mounted on the balancer; its members are the nodes.',
        from: ['site.nodes'],
        sources,
        settings: [
          ['worker.list', 'confluence'],
          ['worker.maintain', '10'],
          ['worker.confluence.type', 'lb'],
          ['worker.confluence.balance_workers', nodes.map(({ name }) => name).join(',')],
          ['worker.confluence.method', method === 'requests' ? 'R' : 'B'],
        ],
      },
      {
        says:
          stickiness === 'jvm-route'
            ? 'A visitor stays with the node whose name ends the session id.'
            : 'A visitor stays with the node that the cookie ROUTEID names; mod_jk sets it.',
        why: `Where that node is down another one takes over, without the session: better than an error.${stickiness === 'jvm-route' ? '' : ' mod_jk makes the cookie HttpOnly, and Secure over HTTPS (seen with 1.2.48).'}`,
        from: ['features.cluster.stickiness'],
        sources,
        settings: [
          ['worker.confluence.sticky_session', 'true'],
          ['worker.confluence.sticky_session_force', 'false'],
          ...(stickiness === 'jvm-route'
            ? []
            : ([
                ['worker.confluence.session_cookie', 'ROUTEID'],
                ['worker.confluence.set_session_cookie', 'true'],
                ['worker.confluence.session_cookie_path', '/'],
              ] as const)),
        ],
      },
      {
        says: 'A node that failed is tried again after 20 seconds.',
        why: 'By default it would be a minute. The visitor who tries it waits up to 10 seconds if it still hangs, so not more often. One answer that comes too late does not take the node out; ten do.',
        from: ['site.nodes'],
        sources,
        settings: [
          ['worker.confluence.recover_time', '20'],
          ['worker.confluence.max_reply_timeouts', '10'],
        ],
      },
      {
        says: 'What the node is called in sessions and cookies.',
        ...(stickiness === 'jvm-route' && { why: 'The same as jvmRoute in its server.xml.' }),
        from: ['site.nodes'],
        sources,
        settings: ofMembers((name) => [['route', name]]),
      },
      ...states.filter(({ settings }) => settings.length > 0),
    ],
  };
}
