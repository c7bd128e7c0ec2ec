import { z } from 'zod';
import { port } from '../answer-kinds';
import { recipe } from './recipe';
import { atlassianUnproxied, tomcatHttpConnector } from './sources';
import { portOfFeature, takenOnConfluence } from './taken-ports';

export const unproxiedConnector = recipe({
  id: 'unproxied-connector',
  title: 'A way in past Apache',
  topic: 'operation',
  says: `A second connector of Tomcat without Apache in front: for application links that must not go through the proxy, and
    for you when Apache is down. Whoever reaches it gets round everything that Apache checks: keep it off public networks.`,
  sources: [atlassianUnproxied, tomcatHttpConnector],
  isOptional: true,

  asks: z.strictObject({
    port: port('The further connector', 8081).meta({ title: 'Port' }),
    reach: z
      .enum(['loopback', 'network'])
      .default('loopback')
      .meta({
        title: 'Who may reach it',
        options: {
          loopback: ['This machine only', 'For you, through an SSH tunnel.'],
          network: [
            'Every address of the machine',
            'For application links between machines. Close the port to everybody else in the firewall.',
          ],
        },
      }),
  }),

  refuses: (site, { port: number, reach }, features) => {
    if (site.runsAs === 'helm' && reach === 'network') {
      return [
        {
          field: 'reach',
          says: 'The chart’s service opens no further port. Choose “This machine only”: kubectl leads there.',
        },
      ];
    }
    const tlsPort = site.connection === 'mod_proxy' ? portOfFeature(features, 'back-end-tls') : undefined;
    const taken = [...takenOnConfluence(site), [tlsPort, 'the connector that speaks HTTPS'] as const].find(
      ([other]) => other === number,
    );
    return taken ? [{ field: 'port', says: `Port ${number} belongs to ${taken[1]}.` }] : [];
  },

  write: ({ runsAs }, { port: number, reach }) => ({
    tomcat: [
      {
        says: 'A connector without a proxy: it builds links from the address it is asked under.',
        why: 'Without proxyName, Tomcat takes name and port from the request. Links made for people who come this way lead back this way.',
        from: ['features.unproxied-connector.port', 'features.unproxied-connector.reach'],
        sources: [atlassianUnproxied, tomcatHttpConnector],
        wish: {
          place: { kind: 'connector', port: number },
          attributes: {
            // The loopback interface of a container is its own: who gets in is settled where the port is published.
            ...(reach === 'loopback' && runsAs === 'installed' ? { address: '127.0.0.1' } : {}),
            URIEncoding: 'UTF-8',
          },
          create: {
            connectionTimeout: '20000',
            maxThreads: '48',
            minSpareThreads: '10',
            enableLookups: 'false',
            acceptCount: '10',
            protocol: 'org.apache.coyote.http11.Http11NioProtocol',
          },
        },
      },
    ],
    steps: [
      ...(runsAs === 'image'
        ? [
            `Publish the port of the further connector: \`-p ${reach === 'loopback' ? '127.0.0.1:' : ''}${number}:${number}\` in \`docker run\`.`,
          ]
        : []),
      runsAs === 'helm'
        ? `The service does not open port ${number}. Reach it by \`kubectl port-forward POD ${number}:${number}\`, then open http://127.0.0.1:${number}.`
        : reach === 'loopback'
          ? `Reach it from your desk by \`ssh -L ${number}:127.0.0.1:${number} HOST\`, then open http://127.0.0.1:${number}.`
          : `Open port ${number} to the machines that need it, and to nobody else.`,
    ],
  }),
});
