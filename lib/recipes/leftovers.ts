import { argOf, directives, isNamed, type Setting, walk } from '../httpd/query';
import type { HttpdDocument } from '../httpd/tree';
import type { Site } from '../site';
import { isBesideBalancer, isGuard, isOwnBalancer } from './former-nodes';
import type { GoneSettings } from './recipe';
import { modJkApache } from './sources';

/** What mod_proxy did for Confluence, in a file that moves to mod_jk: two types for one path would fight over it. */
export function leftoversOfModProxy(site: Site): GoneSettings {
  const isAlone = once((document: HttpdDocument) => servesConfluenceAlone(document, site));
  return {
    says: 'mod_proxy no longer hands pages on: mod_jk does.',
    why: 'Where both have a line for the same path, mod_proxy wins and mod_jk never sees a request.',
    from: ['site.connection'],
    sources: [modJkApache],
    isGone: (setting, document) =>
      (isMapping(setting) && leadsToConfluence(setting, site)) ||
      isBalancerOfConfluence(setting, site) ||
      isOwnBalancer(setting) ||
      isGuard(setting, document) ||
      isBesideBalancer(setting, document) ||
      (isOfModProxy(setting) && isAlone(document)),
  };
}

/** What means nothing without a target: exclusions, and how mod_proxy behaves. */
function isOfModProxy(setting: Setting): boolean {
  return (
    /^(ProxyRequests|ProxyPreserveHost|ProxyTimeout|ProxyAddHeaders|ProxyVia|SSLProxy\w+)$/i.test(setting.name.value) ||
    (isNamed(setting, 'ProxyPass') && argOf(setting, 1) === '!')
  );
}

/** Whether mod_proxy hands on nothing in this file but what belongs to Confluence. */
function servesConfluenceAlone(document: HttpdDocument, site: Site): boolean {
  return [...walk(document)].every(
    (setting) =>
      !isMapping(setting) || argOf(setting, 1) === '!' || leadsToConfluence(setting, site) || isEditor(setting),
  );
}

/** The answer of the first time: every setting of a file asks the same question. */
function once<Question, Answer>(ask: (question: Question) => Answer): (question: Question) => Answer {
  let answer: { readonly is: Answer } | undefined;
  return (question) => {
    answer ??= { is: ask(question) };
    return answer.is;
  };
}

/** Its target is Synchrony. */
function isEditor(setting: Setting): boolean {
  return setting.args.some(({ value }) => /^(?:https?|wss?|balancer):\/\/[^/%]*(\/synchrony|%)/i.test(value));
}

/** What mod_jk did, in a file that moves to mod_proxy. Mounts of other applications stay, and what they need. */
export function leftoversOfModJk(site: Site): GoneSettings {
  const mounted = once((document: HttpdDocument) => mountedIn(document, site));
  return {
    says: 'mod_jk no longer hands pages on: mod_proxy does.',
    why: 'Two types for one path would fight over it, and without its module Apache would not start with these lines.',
    from: ['site.connection'],
    sources: [modJkApache],
    isGone: (setting, document) =>
      isMountOfConfluence(setting, site, mounted(document)) ||
      isOfJk2(setting) ||
      isNamed(setting, 'JkMountFile') ||
      isNamed(setting, 'JkMountFileReload') ||
      ((/^Jk/i.test(setting.name.value) || isStatusPage(setting)) && mounted(document).isAll) ||
      (isMapping(setting) && setting.args.some(({ value }) => /^ajp:\/\//i.test(value))),
  };
}

/** What another hand had mod_jk do for Confluence, where our own lines take over. */
export function leftoversOfOwnJk(site: Site): GoneSettings {
  const mounted = once((document: HttpdDocument) => mountedIn(document, site));
  return {
    says: 'These lines of mod_jk are replaced by the ones below.',
    why: 'Confluence would be mounted twice, on two workers. Of JkOptions, those go that change addresses on their way or refuse titles with a percent sign.',
    from: ['site.connection'],
    sources: [modJkApache],
    isGone: (setting, document) =>
      (isMountOfConfluence(setting, site, mounted(document)) && argOf(setting, 1) !== 'confluence') ||
      isOfJk2(setting) ||
      isNamed(setting, 'JkMountFile') ||
      isNamed(setting, 'JkMountFileReload') ||
      (isNamed(setting, 'JkOptions') && /^\+(ForwardURI\w*|RejectUnsafeURI)$/i.test(argOf(setting, 0))),
  };
}

/** Our page about the nodes: without mod_jk there is nothing to show. */
function isStatusPage(setting: Setting): boolean {
  return (
    /^(Location|JkMount|JkUnMount)$/i.test(setting.name.value) && /^\/jk-status(\/|\||\*|$)/.test(argOf(setting, 0))
  );
}

/** What is mounted in a file. */
interface Mounted {
  /** The workers that Confluence is mounted on. */
  readonly workers: ReadonlySet<string>;
  /** Whether nothing else is mounted, but for the page about the nodes. */
  readonly isAll: boolean;
}

function mountedIn(document: HttpdDocument, site: Site): Mounted {
  const mounts = [...directives(document, 'JkMount')];
  const workers = new Set(mounts.filter((mount) => isWithin(mount, site)).map((mount) => argOf(mount, 1)));
  const isOwn = (mount: Setting) => isStatusPage(mount) || isMountOfConfluence(mount, site, { workers });
  return { workers, isAll: mounts.every(isOwn) };
}

/** A mount below Confluence's path, or an unmount; at the root, also those of the worker that `/*` goes to. */
function isMountOfConfluence(setting: Setting, site: Site, { workers }: Pick<Mounted, 'workers'>): boolean {
  if (!/^JkU?n?Mount$/i.test(setting.name.value) || setting.args.length !== 2) return false;
  return isWithin(setting, site) || workers.has(argOf(setting, 1));
}

function isWithin(setting: Setting, { address }: Site): boolean {
  const path = argOf(setting, 0).replace(/\|.*$/, '').replace(/\*$/, '').replace(/\/+$/, '');
  return path === address.path || (address.path !== '' && path.startsWith(`${address.path}/`));
}

/** mod_jk2 has been unsupported since 2004; no httpd of today loads it. */
function isOfJk2(setting: Setting): boolean {
  return (
    /^(JkSet2?|JkUriSet)$/i.test(setting.name.value) ||
    (isNamed(setting, 'LoadModule') && argOf(setting, 0) === 'jk2_module')
  );
}

function isMapping(setting: Setting): boolean {
  if (setting.kind !== 'directive') return false;
  if (isNamed(setting, 'RewriteRule')) return /[[,]\s*(?:P|proxy)\s*[,\]]/i.test(argOf(setting, 2));
  return /^(ProxyPass|ProxyPassMatch|ProxyPassReverse)$/i.test(setting.name.value);
}

/** A balancer all of whose members are connectors of Confluence's. */
function isBalancerOfConfluence(setting: Setting, { confluencePort, ajpPort }: Site): boolean {
  if (setting.kind !== 'section' || !isNamed(setting, 'Proxy') || !/^balancer:/i.test(argOf(setting, 0))) return false;
  const members = [...directives(setting, 'BalancerMember')].map((member) => argOf(member, 0));
  return (
    members.length > 0 &&
    members.every((url) => [confluencePort, ajpPort].includes(Number(/^\w+:\/\/[^/]*:(\d+)/.exec(url)?.[1])))
  );
}

/** Whether its target is a connector of Confluence's, or its path the whole site. Exclusions and /synchrony stay. */
function leadsToConfluence(setting: Setting, site: Site): boolean {
  const target = setting.args.find(({ value }) => /^(?:https?|ajp|wss?|balancer):\/\//i.test(value))?.value;
  if (target === undefined) return false;
  const [, scheme = '', host = '', port = '', path = ''] =
    /^(\w+):\/\/(\[[^\]]*\]|[^/:]*)(?::(\d+))?(.*)$/.exec(target) ?? [];
  if (/^\/synchrony(\/|$|%)/.test(path)) return false;
  if (scheme.toLowerCase() === 'ajp') return true;
  if (Number(port) === site.confluencePort || Number(port) === site.ajpPort) return true;
  const from = argOf(setting, 0).replace(/\/$/, '');
  const isWhole = from === site.address.path || from === '' || from === '^/(.*)$' || from === '^(.*)$';
  return isWhole && host !== '' && Number(port) !== site.synchronyPort;
}
