import { z } from 'zod';
import { network } from '../answer-kinds';
import { argOf, isNamed, parentOf } from '../httpd/query';
import { httpd } from '../httpd/write';
import { findOverlap } from '../network';
import { recipe } from './recipe';
import { manual, modJkWorkers } from './sources';

export const statusPage = recipe({
  id: 'status-page',
  title: 'A page about the nodes',
  topic: 'operation',
  says: `Apache shows which node is in use, how many requests each has answered, and how many failed: /balancer-manager for
    mod_proxy, /jk-status for mod_jk. Only the networks named here see it. On /balancer-manager whoever sees it can also
    take nodes out; /jk-status only shows.`,
  sources: [manual('SetHandler'), modJkWorkers],
  isOptional: true,
  when: ({ isCluster }) => isCluster,

  asks: z.strictObject({
    networks: z
      .array(network)
      .min(1, 'Enter one network at least; 127.0.0.1 is the machine itself.')
      .max(50)
      .default(['127.0.0.1', '::1'])
      .meta({ title: 'Shown to', help: 'Networks or addresses, such as 10.1.0.0/16. Everybody else gets 403.' }),
  }),

  refuses: (_site, { networks }) => {
    const overlap = findOverlap(networks);
    if (!overlap) return [];
    const [inner, outer] = overlap;
    return [
      {
        field: `networks.${networks.lastIndexOf(inner)}`,
        says: `${inner} lies inside ${outer}: one of the two is enough.`,
      },
    ];
  },

  write: ({ connection }, { networks }) => {
    const isJk = connection === 'mod_jk';
    const from = ['features.status-page.networks'];
    return {
      routes: [
        {
          says: isJk
            ? '/jk-status shows the nodes, to these networks only.'
            : '/balancer-manager shows and changes the nodes, for these networks only.',
          why: isJk
            ? 'The unmount keeps the page from the worker of all pages.'
            : 'Whoever may see it can take a node out of service. What is changed there is forgotten at the next restart.',
          from,
          sources: isJk ? [modJkWorkers] : [manual('SetHandler'), manual('Require')],
          lines: isJk
            ? httpd`
                <Location /jk-status>
                    Require ip ${networks}
                </Location>
                JkUnMount /jk-status confluence
                JkMount /jk-status jk-status
              `
            : httpd`
                <Location /balancer-manager>
                    SetHandler balancer-manager
                    Require ip ${networks}
                </Location>
                ProxyPass /balancer-manager !
              `,
        },
      ],
      gone: [
        {
          says: 'The networks of before leave.',
          why: 'Beside the new ones they would still count: one line that fits is enough.',
          from,
          sources: [manual('Require')],
          isGone: (setting, document) => {
            if (!isNamed(setting, 'Require')) return false;
            const around = parentOf(document, setting);
            return (
              around !== undefined &&
              isNamed(around, 'Location') &&
              /^\/(balancer-manager|jk-status)$/.test(argOf(around, 0))
            );
          },
        },
      ],
      workers: isJk
        ? [
            {
              says: 'The page /jk-status: it shows, and lets nobody change anything.',
              from,
              sources: [modJkWorkers],
              settings: [
                ['worker.list', 'jk-status'],
                ['worker.jk-status.type', 'status'],
                ['worker.jk-status.read_only', 'true'],
              ],
            },
          ]
        : [],
    };
  },
});
