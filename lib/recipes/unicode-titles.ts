import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual, tomcatAjpConnector, tomcatHttpConnector } from './sources';

export const unicodeTitles = recipe({
  id: 'unicode-titles',
  title: 'Titles in every script, with every sign',
  topic: 'site',
  says: `Page titles and file names with umlauts, Chinese characters, slashes or percent signs reach Confluence byte for byte,
    as the browser wrote them.`,
  sources: [manual('AllowEncodedSlashes')],

  write: ({ confluencePort, connection, ajpPort }) => ({
    vhost: [
      {
        says: 'An encoded slash in a title goes through as it is.',
        why: 'By default Apache answers 404 for every address with %2F in it.',
        from: [],
        sources: [manual('AllowEncodedSlashes')],
        lines: httpd`AllowEncodedSlashes NoDecode`,
      },
    ],
    tomcat: [
      {
        says: 'Addresses are read as UTF-8.',
        why: 'Titles and file names outside ASCII would be garbled otherwise.',
        from: [],
        sources: [tomcatHttpConnector],
        wish: { place: { kind: 'connector', port: confluencePort }, attributes: { URIEncoding: 'UTF-8' } },
      },
      ...(connection === 'mod_jk'
        ? [
            {
              says: 'Addresses are read as UTF-8 over AJP, too.',
              why: 'Each connector decides for itself; Tomcats before 8 would take Latin-1.',
              from: [],
              sources: [tomcatAjpConnector],
              wish: {
                place: { kind: 'connector' as const, port: ajpPort, speaks: 'ajp' as const },
                attributes: { URIEncoding: 'UTF-8' },
              },
            },
          ]
        : []),
    ],
  }),
});
