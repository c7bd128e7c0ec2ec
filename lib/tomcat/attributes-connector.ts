import type { ElementFacts } from './attributes';

/** What Tomcat's reference says about `<Connector>`, HTTP and AJP. */
export const connector: ElementFacts = {
  says: 'A port that Tomcat listens on.',
  page: 'http',
  attributes: {
    port: { says: 'The TCP port. Apache has to send its requests to this one.' },
    address: {
      says: 'The only address of this machine that it listens on; without it, HTTP listens on all of them and AJP on loopback.',
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
    maxThreads: { says: 'The most requests that are worked on at a time.', default: '200' },
    minSpareThreads: { says: 'How many threads are kept running when there is little to do.', default: '10' },
    maxConnections: { says: 'The most connections that are held at a time, busy or not.' },
    acceptCount: { says: 'How many further connections may queue when no more can be held.', default: '100' },
    connectionTimeout: {
      says: 'How many milliseconds a new connection may take to send the first line of its request.',
      default: '60000',
    },
    keepAliveTimeout: {
      says: 'How many milliseconds an idle connection stays open for a next request; without it, as long as `connectionTimeout`.',
    },
    maxKeepAliveRequests: { says: 'How many requests one connection may carry before it is closed.', default: '100' },
    maxHttpHeaderSize: {
      says: 'The most bytes that the headers of a request, and of an answer, may take.',
      default: '8192',
    },
    maxPostSize: { says: 'The most bytes of a form that are read into parameters.', default: '2097152' },
    maxSwallowSize: {
      says: 'How many bytes of an upload that was refused are still read, so that the sender gets to see the answer.',
      default: '2097152',
    },
    maxParameterCount: { says: 'The most parameters that one request may carry.' },
    maxCookieCount: { says: 'The most cookies that one request may carry.', default: '200' },
    maxSavePostSize: {
      says: 'The most bytes of a request that are kept while a visitor is asked to log in.',
      default: '4096',
    },
    parseBodyMethods: { says: 'The HTTP methods whose form bodies are read into parameters.', default: 'POST' },
    asyncTimeout: { says: 'How many milliseconds an asynchronous request may take.', default: '30000' },
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
    rejectIllegalHeader: { says: 'Whether a request with a malformed header is refused.' },
    bindOnInit: {
      says: 'Whether the port is opened before Confluence has started; if not, only afterwards.',
      default: 'true',
    },
    disableUploadTimeout: { says: 'Whether uploads get no longer timeout of their own.', default: 'true' },
    connectionUploadTimeout: {
      says: 'How many milliseconds an upload may pause, if uploads have a timeout of their own.',
      default: '300000',
    },
    compression: { says: 'Whether Tomcat compresses its answers.', default: 'off' },
    compressionMinSize: { says: 'From how many bytes on an answer is compressed.', default: '2048' },
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
    secret: { says: 'The word that Apache has to send with every AJP request.' },
    secretRequired: { says: 'Whether an AJP connector refuses to start without a secret.', default: 'true' },
    allowedRequestAttributesPattern: {
      says: 'Which further attributes Apache may set over AJP; without it, a request that sets one is refused.',
    },
    packetSize: { says: "The most bytes in one AJP packet; has to match Apache's own limit." },
    tomcatAuthentication: {
      says: "Whether Tomcat checks who a visitor is; if not, it believes Apache's word over AJP.",
      default: 'true',
    },
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

/** What Tomcat's reference says about the elements inside a Connector that speaks TLS. */
export const tls: Readonly<Record<string, ElementFacts>> = {
  SSLHostConfig: {
    says: 'How the connector speaks TLS for one host name, or for all.',
    page: 'http',
    attributes: {
      hostName: { says: 'The host name that this is for.', default: '_default_' },
      protocols: { says: 'Which versions of TLS are spoken.' },
      sslProtocol: { says: 'Which TLS implementation Java is asked for; `protocols` says which versions are spoken.' },
      ciphers: { says: 'Which ciphers are allowed up to TLS 1.2.' },
      honorCipherOrder: {
        says: "Whether the server's order of ciphers counts more than the visitor's.",
        default: 'false',
      },
      certificateVerification: { says: 'Whether visitors have to show a certificate.' },
      truststoreFile: { says: "The file with the certificates that visitors' certificates are checked against." },
    },
  },
  Certificate: {
    says: 'A certificate and its private key.',
    page: 'http',
    attributes: {
      type: { says: 'The kind of key: RSA, EC, or UNDEFINED.' },
      certificateFile: { says: 'The certificate, as a PEM file.' },
      certificateChainFile: { says: 'The certificates between it and a known authority, as a PEM file.' },
      certificateKeyFile: { says: 'The private key, as a PEM file.' },
      certificateKeyPassword: { says: 'The password of the private key.' },
      certificateKeyAlias: { says: 'Which key of the key store is used.' },
      certificateKeystoreFile: { says: 'The key store that holds certificate and key.' },
      certificateKeystorePassword: { says: 'The password of the key store.' },
      certificateKeystoreType: { says: 'The format of the key store.' },
    },
  },
  UpgradeProtocol: {
    says: 'A further protocol that this port can switch to.',
    page: 'http',
    attributes: { className: { says: 'The Java class that speaks it.' } },
  },
};

/** An attribute of the Connector from before there was `SSLHostConfig`. */
function old(does: string) {
  return {
    says: `${does}; an old spelling that Tomcat 10.1 no longer documents, there \`<SSLHostConfig>\` says this.`,
  };
}
