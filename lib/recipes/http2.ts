import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual } from './sources';

export const http2 = recipe({
  id: 'http2',
  title: 'HTTP/2',
  topic: 'speed',
  says: `Browsers fetch the many small files of a page over one connection instead of six. It helps most on slow and distant
    lines. Between Apache and Confluence nothing changes.`,
  sources: [manual('Protocols')],
  isOptional: true,
  when: ({ hasTls }) => hasTls,

  write: ({ platform, editing }) => ({
    vhost: [
      {
        says: 'Browsers may speak HTTP/2, all others HTTP/1.1.',
        why: `${editing === 'direct' || editing === 'through' ? 'For the WebSocket of the editor, browsers open a connection of its own over HTTP/1.1, so that has to stay in the list; WebSockets inside HTTP/2 stay off (H2WebSockets), since browsers do without and we have not tried them. ' : ''}With the process model prefork Apache would say AH10034 and speak HTTP/1.1 only.`,
        from: ['site.editing'],
        sources: [manual('Protocols'), manual('H2WebSockets')],
        lines: httpd`Protocols h2 http/1.1`,
      },
    ],
    remarks:
      platform.mpm === 'prefork'
        ? [
            {
              id: 'http2-needs-threads',
              severity: 'warning',
              says: 'This system starts Apache with the process model prefork, which does not carry HTTP/2. The steps change it to event for the whole server: modules that cannot run in threads, such as mod_php, stop working. Plan the restart.',
            },
          ]
        : [],
  }),
});
