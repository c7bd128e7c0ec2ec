import type { AttributeFacts, ElementFacts } from './attributes';

const className: AttributeFacts = { says: 'The Java class, which says what kind of valve it is.' };

/** What Tomcat's reference says about the valves that Confluence's files use, by their `className`. */
export const valves: Readonly<Record<string, ElementFacts>> = {
  'org.apache.catalina.valves.AccessLogValve': {
    says: 'Writes a line about every request.',
    page: 'valve',
    attributes: {
      className,
      directory: { says: 'The folder of the log files.', default: 'logs' },
      prefix: { says: 'How the names of the log files begin.', default: 'access_log' },
      suffix: { says: 'How the names of the log files end.' },
      pattern: { says: 'What a line of the log says.' },
      rotatable: { says: 'Whether a new file is begun, as a rule every day.', default: 'true' },
      renameOnRotate: {
        says: 'Whether the date is added to the name only when the file is finished.',
        default: 'false',
      },
      fileDateFormat: { says: 'The date in the name of a file; a new one begins whenever it changes.' },
      maxDays: { says: 'After how many days old files are deleted; `-1` keeps them.', default: '-1', unit: 'days' },
      requestAttributesEnabled: {
        says: "Whether the log names the visitor's address that RemoteIpValve found, not Apache's.",
        default: 'false',
      },
      resolveHosts: { says: 'A leftover without effect: the connector decides about looking up names.' },
      buffered: { says: 'Whether lines are gathered before they are written.', default: 'true' },
      encoding: { says: 'How the characters of the log are encoded.' },
      ipv6Canonical: { says: 'Whether IPv6 addresses are written in their short form.', default: 'false' },
      locale: { says: 'The language that times are written in where the pattern has a format of its own.' },
      maxLogMessageBufferSize: { says: 'How long a line may be before its buffer is thrown away.', default: '256' },
      condition: { says: 'A mark on a request that keeps it out of the log.', renamedTo: 'conditionUnless' },
      conditionUnless: { says: 'A mark on a request that keeps it out of the log.' },
      conditionIf: { says: 'A mark that a request needs to be logged.' },
    },
  },
  'org.apache.catalina.valves.RemoteIpValve': {
    says: "Takes the visitor's address and scheme from the headers that Apache sends.",
    page: 'valve',
    attributes: {
      className,
      remoteIpHeader: { says: "The header that holds the visitor's address.", default: 'x-forwarded-for' },
      proxiesHeader: { says: 'The header that lists the proxies on the way.', default: 'x-forwarded-by' },
      protocolHeader: {
        says: 'The header that says whether the visitor came over HTTPS: `X-Forwarded-Proto`, unless this names another or, empty, none. Before 7.0.94, 8.5.40 and 9.0.18 there was no default.',
      },
      protocolHeaderHttpsValue: { says: 'What that header says for HTTPS.', default: 'https' },
      hostHeader: { says: 'The header that holds the public host name; without it, the name stays as it is.' },
      portHeader: {
        says: 'The header that holds the public port; without it, a request with the protocol header gets `httpServerPort` or `httpsServerPort`, whatever the connector says.',
      },
      httpServerPort: {
        says: 'The port that Confluence takes for its own when the visitor came over HTTP.',
        default: '80',
      },
      httpsServerPort: {
        says: 'The port that Confluence takes for its own when the visitor came over HTTPS.',
        default: '443',
      },
      internalProxies: { says: 'A pattern of the addresses whose headers are believed; without it, private ones.' },
      trustedProxies: { says: 'A pattern of further proxies that are believed and kept in the list.' },
      requestAttributesEnabled: { says: "Whether the access log gets to know the visitor's address.", default: 'true' },
      changeLocalName: { says: 'Whether the name of the local end changes, too.', default: 'false' },
      changeLocalPort: { says: 'Whether the port of the local end changes, too.', default: 'false' },
      resolveHosts: { says: 'The reference does not list it for this valve.' },
    },
  },
  'org.apache.catalina.valves.StuckThreadDetectionValve': {
    says: 'Warns in the log about requests that take very long.',
    page: 'valve',
    attributes: {
      className,
      threshold: {
        says: 'From how many seconds on a request counts as stuck; `0` for never.',
        default: '600',
        unit: 'seconds',
      },
      interruptThreadThreshold: {
        says: 'After how many seconds a stuck request is interrupted; `-1` for never.',
        default: '-1',
        unit: 'seconds',
      },
    },
  },
  'org.apache.catalina.valves.ErrorReportValve': {
    says: "Writes Tomcat's own error pages.",
    page: 'valve',
    attributes: {
      className,
      showReport: { says: 'Whether the page shows what went wrong inside.', default: 'true' },
      showServerInfo: { says: 'Whether the page names the release of Tomcat.', default: 'true' },
      'errorCode.*': { says: 'The file that is sent for this status, or with `0` for every other one.' },
      'exceptionType.*': { says: 'The file that is sent for this Java exception.' },
    },
  },
  'org.apache.catalina.valves.RemoteAddrValve': {
    says: 'Lets requests through by the address they come from.',
    page: 'valve',
    attributes: {
      className,
      allow: { says: 'A pattern of the addresses that are let through.' },
      deny: { says: 'A pattern of the addresses that are refused.' },
    },
  },
};
