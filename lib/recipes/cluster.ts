import { z } from 'zod';
import { backEndHost, port } from '../answer-kinds';
import { isAtLeast } from '../httpd/version';
import type { Site } from '../site';
import { clusterByJk } from './cluster-by-jk';
import { clusterByProxy } from './cluster-by-proxy';
import { type Features, type Refusal, recipe, type TomcatLines } from './recipe';
import { manual, modJkWorkers, tomcatEngine } from './sources';
import { portOfFeature, type TakenPort, takenOnConfluence } from './taken-ports';

const nodeNames = (title: string, help: string) =>
  z.array(z.string().trim().min(1, 'Enter the name of a node.').max(40)).max(16).default([]).meta({ title, help });

const asks = z.strictObject({
  stickiness: z
    .enum(['route-cookie', 'jvm-route'])
    .default('route-cookie')
    .meta({
      title: 'A visitor stays with a node by',
      options: {
        'route-cookie': [
          'A cookie of Apache’s own',
          'Apache sets ROUTEID and reads it. It covers /synchrony too, and Tomcat needs nothing.',
        ],
        'jvm-route': [
          'The name in the session',
          'Tomcat puts its node’s name (jvmRoute) behind every session id. No further cookie, but one line in each server.xml; below a context path, /synchrony does not see that cookie.',
        ],
      },
    }),
  method: z
    .enum(['requests', 'busyness'])
    .default('requests')
    .meta({
      title: 'New visitors go to',
      options: {
        requests: ['Each node in turn', 'By the number of requests so far.'],
        busyness: ['The node with the least to do', 'By the number of requests under way.'],
      },
    }),
  healthInterval: z
    .int('Enter whole seconds.')
    .min(1, 'Once a second is the most often.')
    .max(60, 'Once a minute is the least.')
    .default(2)
    .meta({
      title: 'Ask each node for its health every',
      unit: 'seconds',
      help: 'A node is out after two checks that fail, and back after one that succeeds. With mod_jk: how often idle connections and failed nodes are looked at.',
    }),
  findsHanging: z.boolean().default(true).meta({
    title: 'Find nodes that hang',
    help: 'mod_proxy only; mod_jk always does. A node that accepts requests and never answers is out within 15 seconds. It costs: every request passes Apache twice, about 0.2 ms more of processor time and two of its threads.',
  }),
  guardPort: port('The first guard', 18091).meta({
    title: 'First port for that',
    help: 'On the loopback address of the Apache machine, one port for each node.',
  }),
  standby: nodeNames('Standby', 'Names of nodes that get visitors only while no other node can.'),
  draining: nodeNames('Draining', 'Names of nodes that keep their visitors and get no new ones, before maintenance.'),
  synchronyHosts: z.array(backEndHost).max(16).default([]).meta({
    title: 'Synchrony runs by itself on',
    help: 'Hosts of a standalone Synchrony. Empty: Confluence starts one on each node, as it does since 6.12 unless you changed it.',
  }),
});

export type ClusterAnswers = z.output<typeof asks>;

export const cluster = recipe({
  id: 'cluster',
  title: 'Several nodes',
  topic: 'operation',
  says: `Apache spreads visitors over the nodes and keeps each visitor with one. A node that is down, or not ready, gets nobody;
    what was under way there is lost, everything else goes on elsewhere.`,
  sources: [manual('BalancerMember'), modJkWorkers],
  when: ({ isCluster }) => isCluster,
  asks,
  refuses,

  write: (site, answers, features) => {
    const lines = site.connection === 'mod_jk' ? clusterByJk(site, answers) : clusterByProxy(site, answers, features);
    return {
      ...lines,
      tomcat: [...(answers.stickiness === 'jvm-route' ? site.nodes.map(jvmRoute) : [])],
      jvm: answers.synchronyHosts.length === 0 ? [] : [synchronyUrl(site)],
    };
  },
});

function jvmRoute({ name }: Site['nodes'][number]): TomcatLines {
  return {
    node: name,
    says: `Sessions of this node end in .${name}.`,
    why: 'By that Apache knows where a session lives. The same name on two nodes, or another one than in Apache’s file, sends visitors to a node that does not know them.',
    from: ['site.nodes', 'features.cluster.stickiness'],
    sources: [tomcatEngine],
    wish: { place: { kind: 'engine' }, attributes: { jvmRoute: name } },
  };
}

function synchronyUrl({ address }: Site) {
  const port = address.port === (address.scheme === 'https' ? 443 : 80) ? '' : `:${address.port}`;
  return {
    argument: `-Dsynchrony.service.url=${address.scheme}://${address.host}${port}/synchrony/v1`,
    says: 'Confluence and its editors reach the standalone Synchrony at the public address.',
    why: 'It has to end in /v1. With it Confluence starts no Synchrony of its own.',
    from: ['site.publicUrl', 'features.cluster.synchronyHosts'],
    sources: [manual('ProxyPass')],
  };
}

/** Ports of the Apache machine: visitors come to some, and a node may run there, too. */
function takenBeside(site: Site, features: Features): readonly TakenPort[] {
  const isBeside = site.nodes.some(({ isSameMachine }) => isSameMachine);
  if (!isBeside) return site.apachePorts.map((port) => [port, 'Apache’s visitors'] as const);
  const ofFeatures = [
    [portOfFeature(features, 'back-end-tls'), 'Confluence’s HTTPS connector'],
    [portOfFeature(features, 'unproxied-connector'), 'the way in past Apache'],
  ] as const;
  return [
    ...takenOnConfluence(site),
    ...ofFeatures.flatMap(([port, owner]) => (port === undefined ? [] : [[port, owner] as const])),
  ];
}

function refuses(site: Site, answers: ClusterAnswers, features: Features): Refusal[] {
  const { nodes, connection, editing, httpd } = site;
  const { standby, draining, synchronyHosts, findsHanging, guardPort } = answers;
  const names = nodes.map(({ name }) => name);
  const unknown = (['standby', 'draining'] as const).flatMap((field) =>
    answers[field].flatMap((name, i) =>
      names.includes(name)
        ? []
        : [{ field: `${field}.${i}`, says: `There is no node ${name}. The nodes are ${names.join(', ')}.` }],
    ),
  );
  const both = draining.flatMap((name, i) =>
    standby.includes(name)
      ? [{ field: `draining.${i}`, says: `${name} is on standby already: it gets no new visitors.` }]
      : [],
  );
  const found: Refusal[] = [...unknown, ...both];
  if (unknown.length === 0 && names.every((name) => standby.includes(name) || draining.includes(name))) {
    found.push({
      field: standby.length > 0 ? 'standby' : 'draining',
      says: 'One node at least has to take new visitors.',
    });
  }
  if (connection === 'mod_jk') {
    for (const name of names.filter((each) => /^(confluence|jk-status)$/i.test(each))) {
      found.push({ field: '', says: `A node cannot be called ${name}: mod_jk’s own workers have that name.` });
    }
  }
  if (connection === 'mod_proxy' && findsHanging) {
    const last = guardPort + nodes.length - 1;
    if (last > 65_535) found.push({ field: 'guardPort', says: `${nodes.length} ports from here on end beyond 65535.` });
    const taken = takenBeside(site, features).find(([port]) => port >= guardPort && port <= last);
    if (taken) {
      found.push({
        field: 'guardPort',
        says: `The guards take ports ${guardPort} to ${last}, and port ${taken[0]} belongs to ${taken[1]}.`,
      });
    }
  }
  if (synchronyHosts.length > 0 && editing !== 'direct') {
    found.push({
      field: 'synchronyHosts',
      says: 'A standalone Synchrony is reached straight: choose “Straight to Synchrony”.',
    });
  }
  if ((editing === 'direct' || editing === 'through') && !isAtLeast(httpd, '2.4.47')) {
    found.push({
      field: '',
      says: `httpd ${httpd} cannot carry the editor’s WebSocket through a balancer; 2.4.47 can. Take a newer one, or turn collaborative editing off.`,
    });
  }
  return found;
}
