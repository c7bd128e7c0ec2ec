import { argOf, directives, isNamed, type Setting } from '../httpd/query';
import type { Site } from '../site';
import type { GoneSettings } from './recipe';
import { modJkApache } from './sources';

/** What mod_proxy did for Confluence, in a file that moves to mod_jk: two types for one path would fight over it. */
export function leftoversOfModProxy(site: Site): GoneSettings {
  return {
    says: 'mod_proxy no longer hands pages on: mod_jk does.',
    why: 'Where both have a line for the same path, mod_proxy wins and mod_jk never sees a request.',
    from: ['site.connection'],
    sources: [modJkApache],
    isGone: (setting) =>
      (isMapping(setting) && leadsToConfluence(setting, site)) || isBalancerOfConfluence(setting, site),
  };
}

/** What mod_jk did, in a file that moves to mod_proxy. */
export const leftoversOfModJk: GoneSettings = {
  says: 'mod_jk no longer hands pages on: mod_proxy does.',
  why: 'Without the module Apache would not start with these lines; with it, nobody could tell who answers.',
  from: ['site.connection'],
  sources: [modJkApache],
  isGone: (setting) =>
    /^(JkMount|JkUnMount|JkMountFile|JkMountFileReload|JkMountCopy|JkOptions|JkAutoAlias|JkEnvVar|JkExtractSSL|JkStripSession|JkSet|JkSet2|JkUriSet)$/i.test(
      setting.name.value,
    ) ||
    isServerWide(setting) ||
    (isMapping(setting) && setting.args.some(({ value }) => /^ajp:\/\//i.test(value))),
};

/** Those of the main server, in the file of the site: the module's own file has them too where there is one. */
function isServerWide(setting: Setting): boolean {
  return /^(JkWorkersFile|JkWorkerProperty|JkLogFile|JkLogLevel|JkLogStampFormat|JkRequestLogFormat|JkShmFile|JkShmSize|JkWatchdogInterval)$/i.test(
    setting.name.value,
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
