import type { Scenario } from './run-scenario';

const confluence = 'https://wiki.example.com/confluence';

/** How else a site can be put together. */
export const shapeScenarios: readonly Scenario[] = [
  ...[['wiki.example.com'], ['wiki.example.com', 'wiki-1.internal', '10.0.0.12']].flatMap((names) =>
    [true, false].map(
      (findsHanging): Scenario => ({
        name: `shape try ${names} guards ${findsHanging}`,
        answers: {
          site: {
            publicUrl: confluence,
            editing: 'off',
            nodes: [
              { name: 'node1', host: 'wiki-1.internal' },
              { name: 'node2', host: '10.0.0.12' },
            ],
          },
          features: { 'back-end-tls': {}, cluster: { findsHanging } },
        },
        backEnd: { names },
        promised: { synchrony: 'off', cluster: { stickyCookie: 'ROUTEID' } },
        only: /every byte|new visitors/,
      }),
    ),
  ),
];
