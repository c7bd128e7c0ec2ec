import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual } from './sources';

export const refusedMethods = recipe({
  id: 'refused-methods',
  title: 'No tunnels, no echoes',
  topic: 'access',
  says: `Two methods that no browser and no application uses with Confluence are refused: CONNECT, which asks for a tunnel,
    and TRACE, which sends a request back as it came.`,
  sources: [manual('TraceEnable'), manual('If')],

  write: () => ({
    vhost: [
      {
        says: 'CONNECT and TRACE are refused.',
        why: 'Apache opens no tunnel for a site that only proxies inwards, but it would hand a CONNECT on to Confluence like any other request. TRACE would send a visitor’s cookies back to a script.',
        from: [],
        sources: [manual('TraceEnable'), manual('If')],
        lines: httpd`
          TraceEnable Off
          <If "%{REQUEST_METHOD} == 'CONNECT'">
              Require all denied
          </If>
        `,
      },
    ],
  }),
});
