import type { AttributeFacts, ElementFacts } from './attributes';
import { connector } from './attributes-connector';

/** The first releases with the AJP defaults that came after Ghostcat, CVE-2020-1938. Source: Tomcat's changelogs. */
const afterGhostcat = ['7.0.100', '8.5.51', '9.0.31'] as const;

const own: Readonly<Record<string, AttributeFacts>> = {
  address: {
    says: 'The only address of this machine that it listens on; without it, loopback alone. An Apache on another machine is refused until it names an address that machine reaches.',
  },
  protocol: {
    says: 'Makes this an AJP connector: `AJP/1.3`, or one of the classes that speak it. Without it, it would speak HTTP.',
  },
  secret: {
    says: 'The word that Apache has to send with every request: ASCII only. Whoever sends another one, or none, gets 403.',
    since: afterGhostcat,
  },
  secretRequired: {
    says: 'Whether it refuses to start without a secret. A secret that is set is asked for either way.',
    default: 'true',
    since: afterGhostcat,
  },
  requiredSecret: {
    says: 'The name that `secret` had before 7.0.100, 8.5.51 and 9.0.31; 9.0.70 and 10.1.60 still take it.',
    renamedTo: 'secret',
  },
  allowedRequestAttributesPattern: {
    says: 'Which further attributes Apache may set on a request, as a pattern for the whole name; without it, a request that sets one gets 403.',
    since: afterGhostcat,
  },
  packetSize: {
    says: 'The most bytes in one packet, from 8192 to 65536: the address and all headers of a request have to fit into one, or it is answered with 500 or 400. The same number belongs on Apache’s side, `max_packet_size` of mod_jk or `ProxyIOBufferSize`.',
    default: '8192',
    unit: 'bytes',
  },
  tomcatAuthentication: {
    says: 'Whether Tomcat finds out who a visitor is; `false` believes the name that Apache sends.',
    default: 'true',
  },
  tomcatAuthorization: {
    says: 'Whether the name that Apache sends is believed while Tomcat still decides about roles.',
    default: 'false',
  },
  ajpFlush: {
    says: 'Whether a flush in Confluence reaches the visitor at once; `false` saves packets and may hold data back.',
    default: 'true',
  },
  connectionTimeout: {
    says: 'How many milliseconds a new connection may take to send its request; without it, any time. Milliseconds here, seconds in `connection_pool_timeout` of mod_jk.',
    unit: 'milliseconds',
  },
  keepAliveTimeout: {
    says: 'How many milliseconds an idle connection stays open for a next request; without it, as long as `connectionTimeout`. Apache has to let go first.',
    unit: 'milliseconds',
  },
  scheme: {
    says: 'The scheme of requests that reached Apache in plain; over TLS, Apache says so itself and it is `https`.',
    default: 'http',
  },
  secure: {
    says: 'Whether requests that reached Apache in plain count as safe; over TLS, Apache says so itself.',
    default: 'false',
  },
  proxyName: {
    says: 'The host name that Confluence takes for its own; without it, the one that Apache sends along.',
  },
  proxyPort: { says: 'The port that Confluence takes for its own; without it, the one that Apache sends along.' },
  useIPVHosts: { says: 'Whether the host is found by the address that Apache was reached on.', default: 'false' },
  maxHeaderCount: { says: 'The most headers that one request may carry.', default: '100' },
};

const ignored =
  'Belongs on an HTTP connector. On this one, Tomcat 9.0.70 and 10.1.60 log "failed to set property" and ignore it.';

/**
 * Attributes that have no business on an AJP connector, and what Tomcat makes of them. Measured on Tomcat 9.0.70 and
 * 10.1.60, 2026-11-23.
 */
export const wrongOnAjp: Readonly<Record<string, AttributeFacts>> = {
  SSLEnabled: {
    says: 'AJP has no TLS: with `true`, Tomcat 9.0.70 and 10.1.60 do not start this connector ("No SSLHostConfig element was found").',
  },
  ...Object.fromEntries(
    [
      ...['relaxedPathChars', 'relaxedQueryChars', 'maxHttpHeaderSize', 'maxHttpRequestHeaderSize'],
      ...['maxHttpResponseHeaderSize', 'maxSwallowSize', 'maxTrailerSize', 'maxExtensionSize', 'allowedTrailerHeaders'],
      ...['compression', 'compressionMinSize', 'compressibleMimeType', 'noCompressionUserAgents'],
      ...['disableUploadTimeout', 'connectionUploadTimeout', 'rejectIllegalHeader', 'allowHostHeaderMismatch'],
      ...['server', 'serverRemoveAppProvidedValues', 'restrictedUserAgents', 'continueResponseTiming'],
      ...['useKeepAliveResponseHeader', 'clientAuth', 'sslProtocol', 'keystoreFile'],
    ].map((name) => [name, { says: ignored }]),
  ),
};

/** What Tomcat's reference says about a `<Connector>` for AJP. WebSocket and HTTP/2 cannot pass one. */
export const ajpConnector: ElementFacts = {
  says: 'A port where Tomcat listens for Apache, over AJP.',
  page: 'ajp',
  attributes: {
    // Threads, limits and names are the same as over HTTP.
    ...connector.attributes,
    ...wrongOnAjp,
    ...own,
  },
};
