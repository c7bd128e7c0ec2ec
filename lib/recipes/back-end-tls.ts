import { z } from 'zod';
import { filePath, port } from '../answer-kinds';
import type { HttpdDocument } from '../httpd/tree';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { type Features, recipe } from './recipe';
import { manual, tomcatHttpConnector } from './sources';
import { takenOnConfluence } from './taken-ports';

const asks = z.strictObject({
  port: port('HTTPS of Tomcat', 8443).meta({ title: 'Port', help: 'Where Tomcat’s HTTPS connector listens.' }),
  certificateFile: filePath.default('/opt/atlassian/confluence/conf/tls.pem').meta({
    title: 'Certificate of Tomcat',
    help: 'On the Confluence machine, with its chain. It has to name the public host, not the one that Apache connects to.',
  }),
  certificateKeyFile: filePath
    .default('/opt/atlassian/confluence/conf/tls.key')
    .meta({ title: 'Private key of Tomcat', help: 'PEM, without a password, readable by Confluence’s user only.' }),
  authorityFile: filePath.default('/etc/ssl/certs/ca-certificates.crt').meta({
    title: 'Authorities that Apache trusts',
    help: 'On the Apache machine: the file with the authority that signed Tomcat’s certificate.',
  }),
});

export const backEndTls = recipe({
  id: 'back-end-tls',
  title: 'HTTPS between Apache and Confluence',
  topic: 'connection',
  says: `Encrypts the way from Apache to Tomcat too, and Apache checks whom it talks to. Worth it where others share the
    network in between; on one machine it only costs time.`,
  sources: [manual('SSLProxyEngine'), tomcatHttpConnector],
  isOptional: true,
  when: ({ connection }) => connection === 'mod_proxy',

  asks,

  refuses: (site, { port: number }) => {
    if (site.runsAs === 'helm') {
      return [
        {
          field: '',
          says: 'The chart’s service leads to Confluence’s plain port only. Encrypt inside Kubernetes, or leave this off.',
        },
      ];
    }
    if (!site.isHttps) {
      return [
        {
          field: '',
          says: 'The public address begins with http://, but a connector of Tomcat that speaks HTTPS takes every visitor for one over HTTPS, whatever its scheme says (seen with 9.0.70): links would begin with https://. Give visitors HTTPS first, or leave this off.',
        },
      ];
    }
    const taken = [[site.confluencePort, 'Confluence’s plain connector'] as const, ...takenOnConfluence(site)].find(
      ([other]) => other === number,
    );
    return taken ? [{ field: 'port', says: `Port ${number} belongs to ${taken[1]}.` }] : [];
  },

  write: (
    { address, isHttps, confluencePort, runsAs, nodes },
    { port: number, certificateFile, certificateKeyFile, authorityFile },
  ) => ({
    vhost: [
      {
        says: 'Apache speaks HTTPS to Confluence and checks its certificate.',
        why: 'SSLProxyVerify is off by default: Apache would encrypt and not look to whom. The name in the certificate has to be the public one: Apache passes that name on to Confluence and looks for it. Under any other, visitors get error 500 (seen with 2.4.71).',
        from: ['features.back-end-tls.authorityFile'],
        sources: [manual('SSLProxyEngine'), manual('SSLProxyVerify')],
        lines: proxyTls(authorityFile),
      },
    ],
    tomcat: [
      {
        says: 'A connector that speaks HTTPS, for Apache.',
        why: 'It says the same public address as visitors see, as the plain one would.',
        from: ['features.back-end-tls.port', 'features.back-end-tls.certificateFile', 'site.publicUrl'],
        sources: [tomcatHttpConnector],
        wish: {
          place: { kind: 'connector', port: number },
          attributes: {
            SSLEnabled: 'true',
            scheme: address.scheme,
            secure: String(isHttps),
            proxyName: address.host,
            proxyPort: String(address.port),
            keepAliveTimeout: '60000',
            // As the plain one: where both share the machine, nobody gets round what Apache checks.
            ...(nodes.every(({ canListenOnLoopback }) => canListenOnLoopback) ? { address: '127.0.0.1' } : {}),
          },
          create: {
            protocol: 'org.apache.coyote.http11.Http11NioProtocol',
            connectionTimeout: '20000',
            maxThreads: '48',
            minSpareThreads: '10',
            maxPostSize: '16777216',
            acceptCount: '10',
            enableLookups: 'false',
            URIEncoding: 'UTF-8',
          },
          children: [
            {
              element: 'SSLHostConfig',
              attributes: {},
              create: {},
              children: [{ element: 'Certificate', attributes: { certificateFile, certificateKeyFile }, create: {} }],
            },
          ],
        },
      },
      {
        says: 'The plain connector is for this machine only.',
        why: 'Confluence asks its own Synchrony proxy there, over HTTP on the loopback address. Nobody else needs it any more.',
        from: ['features.back-end-tls.port'],
        sources: [tomcatHttpConnector],
        wish: { place: { kind: 'connector', port: confluencePort }, attributes: { address: '127.0.0.1' } },
      },
    ],
    steps:
      runsAs === 'image'
        ? [`Mount ${certificateFile} and ${certificateKeyFile} into the container, readable by user 2002.`]
        : [],
  }),
});

/** How Apache reaches Confluence on each node: `http` and Confluence’s port, or `https` and the port of that connector. */
export function backEndOf(
  { confluencePort, connection }: Site,
  features: Features,
): { readonly scheme: 'http' | 'https'; readonly port: number } {
  const answers = features['back-end-tls'];
  if (answers === undefined || connection !== 'mod_proxy') return { scheme: 'http', port: confluencePort };
  return { scheme: 'https', port: asks.parse(answers).port };
}

/** Takes the name out of what is checked, where Apache asks for itself and so by another name; false over plain HTTP. */
export function anyNameLines(site: Site, features: Features, url: string): HttpdDocument | false {
  if (backEndOf(site, features).scheme === 'http') return false;
  return httpd`
    <Proxy ${url}>
        SSLProxyCheckPeerName off
    </Proxy>
  `;
}

/** What another virtual host that goes to Confluence needs; false where the way there is plain HTTP. */
export function backEndTlsLines(site: Site, features: Features): HttpdDocument | false {
  if (backEndOf(site, features).scheme === 'http') return false;
  return proxyTls(asks.parse(features['back-end-tls']).authorityFile);
}

function proxyTls(authorityFile: string): HttpdDocument {
  return httpd`
    SSLProxyEngine on
    SSLProxyVerify require
    SSLProxyVerifyDepth 3
    SSLProxyCACertificateFile ${authorityFile}
  `;
}
