import type { DirectiveFacts } from './facts';
import { hosts, inModule, server } from './facts';
import { byNickname } from './identity';

const logConfigDirective = inModule('log_config');

export const logConfigDirectives: readonly DirectiveFacts[] = [
  logConfigDirective('BufferedLogs', hosts, 'Whether log lines are collected before they are written.'),
  logConfigDirective('CustomLog', hosts, 'A file that every request is written to, and in which form.', {
    identity: 1,
  }),
  logConfigDirective('GlobalLog', server, 'A file that the requests of all sites are written to.', {
    identity: 1,
    since: '2.4.19',
  }),
  logConfigDirective('LogFormat', hosts, 'What a line of the request log says.', { identity: byNickname }),
  logConfigDirective('TransferLog', hosts, 'A file that every request is written to.', { identity: 1 }),
];

const remoteipDirective = inModule('remoteip');

export const remoteipDirectives: readonly DirectiveFacts[] = [
  remoteipDirective('RemoteIPHeader', hosts, "The header in which a proxy in front names the visitor's address."),
  remoteipDirective('RemoteIPInternalProxy', hosts, 'Proxies in front that may name any address, private ones too.', {
    identity: 'all',
  }),
  remoteipDirective('RemoteIPInternalProxyList', hosts, 'A file with such proxies.', { identity: 1 }),
  remoteipDirective('RemoteIPProxiesHeader', hosts, 'The header that names the proxies a request passed.'),
  remoteipDirective('RemoteIPProxyProtocol', hosts, 'Whether a proxy in front speaks the PROXY protocol.', {
    since: '2.4.31',
  }),
  remoteipDirective('RemoteIPProxyProtocolExceptions', hosts, 'Addresses that do not speak it.', {
    identity: 'all',
    since: '2.4.31',
  }),
  remoteipDirective('RemoteIPTrustedProxy', hosts, 'Proxies in front that may name public addresses only.', {
    identity: 'all',
  }),
  remoteipDirective('RemoteIPTrustedProxyList', hosts, 'A file with such proxies.', { identity: 1 }),
];

const reqtimeoutDirective = inModule('reqtimeout');

export const reqtimeoutDirectives: readonly DirectiveFacts[] = [
  reqtimeoutDirective('RequestReadTimeout', hosts, 'How slowly a visitor may send a request.', {
    parameters: { 'handshake=': '2.4.39' },
  }),
];
