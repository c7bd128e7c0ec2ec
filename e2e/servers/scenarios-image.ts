import type { Scenario } from './run-scenario';

const confluence = 'https://wiki.example.com/confluence';

/**
 * Confluence in the official image. The bench starts no container: it makes server.xml out of the environment as the
 * image would, or mounts the one that the bundle brings. Ports are not published, so the connectors listen everywhere.
 */
export const imageScenarios: readonly Scenario[] = [
  {
    name: 'the official image, told by its environment, with a context path',
    answers: {
      site: { publicUrl: confluence, runsAs: 'image', editing: 'through', release: '9.2' },
      features: { 'client-addresses': {}, 'larger-headers': { kilobytes: 32 }, 'unproxied-connector': {} },
    },
    promised: { synchrony: 'through', loopback: false },
  },
  {
    name: 'the official image at the root on Tomcat 10.1, Synchrony reached directly',
    answers: {
      site: { publicUrl: 'https://wiki.example.com', runsAs: 'image', editing: 'direct', release: '10.2' },
    },
    promised: { synchrony: 'direct', loopback: false },
  },
  {
    name: 'the official image before 7.11 on another port, over plain HTTP',
    answers: {
      site: {
        publicUrl: 'http://wiki.example.com/wiki',
        runsAs: 'image',
        editing: 'off',
        release: '7.10',
        confluencePort: 8095,
      },
    },
    promised: { synchrony: 'off', loopback: false },
  },
  {
    name: 'the official image by mod_jk, with a server.xml that is mounted',
    answers: {
      site: { publicUrl: confluence, runsAs: 'image', connection: 'mod_jk', editing: 'polling', release: '9.2' },
    },
    promised: { synchrony: 'polling', loopback: false },
  },
  {
    name: 'a cluster of official images, each told by its environment',
    answers: {
      site: {
        publicUrl: 'https://wiki.example.com',
        runsAs: 'image',
        editing: 'through',
        release: '9.2',
        nodes: [
          { name: 'node1', host: '10.0.0.11' },
          { name: 'node2', host: '10.0.0.12' },
        ],
      },
    },
    promised: { synchrony: 'through', cluster: { stickyCookie: 'ROUTEID' } },
  },
  {
    name: 'Apache in front of the Helm chart, with only the modules that the bundle names',
    answers: {
      site: {
        publicUrl: confluence,
        runsAs: 'helm',
        editing: 'direct',
        release: '10.2',
        confluenceHost: '10.0.0.31',
        confluencePort: 30090,
        synchronyPort: 30091,
      },
    },
    level: 'configtest',
    promised: { synchrony: 'direct' },
  },
];
