import { z } from 'zod';
import { network } from '../answer-kinds';
import { httpd } from '../httpd/write';
import { findOverlap } from '../network';
import { publicUrlOf } from '../public-address';
import { type Features, recipe } from './recipe';
import { manual } from './sources';

const asks = z.strictObject({
  networks: z
    .array(network)
    .min(1, 'Enter the addresses that the load balancer connects from.')
    .max(50)
    .default(['10.0.0.0/8'])
    .meta({
      title: 'Addresses of the load balancer',
      help: 'Networks or single addresses. Only what comes from them may name another visitor.',
    }),
  tells: z
    .enum(['header', 'proxy-protocol'])
    .default('header')
    .meta({
      title: 'How it names the visitor',
      options: {
        header: ['X-Forwarded-For', 'It speaks HTTP and adds a header to each request.'],
        'proxy-protocol': [
          'PROXY protocol',
          'It passes connections on as they are, with one line in front. Apache then takes no connection without that line.',
        ],
      },
    }),
});

export const behindLoadBalancer = recipe({
  id: 'behind-load-balancer',
  title: 'A load balancer in front of Apache',
  topic: 'site',
  says: `Apache believes the load balancer, and nobody else, who the visitor is. Access rules, logs and Confluence then see
    the visitor’s address in place of the load balancer’s.`,
  sources: [manual('RemoteIPHeader'), manual('RemoteIPProxyProtocol')],
  isOptional: true,

  asks,

  refuses: ({ address, tlsEnds }, { networks, tells }) => [
    ...overlapRefusals(networks),
    ...(tells === 'proxy-protocol' && tlsEnds === 'before' && address.scheme === 'https'
      ? [
          {
            field: 'tells',
            says: 'A load balancer that ends HTTPS reads the requests: it can add X-Forwarded-For. The PROXY protocol is for one that passes connections on.',
          },
        ]
      : []),
  ],

  write: ({ address, isHttps, tlsEnds }, { networks, tells }) => ({
    vhost: [
      tells === 'header'
        ? {
            says: 'The visitor is whom the load balancer names.',
            why: 'Without this, Apache’s logs, access rules and Confluence see one visitor: the load balancer. RemoteIPTrustedProxy would refuse private addresses, so it is RemoteIPInternalProxy. The header counts from these addresses only; what a visitor made up stands further left and is not reached.',
            from: ['features.behind-load-balancer.networks', 'features.behind-load-balancer.tells'],
            sources: [manual('RemoteIPHeader'), manual('RemoteIPInternalProxy')],
            lines: httpd`
              RemoteIPHeader X-Forwarded-For
              RemoteIPInternalProxy ${networks}
            `,
          }
        : {
            says: 'The load balancer names the visitor in front of each connection.',
            why: 'Every connection to this port has to begin with that line; only this machine may leave it out. Where several sites share the port, it counts for all of them.',
            from: ['features.behind-load-balancer.tells'],
            sources: [manual('RemoteIPProxyProtocol')],
            lines: proxyProtocol,
          },
      ...(isHttps && tlsEnds === 'before'
        ? [
            {
              says: 'Whoever came to the load balancer over plain HTTP is sent to HTTPS.',
              why: 'The load balancer says so in X-Forwarded-Proto. If it redirects by itself, this never happens.',
              from: ['site.tlsEnds', 'site.publicUrl'],
              sources: [manual('RewriteRule')],
              lines: httpd`
                RewriteEngine on
                RewriteCond %{HTTP:X-Forwarded-Proto} =http
                RewriteCond %{THE_REQUEST} "^[^ ]+ (/[^ ?]*)"
                RewriteRule ^ ${publicUrlOf({ ...address, path: '' })}%1 [R=301,L,NE]
              `,
            },
          ]
        : []),
    ],
    gone: [
      {
        says: 'What was said of the load balancer before leaves.',
        why: 'Beside the new lines it would still count: addresses that may name a visitor add up, and a connection without the line of the PROXY protocol would be cut.',
        from: ['features.behind-load-balancer.networks', 'features.behind-load-balancer.tells'],
        sources: [],
        isGone: ({ name }) =>
          /^RemoteIP(InternalProxy|TrustedProxy|Header|ProxyProtocol|ProxyProtocolExceptions)$/i.test(name.value),
      },
    ],
  }),
});

/** For a virtual host of this site on another port; false where the load balancer does not speak the PROXY protocol. */
export function proxyProtocolLines(features: Features) {
  const answers = features['behind-load-balancer'];
  return answers !== undefined && asks.parse(answers).tells === 'proxy-protocol' && proxyProtocol;
}

const proxyProtocol = httpd`
  RemoteIPProxyProtocol On
  RemoteIPProxyProtocolExceptions 127.0.0.0/8 ::1
`;

function overlapRefusals(networks: readonly string[]) {
  const overlap = findOverlap(networks);
  if (!overlap) return [];
  const [inner, outer] = overlap;
  return [
    {
      field: `networks.${networks.lastIndexOf(inner)}`,
      says:
        inner === outer
          ? `${inner} stands here twice.`
          : `${inner} lies inside ${outer} already: leave one of them out.`,
    },
  ];
}
