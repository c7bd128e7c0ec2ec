import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { redirectLines } from './redirect-lines';
import { manual } from './sources';
import { tlsLines } from './tls';

export const redirectFurtherNames = recipe({
  id: 'redirect-further-names',
  title: 'Further names lead to the main one',
  topic: 'site',
  says: `Confluence knows one public name. Under any other, saving fails its cross-site check, so Apache sends people on
    to the main one. The certificate has to cover the further names too.`,
  sources: [manual('ServerAlias')],
  when: ({ furtherNames }) => furtherNames.length > 0,

  write: (site, _answers, features) => {
    const [first = '', ...others] = site.furtherNames;
    const { address, hasTls, listenPort } = site;
    return {
      server: [
        {
          says: 'Other names lead to the main one, path and query kept.',
          why: 'Confluence compares the address in the browser with its own; under another name, saving a page fails with “XSRF check failed”. This stands in front of the site so that it wins over a ServerAlias there.',
          from: ['site.furtherNames', 'site.publicUrl'],
          sources: [manual('ServerAlias'), manual('RewriteRule')],
          lines: httpd`
            <VirtualHost *:${listenPort}>
                ServerName ${first}
                ${others.length > 0 && httpd`ServerAlias ${others}`}
                ${hasTls && tlsLines(site, features.tls)}
                ${redirectLines(address)}
            </VirtualHost>
          `,
        },
      ],
    };
  },
});
