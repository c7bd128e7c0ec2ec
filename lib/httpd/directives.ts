import type { Source } from '../text/source';
import {
  accessCompatDirectives,
  authBasicDirectives,
  authnCoreDirectives,
  authnFileDirectives,
  authzCoreDirectives,
  authzGroupfileDirectives,
} from './directives/access';
import { cacheDirectives, cacheDiskDirectives, cacheSocacheDirectives } from './directives/cache';
import {
  autoindexDirectives,
  brotliDirectives,
  deflateDirectives,
  dirDirectives,
  expiresDirectives,
  filterDirectives,
  mimeDirectives,
} from './directives/content';
import { coreDirectives } from './directives/core';
import type { DirectiveFacts } from './directives/facts';
import { http2Directives } from './directives/http2';
import { jkDirectives } from './directives/jk';
import { logConfigDirectives, remoteipDirectives, reqtimeoutDirectives } from './directives/log';
import { macroDirectives, mpmDirectives, soDirectives, unixdDirectives, versionDirectives } from './directives/process';
import {
  proxyDirectives,
  proxyHcheckDirectives,
  proxyHtmlDirectives,
  proxyWstunnelDirectives,
  substituteDirectives,
} from './directives/proxy';
import { qosDirectives } from './directives/qos';
import {
  aliasDirectives,
  envDirectives,
  headersDirectives,
  rewriteDirectives,
  setenvifDirectives,
} from './directives/request';
import { mdDirectives, sslDirectives } from './directives/tls';
import { compareVersions, type HttpdVersion } from './version';

export type { DirectiveFacts } from './directives/facts';

/** All directives and sections we know, by module. */
export const directives: readonly DirectiveFacts[] = [
  ...authzCoreDirectives,
  ...authnCoreDirectives,
  ...authBasicDirectives,
  ...authnFileDirectives,
  ...authzGroupfileDirectives,
  ...accessCompatDirectives,
  ...cacheDirectives,
  ...cacheDiskDirectives,
  ...cacheSocacheDirectives,
  ...deflateDirectives,
  ...brotliDirectives,
  ...filterDirectives,
  ...expiresDirectives,
  ...mimeDirectives,
  ...dirDirectives,
  ...autoindexDirectives,
  ...coreDirectives,
  ...http2Directives,
  ...jkDirectives,
  ...logConfigDirectives,
  ...remoteipDirectives,
  ...reqtimeoutDirectives,
  ...qosDirectives,
  ...mpmDirectives,
  ...unixdDirectives,
  ...soDirectives,
  ...versionDirectives,
  ...macroDirectives,
  ...proxyDirectives,
  ...proxyHcheckDirectives,
  ...proxyWstunnelDirectives,
  ...proxyHtmlDirectives,
  ...substituteDirectives,
  ...aliasDirectives,
  ...headersDirectives,
  ...rewriteDirectives,
  ...setenvifDirectives,
  ...envDirectives,
  ...sslDirectives,
  ...mdDirectives,
];

const byName = new Map(directives.map((facts) => [facts.name.toLowerCase(), facts]));

/** What we know about a directive or section, whatever the case it is written in; undefined if we know none of that name. */
export function factsOf(directive: string): DirectiveFacts | undefined {
  return byName.get(directive.toLowerCase());
}

/** The first version that understands these arguments; undefined if every version we write for does. */
export function sinceOf({ since, parameters = {} }: DirectiveFacts, args: readonly string[]): HttpdVersion | undefined {
  const words = args.flatMap((arg) => (/^\[.*\]$/.test(arg) ? arg.slice(1, -1).split(/\s*,\s*/) : [arg]));
  const needed = Object.entries(parameters)
    .filter(([key]) => words.some((word) => (key.endsWith('=') ? word.startsWith(key) : word === key)))
    .map(([, version]) => version);
  return [...(since ? [since] : []), ...needed].sort(compareVersions).at(-1);
}

const checked = '2026-11-23';

const jkManual: Source = {
  title: 'mod_jk, Apache reference',
  url: 'https://tomcat.apache.org/connectors-doc/reference/apache.html',
  checked,
};

const qosManual: Source = { title: 'mod_qos', url: 'http://mod-qos.sourceforge.net/', checked };

/** The page of the manual about a directive. */
export function manualOf({ name, module }: DirectiveFacts): Source {
  if (module === 'jk') return jkManual;
  if (module === 'qos') return qosManual;
  // Names are their own anchors, but for the section of a name that a directive has too.
  const anchor = name === 'MDomainSet' ? 'mdomainsetsection' : name.toLowerCase();
  return {
    title: `Apache manual, ${name}`,
    url: `https://httpd.apache.org/docs/2.4/mod/${pageOf(name, module)}.html#${anchor}`,
    checked,
  };
}

function pageOf(name: string, module: string): string {
  if (name === 'AsyncRequestWorkerFactor') return 'event';
  if (/^M(?:ax|in)SpareServers$/.test(name)) return 'prefork';
  if (module === 'mpm') return 'mpm_common';
  return module === 'core' ? 'core' : `mod_${module}`;
}
