import type { ElementFacts } from './attributes';

/** What Tomcat's reference says about a `<Connector>` for HTTP. */
export const connector: ElementFacts = {
  says: 'A port that Tomcat listens on.',
  page: 'http',
  attributes: {
    port: { says: 'The TCP port. Apache has to send its requests to this one.' },
    address: {
      says: 'The only address of this machine that it listens on; without it, all of them.',
    },
    protocol: { says: 'What is spoken on the port, and by which implementation.', default: 'HTTP/1.1' },
    scheme: {
      says: 'What Confluence takes for the scheme of its own address: `https` if visitors come over HTTPS, whatever Apache speaks to Tomcat.',
      default: 'http',
    },
    secure: {
      says: 'Whether Confluence takes the connection for a safe one: `true` if visitors come over HTTPS.',
      default: 'false',
    },
    proxyName: { says: 'The host name that Confluence takes for its own: the public one, as visitors type it.' },
    proxyPort: { says: 'The port that Confluence takes for its own: the public one, not the port Tomcat listens on.' },
    redirectPort: { says: 'Where Tomcat redirects a plain request to a page that demands HTTPS.' },
    SSLEnabled: { says: 'Whether Tomcat itself speaks TLS on this port.', default: 'false' },
    maxThreads: { says: 'The most requests that are worked on at a time.', default: '200', unit: 'threads' },
    minSpareThreads: {
      says: 'How many threads are kept running when there is little to do.',
      default: '10',
      unit: 'threads',
    },
    maxConnections: { says: 'The most connections that are held at a time, busy or not.', unit: 'connections' },
    acceptCount: {
      says: 'How many further connections may queue when no more can be held.',
      default: '100',
      unit: 'connections',
    },
    connectionTimeout: {
      says: 'How many milliseconds a new connection may take to send the first line of its request.',
      default: '60000',
      unit: 'milliseconds',
    },
    keepAliveTimeout: {
      says: 'How many milliseconds an idle connection stays open for a next request; without it, as long as `connectionTimeout`.',
      unit: 'milliseconds',
    },
    maxKeepAliveRequests: {
      says: 'How many requests one connection may carry before it is closed.',
      default: '100',
      unit: 'requests',
    },
    maxHttpHeaderSize: {
      says: 'The most bytes that the headers of a request, and of an answer, may take.',
      default: '8192',
      unit: 'bytes',
    },
    maxPostSize: { says: 'The most bytes of a form that are read into parameters.', default: '2097152', unit: 'bytes' },
    maxSwallowSize: {
      says: 'How many bytes of an upload that was refused are still read, so that the sender gets to see the answer.',
      default: '2097152',
      unit: 'bytes',
    },
    maxParameterCount: { says: 'The most parameters that one request may carry.' },
    maxPartCount: {
      says: 'The most parts that one upload form may have: 10 by default in 10.1.42, 50 from 10.1.43 on.',
      since: ['10.1.42'],
      missingIn: '9.0.70',
    },
    maxPartHeaderSize: {
      says: 'The most bytes that the headers of one part of an upload form may take.',
      default: '512',
      unit: 'bytes',
      since: ['10.1.42'],
      missingIn: '9.0.70',
    },
    maxHeaderCount: { says: 'The most headers that one request may carry.', default: '100' },
    maxCookieCount: { says: 'The most cookies that one request may carry.', default: '200' },
    maxSavePostSize: {
      says: 'The most bytes of a request that are kept while a visitor is asked to log in.',
      default: '4096',
      unit: 'bytes',
    },
    parseBodyMethods: { says: 'The HTTP methods whose form bodies are read into parameters.', default: 'POST' },
    asyncTimeout: {
      says: 'How many milliseconds an asynchronous request may take.',
      default: '30000',
      unit: 'milliseconds',
    },
    enableLookups: {
      says: "Whether visitors' addresses are looked up in the DNS, which slows every request down.",
      default: 'false',
    },
    URIEncoding: { says: 'How the characters of an address are encoded.' },
    useBodyEncodingForURI: {
      says: "Whether the query of an address is read in the encoding of the request's body.",
      default: 'false',
    },
    relaxedPathChars: { says: 'Characters that a path may hold although the standard wants them encoded.' },
    relaxedQueryChars: { says: 'Characters that a query may hold although the standard wants them encoded.' },
    encodedSolidusHandling: { says: 'What becomes of `%2F` in a path: refused, decoded or passed on.' },
    encodedReverseSolidusHandling: {
      says: 'What becomes of `%5C` in a path: refused, decoded or passed on.',
      default: 'decode',
      since: ['10.1.35'],
      missingIn: '9.0.70',
    },
    allowBackslash: { says: 'Whether a backslash in a path counts as a slash.', default: 'false', missingIn: '9.0.70' },
    rejectSuspiciousURIs: {
      says: 'Whether paths that could be read in two ways are refused.',
      default: 'false',
      missingIn: '9.0.70',
    },
    strictSni: {
      says: 'Whether the name in the request has to belong to the certificate that was shown.',
      default: 'true',
      since: ['10.1.50'],
      missingIn: '9.0.70',
    },
    defaultSSLHostConfigName: {
      says: 'Which `<SSLHostConfig>` visitors get who ask for a name that has none.',
      default: '_default_',
    },
    rejectIllegalHeader: { says: 'Whether a request with a malformed header is refused.' },
    bindOnInit: {
      says: 'Whether the port is opened before Confluence has started; if not, only afterwards.',
      default: 'true',
    },
    disableUploadTimeout: { says: 'Whether uploads get no longer timeout of their own.', default: 'true' },
    connectionUploadTimeout: {
      says: 'How many milliseconds an upload may pause, if uploads have a timeout of their own.',
      default: '300000',
      unit: 'milliseconds',
    },
    compression: { says: 'Whether Tomcat compresses its answers.', default: 'off' },
    compressionMinSize: { says: 'From how many bytes on an answer is compressed.', default: '2048', unit: 'bytes' },
    compressibleMimeType: { says: 'Which kinds of content are compressed.' },
    noCompressionUserAgents: { says: 'Which browsers never get compressed answers.' },
    useSendfile: { says: 'Whether large static files leave by the shortest way, uncompressed.', default: 'true' },
    server: { says: 'What the `Server` header of every answer says.' },
    xpoweredBy: { says: 'Whether answers name the software behind them.', default: 'false' },
    allowTrace: { says: 'Whether the TRACE method is answered.', default: 'false' },
    tcpNoDelay: { says: 'Whether small packets are sent at once.', default: 'true' },
    executor: {
      says: 'The shared thread pool that does the work, by its name; the thread settings here are then ignored.',
    },
    secret: onlyAjp('the secret'),
    secretRequired: onlyAjp('the secret'),
    requiredSecret: onlyAjp('the secret'),
    allowedRequestAttributesPattern: onlyAjp('what Apache may set on a request'),
    packetSize: onlyAjp('the size of a packet'),
    ajpFlush: onlyAjp('when data is sent'),
    tomcatAuthentication: onlyAjp('who checks who a visitor is'),
    tomcatAuthorization: onlyAjp('who checks who a visitor is'),
    clientAuth: old('Whether visitors have to show a certificate'),
    sslProtocol: old('Which version of TLS is spoken'),
    sslProtocols: old('Which versions of TLS are spoken'),
    sslEnabledProtocols: old('Which versions of TLS are spoken'),
    keystoreFile: old('The file that holds the key and the certificate'),
    keystorePass: old('The password of the key store'),
    keystoreType: old('The format of the key store'),
    keyAlias: old('Which key of the key store is used'),
    truststoreFile: old('The file with the certificates that visitors are checked against'),
    className: { says: 'A leftover of Tomcat 4: today `protocol` says which implementation is used.' },
    minProcessors: { says: 'A leftover of Tomcat 4: today `minSpareThreads` says this.' },
    maxProcessors: { says: 'A leftover of Tomcat 4: today `maxThreads` says this.' },
    useURIValidationHack: { says: 'A leftover of Tomcat 4 without effect today.' },
    maxSpareThreads: { says: 'A leftover of old releases that the reference no longer lists.' },
  },
};

/** An attribute of the Connector from before there was `SSLHostConfig`. */
function old(does: string) {
  return {
    says: `${does}; an old spelling that Tomcat 10.1 no longer documents, there \`<SSLHostConfig>\` says this.`,
  };
}

/** An attribute that only an AJP connector knows; Tomcat 9.0.70 and 10.1.60 warn about it here. */
function onlyAjp(what: string) {
  return { says: `Says ${what} over AJP; on an HTTP connector Tomcat warns and ignores it.` };
}
