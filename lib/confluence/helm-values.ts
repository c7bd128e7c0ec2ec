import type { Source } from '../text/source';
import type { TomcatWish } from '../tomcat/wish';
import { type Fixed, type Saying, translate } from './translate';

/** Values for a chart, as they stand in values.yaml. */
export interface HelmTree {
  readonly [key: string]: string | number | boolean | readonly string[] | HelmTree;
}

/** What the chart `atlassian-data-center/confluence` is to be told. */
export interface HelmValues {
  readonly values: HelmTree;
  /** The wishes that no value can say, each with no more than what cannot be said. */
  readonly unsaid: readonly TomcatWish[];
}

/** Where the values of the chart are described. */
export const chartSource: Source = {
  title: 'Atlassian Data Center Helm charts: Confluence',
  url: 'https://github.com/atlassian/data-center-helm-charts/tree/main/src/main/charts/confluence',
  checked: '2026-11-23',
};

/**
 * The values of Atlassian's chart that say the same as these wishes for server.xml, as one tree. As soon as one is about
 * Tomcat itself the chart has to write server.xml (`generateByHelm`); otherwise the image does, and does not know it. A
 * route for one node cannot be said: all pods share the values.
 */
export function helmValuesOf(wishes: readonly TomcatWish[], jvmArguments: readonly string[] = []): HelmValues {
  const { said, parts, unsaid } = translate(wishes, sayings, fixed);
  const values: Branch = {};
  if ([...said.keys()].some((path) => path.startsWith(tomcat))) put(values, `${tomcat}generateByHelm`, true);
  for (const [path, value] of said) put(values, path, value);
  const port = said.get(`${tomcat}port`);
  // Probes and the service go by this one.
  if (port !== undefined) put(values, 'confluence.ports.http', Number(port));
  // Both valves stand in the chart's file only then.
  if (parts.has('AccessLogValve') || parts.has('RemoteIpValve')) put(values, 'confluence.accessLog.enabled', true);
  if (jvmArguments.length > 0) put(values, 'confluence.additionalJvmArgs', jvmArguments);
  return { values, unsaid };
}

interface Branch {
  [key: string]: string | number | boolean | readonly string[] | Branch;
}

function put(tree: Branch, path: string, value: string | number | boolean | readonly string[]): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let branch = tree;
  for (const key of keys) {
    const next = branch[key];
    const inner: Branch = next !== undefined && isBranch(next) ? next : {};
    branch[key] = inner;
    branch = inner;
  }
  branch[last] = value;
}

function isBranch(value: Branch[string]): value is Branch {
  return typeof value === 'object' && !Array.isArray(value);
}

const tomcat = 'confluence.tomcatConfig.';
const tunnel = 'confluence.tunnel.additionalConnector.';

// Source: values.yaml, README and templates/configmap-server-config.yaml of the chart. Without a value, its template
// takes scheme and port for those of an ingress with HTTPS.
const sayings: readonly Saying[] = [
  { part: 'connector', attribute: 'port', as: `${tomcat}port` },
  { part: 'connector', attribute: 'scheme', as: `${tomcat}scheme`, absent: 'http' },
  { part: 'connector', attribute: 'secure', as: `${tomcat}secure`, absent: 'false' },
  { part: 'connector', attribute: 'proxyName', as: `${tomcat}proxyName` },
  { part: 'connector', attribute: 'proxyPort', as: `${tomcat}proxyPort` },
  ...[
    ...['maxThreads', 'minSpareThreads', 'connectionTimeout', 'enableLookups', 'protocol', 'redirectPort'],
    ...['acceptCount', 'maxHttpHeaderSize'],
  ].map((attribute) => ({ part: 'connector', attribute, as: tomcat + attribute }) as const),
  { part: 'connector', attribute: 'URIEncoding', as: `${tomcat}uriEncoding` },
  ...[
    ...['port', 'maxThreads', 'minSpareThreads', 'connectionTimeout', 'enableLookups', 'acceptCount', 'URIEncoding'],
    ...['secure'],
  ].map((attribute) => ({ part: 'additional', attribute, as: tunnel + attribute }) as const),
  { part: 'context', attribute: 'path', as: 'confluence.service.contextPath' },
  { part: 'AccessLogValve', attribute: 'maxDays', as: `${tomcat}accessLogMaxDays` },
  { part: 'AccessLogValve', attribute: 'requestAttributesEnabled', as: `${tomcat}requestAttributesEnabled` },
  { part: 'RemoteIpValve', attribute: 'internalProxies', as: `${tomcat}proxyInternalIps`, write: asProxies },
  { part: 'RemoteIpValve', attribute: 'trustedProxies', as: `${tomcat}trustedProxies`, write: asProxies },
  {
    part: 'StuckThreadDetectionValve',
    attribute: 'threshold',
    as: `${tomcat}stuckThreadDetectionValveThreshold`,
  },
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

/** The chart puts a backslash before every dot: it is told the pattern without them, if that gives the same pattern. */
function asProxies(pattern: string): string | undefined {
  const plain = pattern.replaceAll('\\.', '.');
  return plain.replaceAll('.', '\\.') === pattern ? plain : undefined;
}
