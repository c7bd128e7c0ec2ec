import { z } from 'zod';
import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual } from './sources';

export const strictTransportSecurity = recipe({
  id: 'strict-transport-security',
  title: 'Browsers remember HTTPS',
  topic: 'access',
  says: `After the first visit, browsers refuse to use plain HTTP for this name, whatever a link or an attacker says (HSTS).
    It cannot be taken back quickly: until the time is over, a broken certificate locks people out. Off until you turn it on.`,
  sources: [manual('Header')],
  isOptional: true,
  when: ({ isHttps }) => isHttps,

  asks: z.strictObject({
    days: z
      .int('Enter whole days.')
      .min(1, 'One day is the least.')
      .max(1095, 'Three years, 1095 days, is the longest.')
      .default(730)
      .meta({
        title: 'Remember for',
        unit: 'days',
        help: 'Begin with 1 and raise it when all is well. Mozilla recommends 730.',
      }),
    includeSubDomains: z
      .boolean()
      .default(false)
      .meta({ title: 'Names below this one too', help: 'Every host below the public name must then speak HTTPS.' }),
  }),

  write: (_site, { days, includeSubDomains }) => ({
    vhost: [
      {
        says: `For ${days} ${days === 1 ? 'day' : 'days'} after a visit, browsers use HTTPS only.`,
        why: 'The first request of a visit can then no longer go out unencrypted, with its cookies. It cannot be taken back before that time is over.',
        from: ['features.strict-transport-security.days', 'features.strict-transport-security.includeSubDomains'],
        sources: [manual('Header')],
        lines: httpd`Header always set Strict-Transport-Security "max-age=${days * 86400}${includeSubDomains && '; includeSubDomains'}"`,
      },
    ],
  }),
});
