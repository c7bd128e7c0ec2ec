import type { DirectiveFacts } from './facts';
import { everywhere, hosts, inModule, server } from './facts';

const mpmDirective = inModule('mpm');

export const mpmDirectives: readonly DirectiveFacts[] = [
  mpmDirective(
    'AsyncRequestWorkerFactor',
    server,
    'How many idle connections a process may hold for each free thread.',
  ),
  mpmDirective('Listen', server, 'The address and port the server accepts connections on.', { identity: 1 }),
  mpmDirective('ListenBackLog', server, 'How many connections may wait to be accepted.'),
  mpmDirective('MaxConnectionsPerChild', server, 'After how many connections a process is replaced; 0 is never.'),
  mpmDirective('MaxRequestWorkers', server, 'How many requests are served at the same time.'),
  mpmDirective('MaxSpareServers', server, 'How many processes may be idle (prefork).'),
  mpmDirective('MaxSpareThreads', server, 'How many threads may be idle before processes are ended.'),
  mpmDirective('MinSpareServers', server, 'How many processes stand ready (prefork).'),
  mpmDirective('MinSpareThreads', server, 'How many threads stand ready for a rush.'),
  mpmDirective('PidFile', server, "The file with the number of the server's process."),
  mpmDirective('ServerLimit', server, 'The most processes the server may be set to.'),
  mpmDirective('StartServers', server, 'How many processes start with the server.'),
  mpmDirective('ThreadLimit', server, 'The most threads a process may be set to.'),
  mpmDirective('ThreadsPerChild', server, 'How many threads each process has.'),
];

const unixdDirective = inModule('unixd');

export const unixdDirectives: readonly DirectiveFacts[] = [
  unixdDirective('Group', server, 'The group the server works as.'),
  unixdDirective('User', server, 'The user the server works as.'),
];

const soDirective = inModule('so');

export const soDirectives: readonly DirectiveFacts[] = [
  soDirective('LoadFile', hosts, 'Loads a library that a module needs.', { identity: 1 }),
  soDirective('LoadModule', hosts, 'Adds a module to the server.', { identity: 1 }),
];

const versionDirective = inModule('version');

export const versionDirectives: readonly DirectiveFacts[] = [
  versionDirective('IfVersion', everywhere, 'Read only by some versions of the server.', {
    isSection: true,
    identity: 'all',
  }),
];

const macroDirective = inModule('macro');

export const macroDirectives: readonly DirectiveFacts[] = [
  macroDirective('Macro', everywhere, 'Lines with a name, put in by Use.', { isSection: true, identity: 'all' }),
  macroDirective('UndefMacro', everywhere, 'Takes a macro away.', { identity: 1 }),
  macroDirective('Use', everywhere, 'Puts the lines of a macro here.', { identity: 'all' }),
];
