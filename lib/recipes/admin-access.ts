import { z } from 'zod';
import { network } from '../answer-kinds';
import { httpd } from '../httpd/write';
import { contains, findOverlap, isAddress } from '../network';
import { disguises, pathCondition } from './guards';
import { recipe } from './recipe';
import { atlassianAdminAccess, manual } from './sources';

/**
 * What only administrators use, and why it is here. Paths that visitors need as well are left out: of OAuth those that
 * hand out tokens, of application links the proxy and the login.
 */
const administration: readonly (readonly [path: string, what: string])[] = [
  // Source: Atlassian's page about limiting administration; the lists of consumers and providers as well.
  ['/admin', 'the administration console'],
  ['/plugins/servlet/oauth/consumers', 'who may act for users by OAuth'],
  ['/plugins/servlet/oauth/view-consumer-info', 'the OAuth key of this site'],
  ['/plugins/servlet/oauth/update-consumer-info', 'the same, to change it'],
  ['/plugins/servlet/oauth/service-providers', 'the sites that this one asks by OAuth'],
  // Administration by what they do.
  ['/plugins/servlet/upm', 'installing and removing apps'],
  ['/rest/plugins', 'the same, for programs'],
  ['/plugins/servlet/embedded-crowd', 'user directories'],
  ['/plugins/servlet/applinks/listApplicationLinks', 'links to other applications'],
  ['/plugins/servlet/applinks/auth/conf', 'how those prove who they are'],
];

const paths = administration.map(([path]) => path);

export const adminAccess = recipe({
  id: 'admin-access',
  title: 'Administration from your networks only',
  topic: 'access',
  says: `Whoever steals an administrator’s password still cannot use it from outside: Apache opens administration to the
    networks you name and to nobody else, however the address is written. Administrators elsewhere need your VPN.`,
  sources: [manual('If'), atlassianAdminAccess],
  isOptional: true,

  asks: z.strictObject({
    networks: z
      .array(network)
      .min(1, 'Enter at least one network: otherwise nobody gets in.')
      .max(100)
      .default(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'])
      .meta({
        title: 'Networks of administrators',
        help: 'Such as 10.0.0.0/8, fd00::/8, or one address. As Apache sees them, or as the load balancer names them.',
      }),
    ownAddress: z.string().trim().refine(isAddress, 'Enter one address, such as 10.1.2.3 or fd00::5.').optional().meta({
      title: 'Your own address',
      help: 'We check that you do not lock yourself out. It is written nowhere.',
    }),
  }),

  refuses: (_site, { networks, ownAddress }) => {
    const overlap = findOverlap(networks);
    const everybody = networks.findIndex((each) => /\/0+$/.test(each));
    return [
      ...(everybody >= 0
        ? [
            {
              field: `networks.${everybody}`,
              says: `${networks[everybody]} is the whole world: nothing would be guarded.`,
            },
          ]
        : []),
      ...(overlap && everybody < 0
        ? [
            {
              field: `networks.${networks.lastIndexOf(overlap[0])}`,
              says:
                overlap[0] === overlap[1]
                  ? `${overlap[0]} stands here twice.`
                  : `${overlap[0]} lies inside ${overlap[1]} already: leave one of them out.`,
            },
          ]
        : []),
      ...(ownAddress !== undefined && !networks.some((each) => contains(each, ownAddress))
        ? [
            {
              field: 'ownAddress',
              says: `None of the networks holds ${ownAddress}: you would lock yourself out. Add it, or a network around it.`,
            },
          ]
        : []),
    ];
  },

  write: ({ address }, { networks }, features) => {
    const isAdministration = pathCondition(address.path, paths);
    return {
      vhost: [
        {
          says: 'Administration opens from the named networks only, however its address is written.',
          why: `It covers ${administration.map(([path, what]) => `${path} (${what})`).join(', ')}, all of them behind /s/…/_/ too. A plain Location would be got round by /admin;x=1/ or //admin, because Tomcat reads those as /admin.`,
          from: ['features.admin-access.networks', 'site.publicUrl'],
          sources: [manual('If'), atlassianAdminAccess],
          lines: httpd`
            <If "${`${isAdministration} && !(${networks.map((each) => `-R '${each}'`).join(' || ')})`}">
                Require all denied
            </If>
          `,
        },
        ...disguises('admin-access', address.path, features),
      ],
      gone: [
        {
          says: 'The rule for administration with the networks of before leaves.',
          why: 'Beside the new one it would still count.',
          from: ['features.admin-access.networks'],
          sources: [],
          isGone: ({ kind, name, args: [condition] }) =>
            kind === 'section' &&
            /^if$/i.test(name.value) &&
            condition?.value.startsWith(`${isAdministration} && !(-R `) === true,
        },
      ],
    };
  },
});
