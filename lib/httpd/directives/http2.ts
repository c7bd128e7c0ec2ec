import type { DirectiveFacts } from './facts';
import { everywhere, hosts, inModule } from './facts';

const http2Directive = inModule('http2');

export const http2Directives: readonly DirectiveFacts[] = [
  http2Directive('H2Direct', hosts, 'Whether HTTP/2 may start without being asked for.'),
  http2Directive('H2EarlyHints', hosts, 'Whether early hints are sent to browsers.', { since: '2.4.24' }),
  http2Directive('H2MaxSessionStreams', hosts, 'How many requests run at once over one HTTP/2 connection.'),
  http2Directive('H2MaxWorkers', hosts, 'How many threads HTTP/2 has at most in a process.'),
  http2Directive('H2MinWorkers', hosts, 'How many threads HTTP/2 has at least in a process.'),
  http2Directive('H2ModernTLSOnly', hosts, 'Whether HTTP/2 asks for modern TLS.', { since: '2.4.18' }),
  http2Directive('H2Push', everywhere, 'Whether files are sent to browsers unasked.', { since: '2.4.18' }),
  http2Directive('H2StreamTimeout', hosts, 'How many seconds an HTTP/2 request may stand still.', { since: '2.4.55' }),
  http2Directive('H2TLSCoolDownSecs', hosts, 'After how many idle seconds TLS records become small again.', {
    since: '2.4.18',
  }),
  http2Directive('H2TLSWarmUpSize', hosts, 'After how many bytes TLS records become large.', { since: '2.4.18' }),
  http2Directive('H2Upgrade', everywhere, 'Whether a connection may be changed to HTTP/2.'),
  http2Directive('H2WebSockets', hosts, 'Whether WebSockets may run over HTTP/2.', { since: '2.4.58' }),
  http2Directive('H2WindowSize', hosts, 'How many bytes browsers may send ahead.'),
];
