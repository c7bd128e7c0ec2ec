import type { Source } from '../text/source';
import type { TomcatWish } from '../tomcat/wish';
import { type Fixed, type Saying, translate } from './translate';

/** What the official image `atlassian/confluence` is to be told. */
export interface ContainerEnvironment {
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  /** The wishes that no variable can say, each with no more than what cannot be said. */
  readonly unsaid: readonly TomcatWish[];
}

/** Where the variables of the image are described. */
export const imageSource: Source = {
  title: 'Atlassian Data Center Helm charts: Confluence container',
  url: 'https://atlassian.github.io/data-center-helm-charts/containers/CONFLUENCE/',
  checked: '2026-11-23',
};

/**
 * The variables of the official image that say the same as these wishes for server.xml, in the order of the wishes;
 * arguments for Java come last. The image writes server.xml from them when it starts as root. A route cannot be said:
 * the property `jvmRoute` counts on Tomcat 9.0.70 and no longer on 10.1.60.
 */
export function environmentOf(
  wishes: readonly TomcatWish[],
  jvmArguments: readonly string[] = [],
): ContainerEnvironment {
  const { said, parts, unsaid } = translate(wishes, sayings, fixed);
  const variables = [...said].map(([name, value]) => ({ name, value }));
  // Both valves stand in the file only if the access log is on; it was off before 7.11.
  if (parts.has('AccessLogValve') || parts.has('RemoteIpValve')) {
    variables.push({ name: 'ATL_TOMCAT_ACCESS_LOG', value: 'true' });
  }
  if (jvmArguments.length > 0) {
    variables.push({ name: 'JVM_SUPPORT_RECOMMENDED_ARGS', value: jvmArguments.join(' ') });
  }
  return { variables, unsaid };
}

// Source: the page above, and the file that the image makes of the variables. Names and numbers that are absent count
// as empty there, which Tomcat 9.0.70 and 10.1.60 take for absent.
const sayings: readonly Saying[] = [
  { part: 'connector', attribute: 'port', as: 'ATL_TOMCAT_PORT' },
  { part: 'connector', attribute: 'scheme', as: 'ATL_TOMCAT_SCHEME', absent: '' },
  { part: 'connector', attribute: 'secure', as: 'ATL_TOMCAT_SECURE', absent: '' },
  { part: 'connector', attribute: 'proxyName', as: 'ATL_PROXY_NAME', absent: '' },
  { part: 'connector', attribute: 'proxyPort', as: 'ATL_PROXY_PORT', absent: '' },
  { part: 'connector', attribute: 'maxThreads', as: 'ATL_TOMCAT_MAXTHREADS' },
  { part: 'connector', attribute: 'minSpareThreads', as: 'ATL_TOMCAT_MINSPARETHREADS' },
  { part: 'connector', attribute: 'connectionTimeout', as: 'ATL_TOMCAT_CONNECTIONTIMEOUT' },
  { part: 'connector', attribute: 'enableLookups', as: 'ATL_TOMCAT_ENABLELOOKUPS' },
  { part: 'connector', attribute: 'protocol', as: 'ATL_TOMCAT_PROTOCOL' },
  { part: 'connector', attribute: 'redirectPort', as: 'ATL_TOMCAT_REDIRECTPORT' },
  { part: 'connector', attribute: 'acceptCount', as: 'ATL_TOMCAT_ACCEPTCOUNT' },
  { part: 'connector', attribute: 'URIEncoding', as: 'ATL_TOMCAT_URIENCODING' },
  { part: 'connector', attribute: 'maxHttpHeaderSize', as: 'ATL_TOMCAT_MAXHTTPHEADERSIZE' },
  { part: 'additional', attribute: 'port', as: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_PORT' },
  { part: 'additional', attribute: 'maxThreads', as: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_MAX_THREADS' },
  { part: 'additional', attribute: 'minSpareThreads', as: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_MIN_SPARE_THREADS' },
  { part: 'additional', attribute: 'connectionTimeout', as: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_CONNECTION_TIMEOUT' },
  { part: 'additional', attribute: 'enableLookups', as: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_ENABLE_LOOKUPS' },
  { part: 'additional', attribute: 'acceptCount', as: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_ACCEPT_COUNT' },
  { part: 'additional', attribute: 'URIEncoding', as: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_URI_ENCODING' },
  { part: 'additional', attribute: 'secure', as: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_SECURE', absent: '' },
  { part: 'context', attribute: 'path', as: 'ATL_TOMCAT_CONTEXTPATH' },
  { part: 'AccessLogValve', attribute: 'maxDays', as: 'ATL_TOMCAT_ACCESS_LOGS_MAXDAYS' },
  { part: 'AccessLogValve', attribute: 'pattern', as: 'ATL_TOMCAT_ACCESS_LOG_PATTERN' },
  { part: 'AccessLogValve', attribute: 'requestAttributesEnabled', as: 'ATL_TOMCAT_REQUESTATTRIBUTESENABLED' },
  { part: 'RemoteIpValve', attribute: 'internalProxies', as: 'ATL_TOMCAT_INTERNALPROXIES', write: asProxies },
  { part: 'RemoteIpValve', attribute: 'trustedProxies', as: 'ATL_TOMCAT_TRUSTEDPROXIES', write: asProxies },
  { part: 'StuckThreadDetectionValve', attribute: 'threshold', as: 'ATL_TOMCAT_STUCKTHREADDETECTIONVALVE_THRESHOLD' },
];

const fixed: Fixed = {
  connector: { port: '8090' },
  // Nothing is written there, and Tomcat takes this then.
  additional: { protocol: 'org.apache.coyote.http11.Http11NioProtocol' },
  context: { path: '', docBase: '../confluence', reloadable: 'false', useHttpOnly: 'true' },
  AccessLogValve: { directory: 'logs', prefix: 'confluence_access', suffix: '.log', rotatable: 'true' },
  RemoteIpValve: {
    remoteIpHeader: 'x-forwarded-for',
    proxiesHeader: 'x-forwarded-by',
    protocolHeader: 'x-forwarded-proto',
    requestAttributesEnabled: 'true',
  },
};

/**
 * The image puts a backslash before every dot of an address between two pipes, unless it finds one there already. A
 * pattern that this would change cannot be said.
 */
function asProxies(pattern: string): string | undefined {
  const isKept = pattern.split('|').every((address) => address.includes('\\') || !address.includes('.'));
  return isKept && !pattern.includes('"') ? pattern : undefined;
}
