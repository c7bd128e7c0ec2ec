import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual, tomcatHttpConnector } from './sources';

export const unicodeTitles = recipe({
  id: 'unicode-titles',
  title: 'Titles in every script, with every sign',
  topic: 'site',
  says: `Page titles and file names with umlauts, Chinese characters, slashes or percent signs reach Confluence byte for byte,
    as the browser wrote them.`,
  sources: [manual('AllowEncodedSlashes')],

  write: ({ confluencePort }) => ({
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
    ],
  }),
});
