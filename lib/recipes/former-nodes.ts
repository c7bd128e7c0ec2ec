import { argOf, directives, isNamed, parentOf, type Setting } from '../httpd/query';
import type { HttpdDocument, Section } from '../httpd/tree';
import { portsOf, serverNameOf, virtualHosts } from '../httpd/virtual-host';
import type { GoneSettings } from './recipe';
import { manual } from './sources';

/** Members and guards of nodes that are no nodes any more, or that are reached in another way now. */
export const formerNodes: GoneSettings = {
  says: 'What stood here for other nodes, or for other ports of them, leaves.',
  why: 'Apache would go on sending visitors there.',
  from: ['site.nodes', 'features.cluster.findsHanging', 'features.cluster.guardPort'],
  sources: [manual('BalancerMember')],
  isGone: (setting, document) =>
    isGuard(setting, document) ||
    (isNamed(setting, 'BalancerMember') && isOwnBalancer(parentOf(document, setting) ?? setting)),
};

/** The virtual host of a guard, as the recipe for clusters makes one for each node, and the line that has Apache listen for it. */
export function isGuard(setting: Setting, document: HttpdDocument): boolean {
  if (setting.kind === 'section') return isGuardHost(setting);
  const port = isNamed(setting, 'Listen') ? /^127\.0\.0\.1:(\d+)$/.exec(argOf(setting, 0))?.[1] : undefined;
  return port !== undefined && guardPorts(document).has(port);
}

function isGuardHost(section: Section): boolean {
  return isNamed(section, 'VirtualHost') && serverNameOf(section)?.endsWith('.guard.invalid') === true;
}

const portsIn = new WeakMap<HttpdDocument, ReadonlySet<string>>();

function guardPorts(document: HttpdDocument): ReadonlySet<string> {
  const ports = portsIn.get(document) ?? new Set(virtualHosts(document).filter(isGuardHost).flatMap(portsOf));
  portsIn.set(document, ports);
  return ports;
}

/** A balancer with a name that ours have. */
export function isOwnBalancer(setting: Setting): boolean {
  return (
    setting.kind === 'section' &&
    isNamed(setting, 'Proxy') &&
    /^balancer:\/\/(confluence|synchrony|guard\d+)\/?$/i.test(argOf(setting, 0))
  );
}

/** What the recipe for clusters writes beside its balancers: the check, the cookie, the page about the nodes. */
export function isBesideBalancer(setting: Setting, document: HttpdDocument): boolean {
  if (isNamed(setting, 'ProxyHCExpr')) return argOf(setting, 0) === 'running';
  if (isNamed(setting, 'Header')) return setting.args.some(({ value }) => /=\.%\{BALANCER_WORKER_ROUTE\}e/.test(value));
  const path = argOf(setting, 0);
  if (path !== '/balancer-manager' || !isNamed(setting, setting.kind === 'section' ? 'Location' : 'ProxyPass'))
    return false;
  return hasBalancerManager(document);
}

const managersIn = new WeakMap<HttpdDocument, boolean>();

function hasBalancerManager(document: HttpdDocument): boolean {
  const known = managersIn.get(document);
  if (known !== undefined) return known;
  const found = [...directives(document, 'SetHandler')].some((handler) => argOf(handler, 0) === 'balancer-manager');
  managersIn.set(document, found);
  return found;
}
