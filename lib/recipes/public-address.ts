import { defaultPorts } from '../confluence/release';
import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { atlassianProxy, manual, tomcatContext, tomcatHttpConnector } from './sources';

const from = ['site.publicUrl'];

export const publicAddress = recipe({
  id: 'public-address',
  title: 'One public address on both sides',
  topic: 'site',
  says: `Apache answers under the public name, and Tomcat is told that name, scheme, port and path, so that every link,
    redirect and cookie Confluence makes fits what people see.`,
  sources: [atlassianProxy, tomcatHttpConnector],

  write: ({ address, isHttps, nodes, runsAs, confluencePort, connection, hasTls, listenPort, platform }) => ({
    server: platform.listens(hasTls ? ['ssl'] : []).includes(listenPort)
      ? []
      : [
          {
            says: `Apache has to listen on port ${listenPort}.`,
            why: 'The system’s own files listen on the usual ports only. If another file already says this, leave one of the two out: Apache refuses to start with the same port twice.',
            from: ['site.publicUrl', 'site.listenPort'],
            sources: [manual('Listen')],
            lines: httpd`Listen ${listenPort}`,
          },
        ],
    vhost: [
      {
        says: 'Requests for this name are answered here.',
        why: 'Apache picks the virtual host by the name the browser asks for; the first file it reads answers for unknown names.',
        from,
        sources: [manual('ServerName')],
        lines: httpd`ServerName ${address.host}`,
      },
    ],
    tomcat: [
      ...(connection === 'mod_jk'
        ? []
        : [
            {
              says: 'Tomcat builds every link and redirect from these four values.',
              why: isHttps
                ? `Apache ends TLS, so Tomcat sees plain HTTP on port ${runsAs === 'helm' ? defaultPorts.http : confluencePort}. Without them Confluence says “Tomcat config is incorrect”, redirects leave the public address, and saving fails with “XSRF check failed”.`
                : `Tomcat listens on port ${runsAs === 'helm' ? defaultPorts.http : confluencePort}, visitors use port ${address.port}. Without them Confluence says “Tomcat config is incorrect”, and redirects lead to the wrong port.`,
              from,
              sources: [tomcatHttpConnector, atlassianProxy],
              wish: {
                place: { kind: 'connector' as const, port: confluencePort },
                attributes: {
                  scheme: address.scheme,
                  secure: String(isHttps),
                  proxyName: address.host,
                  proxyPort: String(address.port),
                },
                create: stockConnector,
              },
            },
          ]),
      ...(nodes.every(({ canListenOnLoopback }) => canListenOnLoopback)
        ? [
            {
              says: 'Only this machine reaches Confluence past Apache.',
              why: `Apache and Confluence share the machine, so port ${confluencePort} can stay on the loopback address. Nobody gets round what Apache checks.`,
              from: ['site.confluenceHost'],
              sources: [tomcatHttpConnector],
              wish: {
                place: { kind: 'connector' as const, port: confluencePort },
                attributes: { address: '127.0.0.1' },
              },
            },
          ]
        : []),
      ...(runsAs === 'installed'
        ? []
        : [
            {
              says: 'The connector listens on every address of the container.',
              why: 'A container has a loopback interface of its own: a connector that listens on that one alone is out of Apache’s reach.',
              from: ['site.runsAs'],
              sources: [tomcatHttpConnector],
              wish: { place: { kind: 'connector' as const, port: confluencePort }, attributes: { address: null } },
            },
          ]),
      {
        says: 'The same path on both sides.',
        why: `Apache passes ${address.path || '/'} on as it is and Confluence answers there. Nothing is rewritten, so no link can break.`,
        from,
        sources: [tomcatContext],
        wish: { place: { kind: 'context', docBase: 'confluence' }, attributes: { path: address.path } },
      },
    ],
    jvm: [],
  }),
});

/** What the connector of a fresh installation says besides its port. Source: stock server.xml from 8.0 on. */
const stockConnector = {
  connectionTimeout: '20000',
  redirectPort: '8443',
  maxThreads: '48',
  maxPostSize: '16777216',
  minSpareThreads: '10',
  enableLookups: 'false',
  acceptCount: '10',
  URIEncoding: 'UTF-8',
  protocol: 'org.apache.coyote.http11.Http11NioProtocol',
};
