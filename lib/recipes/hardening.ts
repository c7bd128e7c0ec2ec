import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual, tomcatErrorReport } from './sources';

export const hardening = recipe({
  id: 'hardening',
  title: 'Fewer tricks, fewer banners',
  topic: 'access',
  says: `Apache refuses the oldest form of requests, and neither server tells strangers its version. Two lines count
    for the whole Apache, not only for Confluence. No page looks different, except Tomcat’s own error page.`,
  sources: [manual('ServerTokens'), manual('HttpProtocolOptions'), tomcatErrorReport],
  isOptional: true,

  write: ({ isCluster }) => ({
    server: [
      {
        says: 'The Server header says Apache, without version and modules. This counts for the whole server.',
        why: 'A scanner that reads a version knows which holes to try. The holes themselves close by updates only.',
        from: ['features.hardening'],
        sources: [manual('ServerTokens')],
        lines: httpd`ServerTokens Prod`,
      },
      {
        says: 'Requests from before HTTP/1.0, without version and headers, are refused. This counts for the whole server.',
        why: 'No browser sends them. It has to stand here: for a connection without encryption, Apache decides before it knows which site is meant.',
        from: ['features.hardening'],
        sources: [manual('HttpProtocolOptions')],
        lines: httpd`HttpProtocolOptions Strict LenientMethods Require1.0`,
      },
    ],
    vhost: [
      {
        says: 'Error pages of Apache carry no line about the server.',
        from: ['features.hardening'],
        sources: [manual('ServerSignature')],
        lines: httpd`ServerSignature Off`,
      },
    ],
    tomcat: [
      {
        says: 'Tomcat’s own error page shows neither its version nor what went wrong inside.',
        why: `It appears where Confluence has no page of its own: for a malformed address, or while it starts. The log still has it all.${isCluster ? ' On every node.' : ''}`,
        from: ['features.hardening'],
        sources: [tomcatErrorReport],
        wish: {
          place: { kind: 'valve', className: 'org.apache.catalina.valves.ErrorReportValve' },
          attributes: { showReport: 'false', showServerInfo: 'false' },
          create: {},
        },
      },
    ],
  }),
});
