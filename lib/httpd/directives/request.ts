import type { DirectiveFacts } from './facts';
import { everywhere, folders, hosts, inModule } from './facts';
import { byHeader, byMappedPath, byRedirectedPath, byRequestHeader } from './identity';

const aliasDirective = inModule('alias');

export const aliasDirectives: readonly DirectiveFacts[] = [
  aliasDirective('Alias', everywhere, 'Serves addresses below a path from a folder on disk.', {
    identity: byMappedPath,
  }),
  aliasDirective('AliasMatch', hosts, 'Serves addresses that match a pattern from files on disk.', {
    identity: 1,
    isOrdered: true,
  }),
  aliasDirective('AliasPreservePath', everywhere, 'Whether Alias inside a Location keeps the rest of the path.', {
    since: '2.4.58',
  }),
  aliasDirective('Redirect', everywhere, 'Sends visitors to another address.', {
    identity: byRedirectedPath,
    isOrdered: true,
  }),
  aliasDirective('RedirectMatch', everywhere, 'Sends visitors to another address if theirs matches a pattern.', {
    identity: byRedirectedPath,
    isOrdered: true,
  }),
  aliasDirective('RedirectPermanent', everywhere, 'Sends visitors to another address, for good.', {
    identity: byMappedPath,
    isOrdered: true,
  }),
  aliasDirective('RedirectRelative', everywhere, 'Whether redirects may leave out scheme and host.', {
    since: '2.4.58',
  }),
  aliasDirective('RedirectTemp', everywhere, 'Sends visitors to another address, for now.', {
    identity: byMappedPath,
    isOrdered: true,
  }),
  aliasDirective('ScriptAlias', everywhere, 'Runs programs of a folder for addresses below a path.', {
    identity: byMappedPath,
  }),
  aliasDirective('ScriptAliasMatch', hosts, 'Runs programs for addresses that match a pattern.', {
    identity: 1,
    isOrdered: true,
  }),
];

const headersDirective = inModule('headers');

export const headersDirectives: readonly DirectiveFacts[] = [
  headersDirective('Header', everywhere, 'Sets, changes or removes a header of the answer.', { identity: byHeader }),
  headersDirective(
    'RequestHeader',
    everywhere,
    'Sets, changes or removes a header of the request before it is passed on.',
    { identity: byRequestHeader },
  ),
];

const rewriteDirective = inModule('rewrite');

export const rewriteDirectives: readonly DirectiveFacts[] = [
  rewriteDirective('RewriteBase', folders, 'The path that relative targets of rewriting start from.'),
  rewriteDirective('RewriteCond', everywhere, 'A condition for the next RewriteRule.', {
    identity: 'all',
    isOrdered: true,
  }),
  rewriteDirective('RewriteEngine', everywhere, 'Turns rewriting on here.'),
  rewriteDirective('RewriteMap', hosts, 'A table that rewriting looks things up in.', { identity: 1 }),
  rewriteDirective('RewriteOptions', everywhere, 'How rewriting rules are inherited and matched.', { identity: 'all' }),
  rewriteDirective('RewriteRule', everywhere, 'Changes the address of a request that matches a pattern.', {
    identity: 'all',
    isOrdered: true,
    parameters: {
      UnsafeAllow3F: '2.4.60',
      UnsafePrefixStat: '2.4.60',
      UNC: '2.4.63',
      BCTLS: '2.4.57',
      'BNE=': '2.4.57',
      BNP: '2.4.26',
      QSL: '2.4.19',
    },
  }),
];

const setenvifDirective = inModule('setenvif');

export const setenvifDirectives: readonly DirectiveFacts[] = [
  setenvifDirective('BrowserMatch', everywhere, "Sets a variable if the browser's name matches a pattern.", {
    identity: 'all',
    isOrdered: true,
  }),
  setenvifDirective(
    'BrowserMatchNoCase',
    everywhere,
    "Sets a variable if the browser's name matches, whatever the case.",
    { identity: 'all', isOrdered: true },
  ),
  setenvifDirective('SetEnvIf', everywhere, 'Sets a variable if a part of the request matches a pattern.', {
    identity: 'all',
    isOrdered: true,
  }),
  setenvifDirective('SetEnvIfExpr', everywhere, 'Sets a variable if an expression holds.', {
    identity: 'all',
    isOrdered: true,
  }),
  setenvifDirective(
    'SetEnvIfNoCase',
    everywhere,
    'Sets a variable if a part of the request matches, whatever the case.',
    { identity: 'all', isOrdered: true },
  ),
];

const envDirective = inModule('env');

export const envDirectives: readonly DirectiveFacts[] = [
  envDirective('PassEnv', everywhere, "Hands variables of the server's process on to scripts.", { identity: 'all' }),
  envDirective('SetEnv', everywhere, 'Sets a variable for each request.', { identity: 1 }),
  envDirective('UnsetEnv', everywhere, 'Takes variables away.', { identity: 'all' }),
];
