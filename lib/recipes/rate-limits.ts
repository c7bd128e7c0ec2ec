import { z } from 'zod';
import { urlPath } from '../answer-kinds';
import { httpd } from '../httpd/write';
import { pathCondition } from './guards';
import { recipe } from './recipe';
import { manual } from './sources';

/** What a page asks for by itself, again and again; counting it would lock ordinary visitors out. */
const asked = ['/synchrony', '/synchrony-proxy', '/rest/analytics', '/download', '/images', '/styles'];

export const rateLimits = recipe({
  id: 'rate-limits',
  title: 'Limits for each visitor’s address',
  topic: 'access',
  says: `Whoever tries passwords, or asks for page after page without pause, gets error 429 for a while. Static files and
    the editor are not counted. It needs mod_qos, a package of its own: Debian 13’s works; Debian 12’s cannot be loaded by
    its current Apache. People behind one address, an office or a VPN, share one limit.`,
  sources: [manual('QS_CondClientEventLimitCount'), manual('SetEnvIfExpr')],
  isOptional: true,
  when: ({ platformId }) => platformId === 'debian',

  asks: z.strictObject({
    logins: z
      .int('Enter a whole number.')
      .min(1, 'One attempt is the least.')
      .max(10_000, '10,000 is the most.')
      .default(20)
      .meta({ title: 'Attempts to log in', help: 'From one address in five minutes, successful ones included.' }),
    requests: z
      .int('Enter a whole number.')
      .min(60, 'Below 60 a minute, a single page with its data would be cut.')
      .max(1_000_000, 'A million is the most.')
      .optional()
      .meta({
        title: 'Requests in a minute',
        help: 'From one address, without what is exempt. Empty: only attempts to log in are counted. One page asks for 5 to 30 things beside static files.',
      }),
    exempt: z.array(urlPath).max(50).default([]).meta({
      title: 'Further paths that are not counted',
      help: 'Below the public address, such as /rest/api for a program of yours.',
    }),
  }),

  refuses: ({ tlsEnds, isHttps }, _answers, features) =>
    features['behind-load-balancer'] !== undefined || (isHttps && tlsEnds === 'before')
      ? [
          {
            field: '',
            says: 'mod_qos counts by connection: behind a load balancer everybody would be one visitor. Limit there instead.',
          },
        ]
      : [],

  write: ({ address: { path } }, { logins, requests, exempt }) => {
    const isLogin = `%{REQUEST_METHOD} == 'POST' && ${pathCondition(path, ['/dologin.action'])}`;
    const isExempt = [
      pathCondition(path, [...asked, ...exempt]),
      ...(path === '' ? [] : [pathCondition('', ['/synchrony'])]),
    ];
    return {
      server: [
        {
          says: `After ${logins} attempts to log in within 5 minutes, further ones from that address are refused.`,
          why: 'mod_qos refuses from the number on that stands here, so it is one more. The limit counts for the whole server, but only requests of this site are marked for it. A reload keeps the counters.',
          from: ['features.rate-limits.logins'],
          sources: [manual('QS_CondClientEventLimitCount')],
          lines: httpd`
            QS_ErrorResponseCode 429
            QS_CondClientEventLimitCount ${logins + 1} 300 QS_Login login
          `,
        },
        ...(requests === undefined
          ? []
          : [
              {
                says: `After ${requests} requests within a minute, further ones from that address are refused, but not what is exempt.`,
                why: 'Plain QS_ClientEventLimitCount would refuse that address everything, static files and the editor too.',
                from: ['features.rate-limits.requests'],
                sources: [manual('QS_CondClientEventLimitCount')],
                lines: httpd`QS_CondClientEventLimitCount ${requests + 1} 60 QS_Counted counted`,
              },
            ]),
      ],
      vhost: [
        ...(requests === undefined
          ? []
          : [
              {
                says: 'Every request counts, but for static files, the editor and what you named.',
                why: 'A page asks for these by itself; with them, opening a few pages would use up the limit.',
                from: ['features.rate-limits.exempt'],
                sources: [manual('QS_CondClientEventLimitCount'), manual('SetEnvIfExpr')],
                lines: httpd`SetEnvIfExpr "${`!(${isExempt.join(' || ')})`}" QS_Counted=1 QS_Cond=counted`,
              },
            ]),
        {
          says: 'Sending the login form counts as an attempt, however the address is written.',
          from: ['features.rate-limits.logins'],
          sources: [manual('QS_CondClientEventLimitCount'), manual('SetEnvIfExpr')],
          lines: httpd`SetEnvIfExpr "${isLogin}" QS_Login=1 QS_Cond=counted-login`,
        },
      ],
      gone: [
        {
          says: 'Marks for the limits with the exemptions of before leave.',
          why: 'Beside the new ones they would still count.',
          from: ['features.rate-limits.exempt'],
          sources: [],
          isGone: ({ name, args }) =>
            /^setenvifexpr$/i.test(name.value) && args.some(({ value }) => /^QS_Cond=counted/.test(value)),
        },
      ],
      steps: [
        'Install libapache2-mod-qos. Where Apache then says “undefined symbol: pcre_free” (Debian 12), turn the limits off: that package does not fit its Apache.',
      ],
    };
  },
});
