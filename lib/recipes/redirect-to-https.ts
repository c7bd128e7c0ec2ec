import { httpd } from '../httpd/write';
import { publicUrlOf } from '../public-address';
import { recipe } from './recipe';
import { manual } from './sources';

export const redirectToHttps = recipe({
  id: 'redirect-to-https',
  title: 'From HTTP to HTTPS',
  says: 'Whoever comes over plain HTTP is sent to the same page over HTTPS. Path and query are kept.',
  sources: [manual('Redirect')],
  when: ({ isHttps }) => isHttps,

  write: ({ address, furtherNames }) => ({
    server: [
      {
        says: 'Plain HTTP leads to HTTPS, path and query kept.',
        why: 'A RewriteRule would do the same for most pages, but since httpd 2.4.60 it answers 403 for titles with a question mark in them (AH10508). Redirect does not.',
        from: ['site.publicUrl', 'site.furtherNames'],
        sources: [manual('Redirect')],
        lines: httpd`
          <VirtualHost *:80>
              ServerName ${address.host}
              ${furtherNames.length > 0 && httpd`ServerAlias ${furtherNames}`}
              Redirect permanent / ${publicUrlOf({ ...address, path: '' })}/
          </VirtualHost>
        `,
      },
    ],
  }),
});
