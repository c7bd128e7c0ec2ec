import { httpd } from '../httpd/write';
import { proxyProtocolLines } from './behind-load-balancer';
import { recipe } from './recipe';
import { redirectLines } from './redirect-lines';
import { manual } from './sources';

export const redirectToHttps = recipe({
  id: 'redirect-to-https',
  title: 'From HTTP to HTTPS',
  topic: 'site',
  says: 'Whoever comes over plain HTTP is sent to the same page over HTTPS. Path and query are kept.',
  sources: [manual('Redirect')],
  when: ({ hasTls }) => hasTls,

  write: ({ address, furtherNames }, _answers, features) => ({
    server: [
      {
        says: 'Plain HTTP leads to HTTPS, path and query kept.',
        why: 'The path is taken from the request as it came. Redirect alone would decode it first: a page called C++ would be lost on the way, and an encoded slash would end in 404.',
        from: ['site.publicUrl', 'site.furtherNames'],
        sources: [manual('RewriteRule'), manual('Redirect')],
        lines: httpd`
          <VirtualHost *:80>
              ServerName ${address.host}
              ${furtherNames.length > 0 && httpd`ServerAlias ${furtherNames}`}
              ${proxyProtocolLines(features)}
              ${redirectLines(address)}
          </VirtualHost>
        `,
      },
    ],
  }),
});
