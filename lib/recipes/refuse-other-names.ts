import { isAtLeast } from '../httpd/version';
import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual } from './sources';

export const refuseOtherNames = recipe({
  id: 'refuse-other-names',
  title: 'Unknown host names refused',
  topic: 'access',
  says: `Whoever asks for a host name that no site of this Apache has, gets error 400 and not the first site that comes along.
    It counts for every site of this Apache: each name in use has
    to stand in a ServerName or ServerAlias, and checks that ask by address fail.`,
  sources: [manual('StrictHostCheck')],
  isOptional: true,
  when: ({ httpd: version }) => isAtLeast(version, '2.4.49'),

  write: () => ({
    server: [
      {
        says: 'Host names that no site has are refused, on every port. This counts for the whole server.',
        why: 'Without it, the first site of a port answers for every name and for the bare address. It stands here and not in the site: Apache asks before it has chosen one.',
        from: ['features.refuse-other-names'],
        sources: [manual('StrictHostCheck')],
        lines: httpd`StrictHostCheck On`,
      },
    ],
    steps: [
      'Before you reload: see that every name in use stands in some ServerName or ServerAlias (`apachectl -S` lists them), and that monitoring and load balancers ask by name, not by address. What is missing gets error 400.',
    ],
  }),
});
