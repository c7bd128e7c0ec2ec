import type { AttributeFacts, ElementFacts } from './attributes';

const className: AttributeFacts = { says: 'The Java class that does the work.' };

/** What Tomcat's reference says about the elements that hold Confluence and serve it, without connectors and valves. */
export const containers: Readonly<Record<string, ElementFacts>> = {
  Server: {
    says: 'All of this Tomcat.',
    page: 'server',
    attributes: {
      port: { says: 'The port on this machine where Tomcat waits for the word that stops it; `-1` closes it.' },
      shutdown: { says: 'The word that stops Tomcat.' },
      address: { says: 'The address where Tomcat waits for the word that stops it.', default: 'localhost' },
      portOffset: { says: 'A number that is added to every port in this file.', default: '0' },
      className,
    },
  },
  Service: {
    says: 'Ties the connectors to the engine that answers them.',
    page: 'service',
    attributes: { name: { says: 'Its name in the log.' }, className },
  },
  Executor: {
    says: 'A pool of threads that several connectors share.',
    page: 'executor',
    attributes: {
      name: { says: 'The name by which connectors ask for it.' },
      namePrefix: { says: 'How the names of its threads begin.' },
      maxThreads: { says: 'The most requests that are worked on at a time.', default: '200' },
      minSpareThreads: { says: 'How many threads are kept running when there is little to do.', default: '25' },
      maxIdleTime: { says: 'After how many idle milliseconds a thread ends.', default: '60000' },
      className,
    },
  },
  Engine: {
    says: 'Takes the requests of all connectors and finds the host they are for.',
    page: 'engine',
    attributes: {
      name: { says: 'Its name in the log.' },
      defaultHost: { says: 'The Host that answers requests for any name that is not listed here.' },
      jvmRoute: {
        says: "This node's own name in a cluster: it is added to session ids behind a dot, so that Apache sends a visitor to the same node again. The same name stands in `route=` of mod_proxy's member or is that of mod_jk's worker.",
      },
      backgroundProcessorDelay: { says: 'How many seconds pass between two rounds of background work.', default: '10' },
      startStopThreads: { says: 'How many hosts are started at a time.', default: '1' },
      className,
    },
  },
  Host: {
    says: 'One virtual host of Tomcat; Confluence needs a single one.',
    page: 'host',
    attributes: {
      name: { says: 'Its host name. `localhost` is right behind a proxy: the engine sends every name here.' },
      appBase: { says: 'The folder where Tomcat looks for further applications.', default: 'webapps' },
      unpackWARs: { says: 'Whether packed applications are unpacked before they run.', default: 'true' },
      autoDeploy: { says: 'Whether Tomcat looks for new applications while it runs.', default: 'true' },
      deployOnStartup: { says: 'Whether the applications in that folder start with Tomcat.', default: 'true' },
      startStopThreads: { says: 'How many applications are started at a time.', default: '1' },
      errorReportValveClass: { says: 'The Java class that writes the error pages.' },
      workDir: { says: 'The folder for scratch files.' },
      xmlBase: { says: 'The folder where Tomcat looks for context files.' },
      className,
    },
  },
  Alias: { says: 'A further name of the host.', page: 'host', attributes: {} },
  Context: {
    says: 'One application, and the path it answers under.',
    page: 'context',
    attributes: {
      path: {
        says: 'The path that every address begins with: empty for none, or such as `/confluence`; has to match the public address.',
      },
      docBase: { says: 'The folder of the application; `../confluence` is Confluence itself.' },
      reloadable: {
        says: 'Whether the application restarts when its classes change, which costs time all along.',
        default: 'false',
      },
      useHttpOnly: { says: 'Whether scripts are kept from reading the session cookie.', default: 'true' },
      cookies: { says: 'Whether sessions are kept by a cookie.', default: 'true' },
      crossContext: { says: 'Whether the application may call its neighbours.', default: 'false' },
      sessionCookieName: { says: 'The name of the session cookie.' },
      sessionCookiePath: { says: 'The path that the session cookie is sent for.' },
      sessionCookieDomain: { says: 'The domain that the session cookie is sent to.' },
      mapperContextRootRedirectEnabled: {
        says: 'Whether the path without its last slash redirects to the one with it.',
        default: 'true',
      },
      privileged: { says: "Whether the application may use Tomcat's own servlets." },
      swallowOutput: { says: 'Whether what the application prints goes to its log.', default: 'false' },
      antiResourceLocking: { says: 'Whether files of the application are kept from being locked.' },
      unpackWAR: { says: 'Whether a packed application is unpacked.', default: 'true' },
      override: { says: 'Whether the defaults for all contexts are ignored.' },
      className,
    },
  },
  Manager: {
    says: 'Keeps the sessions.',
    page: 'manager',
    attributes: {
      pathname: { says: 'The file that keeps sessions over a restart; empty for none.' },
      maxActiveSessions: { says: 'The most sessions at a time; `-1` for no limit.', default: '-1' },
      persistAuthentication: { says: 'Whether a restart keeps visitors logged in.' },
      className,
    },
  },
  Resource: {
    says: 'Something that applications ask Tomcat for by name, mostly a database.',
    page: 'context',
    attributes: {
      name: { says: 'The name that the application asks for.' },
      auth: { says: 'Who logs in to it: `Container` is Tomcat.' },
      type: { says: 'The Java type that the application gets.' },
      username: { says: 'The user that logs in to the database.' },
      password: { says: 'The password for it, in plain text.' },
      driverClassName: { says: 'The Java class of the database driver.' },
      url: { says: 'Where the database is.' },
      maxTotal: { says: 'The most connections to the database at a time.' },
      maxIdle: { says: 'How many idle connections are kept.' },
      validationQuery: { says: 'The query that tells whether a connection still works.' },
      factory: { says: 'The Java class that makes it.' },
      description: { says: 'A description for people.' },
      pathname: { says: 'The file that it is read from.' },
    },
  },
  ResourceLink: {
    says: "Passes one of Tomcat's global resources to the application.",
    page: 'context',
    attributes: {
      name: { says: 'The name that the application asks for.' },
      global: { says: 'The name of the global resource.' },
      type: { says: 'The Java type that the application gets.' },
    },
  },
  Parameter: {
    says: 'A setting that the application reads.',
    page: 'context',
    attributes: { name: { says: 'Its name.' }, value: { says: 'Its value.' } },
  },
  Environment: {
    says: 'A setting that the application asks Tomcat for by name.',
    page: 'context',
    attributes: { name: { says: 'Its name.' }, value: { says: 'Its value.' }, type: { says: 'Its Java type.' } },
  },
  CookieProcessor: { says: 'How cookies are read and written.', page: 'context', attributes: { className } },
  Realm: {
    says: 'Where Tomcat itself looks up users; Confluence has users of its own.',
    page: 'engine',
    attributes: { className },
  },
  GlobalNamingResources: {
    says: 'Resources for all applications of this Tomcat.',
    page: 'globalresources',
    attributes: {},
  },
  Listener: {
    says: 'A part of Tomcat that acts when the server starts or stops.',
    page: 'listeners',
    attributes: { className, SSLEngine: { says: 'Whether the native TLS library is used.' } },
  },
  Valve: { says: 'A step that every request passes.', page: 'valve', attributes: { className } },
};
