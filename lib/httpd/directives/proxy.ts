import type { DirectiveFacts } from './facts';
import { everywhere, hosts, hostsAndProxy, inModule, server } from './facts';
import { byKeys, byMember, byPath } from './identity';

/** What a worker's parameters need. Sources: the manual, and 2.4.71's ap_mmn.h for `mapping=` and `addressttl=`. */
const workerParameters = {
  'hcmethod=': '2.4.21',
  'hctemplate=': '2.4.21',
  'hcinterval=': '2.4.21',
  'hcuri=': '2.4.21',
  'hcexpr=': '2.4.21',
  'hcpasses=': '2.4.21',
  'hcfails=': '2.4.21',
  'responsefieldsize=': '2.4.34',
  'secret=': '2.4.42',
  'upgrade=': '2.4.47',
  'mapping=': '2.4.49',
  'hcmethod=GET11': '2.4.55',
  'hcmethod=HEAD11': '2.4.55',
  'hcmethod=OPTIONS11': '2.4.55',
  'addressttl=': '2.4.59',
} as const;

const proxyDirective = inModule('proxy');

export const proxyDirectives: readonly DirectiveFacts[] = [
  proxyDirective('Proxy', hosts, 'Everything inside holds for one target of the proxy, or for a balancer.', {
    isSection: true,
    identity: 'all',
  }),
  proxyDirective('ProxyMatch', hosts, 'Everything inside holds for targets of the proxy that match a pattern.', {
    isSection: true,
    identity: 'all',
  }),
  proxyDirective('BalancerInherit', hosts, 'Whether sites see the balancers of the main server.'),
  proxyDirective('BalancerMember', hostsAndProxy, 'One server of the balancer.', {
    identity: byMember,
    parameters: workerParameters,
  }),
  proxyDirective('BalancerPersist', hosts, 'Whether changes made in the balancer manager survive a restart.'),
  proxyDirective('Proxy100Continue', everywhere, 'Whether “Expect: 100-continue” is passed on to the back end.', {
    since: '2.4.40',
  }),
  proxyDirective(
    'ProxyAddHeaders',
    everywhere,
    "Whether the back end is told the visitor's address in X-Forwarded headers.",
  ),
  proxyDirective('ProxyBadHeader', hosts, 'What happens if the back end sends a broken header.'),
  proxyDirective('ProxyErrorOverride', everywhere, 'Whether our error pages replace those of the back end.'),
  proxyDirective('ProxyIOBufferSize', hosts, 'The size of the buffer towards the back end, in bytes.'),
  proxyDirective('ProxyMaxForwards', hosts, 'How many proxies a request may pass.'),
  proxyDirective('ProxyPass', everywhere, 'Hands requests below a path to another server.', {
    identity: byPath,
    isOrdered: true,
    parameters: workerParameters,
  }),
  proxyDirective('ProxyPassInherit', hosts, 'Whether sites take over the mappings of the main server.'),
  proxyDirective('ProxyPassInterpolateEnv', everywhere, 'Whether variables may stand in mappings.'),
  proxyDirective('ProxyPassMatch', everywhere, 'Hands requests that match a pattern to another server.', {
    identity: byPath,
    isOrdered: true,
    parameters: workerParameters,
  }),
  proxyDirective('ProxyPassReverse', everywhere, 'Mends the address in redirects that the back end sends.', {
    identity: byPath,
  }),
  proxyDirective('ProxyPassReverseCookieDomain', everywhere, 'Mends the domain of cookies that the back end sets.', {
    identity: 1,
  }),
  proxyDirective('ProxyPassReverseCookiePath', everywhere, 'Mends the path of cookies that the back end sets.', {
    identity: 1,
  }),
  proxyDirective('ProxyPreserveHost', everywhere, 'Whether the back end sees the host name the visitor typed.'),
  proxyDirective('ProxyReceiveBufferSize', hosts, 'The network buffer for answers of the back end, in bytes.'),
  proxyDirective('ProxyRemote', hosts, 'Another proxy that requests go through.', { identity: 1 }),
  proxyDirective('ProxyRemoteMatch', hosts, 'Another proxy for requests that match a pattern.', { identity: 1 }),
  proxyDirective('ProxyRequests', hosts, 'Whether the server is a proxy for any target; off for a site.'),
  proxyDirective('ProxySet', hostsAndProxy, 'Parameters of a back end or a balancer.', {
    identity: byKeys,
    parameters: workerParameters,
  }),
  proxyDirective('ProxySourceAddress', hosts, 'The local address connections to the back end start from.'),
  proxyDirective('ProxyStatus', hosts, 'Whether the status page shows the balancers.'),
  proxyDirective('ProxyTimeout', hosts, 'How many seconds the back end may be silent.'),
  proxyDirective('ProxyVia', hosts, 'Whether the Via header names this proxy.'),
];

const proxyHcheckDirective = inModule('proxy_hcheck');

export const proxyHcheckDirectives: readonly DirectiveFacts[] = [
  proxyHcheckDirective('ProxyHCExpr', everywhere, 'A condition that tells whether a back end is well.', {
    identity: 1,
    since: '2.4.21',
  }),
  proxyHcheckDirective('ProxyHCTemplate', everywhere, 'Settings of a health check under a name.', {
    identity: 1,
    since: '2.4.21',
    parameters: { 'hcmethod=GET11': '2.4.55', 'hcmethod=HEAD11': '2.4.55', 'hcmethod=OPTIONS11': '2.4.55' },
  }),
  proxyHcheckDirective('ProxyHCTPsize', server, 'How many threads make health checks.', { since: '2.4.21' }),
];

const proxyWstunnelDirective = inModule('proxy_wstunnel');

export const proxyWstunnelDirectives: readonly DirectiveFacts[] = [
  proxyWstunnelDirective(
    'ProxyWebsocketFallbackToProxyHttp',
    everywhere,
    'Whether mod_proxy_http takes over WebSockets.',
    { since: '2.4.48' },
  ),
];

const proxyHtmlDirective = inModule('proxy_html');

export const proxyHtmlDirectives: readonly DirectiveFacts[] = [
  proxyHtmlDirective('ProxyHTMLEnable', everywhere, 'Rewrites links in pages that pass through.'),
  proxyHtmlDirective('ProxyHTMLExtended', everywhere, 'Whether links in scripts and styles are rewritten too.'),
  proxyHtmlDirective('ProxyHTMLURLMap', everywhere, 'Which links in pages become which.', {
    identity: 'all',
    isOrdered: true,
  }),
];

const substituteDirective = inModule('substitute');

export const substituteDirectives: readonly DirectiveFacts[] = [
  substituteDirective('Substitute', everywhere, 'Replaces text in pages that pass through.', {
    identity: 'all',
    isOrdered: true,
  }),
  substituteDirective('SubstituteMaxLineLength', everywhere, 'The longest line that text is replaced in.'),
];
