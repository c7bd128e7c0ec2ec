import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { recipe, type TomcatLines } from './recipe';
import { manual, remoteIpValve, tomcatAccessLog } from './sources';

/** Address, user, time, request, status, size, from where, with what; then the microseconds it took. No cookies. */
const format = '%a %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" %D';

export const clientAddresses = recipe({
  id: 'client-addresses',
  title: 'Logs of this site, with real addresses',
  topic: 'operation',
  says: `Apache writes this site’s requests and errors into files of their own, with the visitor’s address and how long each
    request took. Confluence sees the same address, where an old release would take Apache for its only visitor. Addresses are
    personal data: keep the logs as long as you may.`,
  sources: [manual('CustomLog'), remoteIpValve],
  isOptional: true,

  write: (site) => {
    const { platform, tlsEnds } = site;
    return {
      vhost: [
        {
          says: 'Requests and errors of this site go into files of their own.',
          why: `%a is the visitor’s address${tlsEnds === 'before' ? ', once Apache is told to believe the load balancer' : ''}; the number at the end is how long the answer took, in microseconds. Everything before it is what the usual programs for logs expect. Cookies are left out: who has one is logged in. The names are such that the system’s log rotation takes them along, where it has one.`,
          from: ['site.platform'],
          sources: [manual('CustomLog'), manual('LogFormat'), manual('ErrorLog')],
          lines: httpd`
            ErrorLog ${platform.logFile('confluence', 'error')}
            CustomLog ${platform.logFile('confluence', 'access')} "${format}"
          `,
        },
      ],
      tomcat: tomcatLines(site),
    };
  },
});

function tomcatLines({ connection, release }: Site): TomcatLines[] {
  const hasValves = release.serverXml.includes('.RemoteIpValve"');
  const accessLog: TomcatLines = {
    says: 'Confluence’s own request log shows the visitor’s address.',
    why: hasValves
      ? 'Without requestAttributesEnabled the log would show Apache’s address for every request.'
      : 'This release came without such a log. Without requestAttributesEnabled it would show Apache’s address for every request.',
    from: ['site.release'],
    sources: [tomcatAccessLog],
    wish: {
      place: { kind: 'valve', className: 'org.apache.catalina.valves.AccessLogValve' },
      attributes: { requestAttributesEnabled: 'true' },
      ...(!hasValves && { create: accessLogOfLaterReleases }),
    },
  };
  // AJP carries the visitor's address by itself.
  if (hasValves || connection === 'mod_jk') return [accessLog];
  return [
    accessLog,
    {
      says: 'Confluence takes the visitor’s address from the header that Apache sets.',
      why: 'Releases before 7.11 came without this valve: audit log, login alarms and limits saw Apache’s address for everybody. It believes private addresses only, and Apache throws away what visitors put into the header.',
      from: ['site.release', 'site.connection'],
      sources: [remoteIpValve],
      wish: {
        place: { kind: 'valve', className: 'org.apache.catalina.valves.RemoteIpValve' },
        attributes: {},
        create: {},
      },
    },
  ];
}

/** As fresh installations have it from 7.11 on, without what its Tomcat may not know. */
const accessLogOfLaterReleases = {
  directory: 'logs',
  prefix: 'conf_access_log',
  suffix: '.log',
  pattern: '%t %{X-AUSERNAME}o %I %h %r %s %Dms %b %{Referer}i %{User-Agent}i',
  rotatable: 'true',
};
