import { readBy, type WorkerDirective } from './facts';

const every = readBy('ajp13', 'lb', 'status');
const ajp = readBy('ajp13');
const ajpAndBalancer = readBy('ajp13', 'lb');

/** What a worker is and how it talks to Tomcat. */
export const connectionDirectives: readonly WorkerDirective[] = [
  every('type', 'What the worker does: talk AJP to Tomcat, balance other workers, or show their status.', {
    default: 'ajp13',
  }),
  every('reference', 'Takes over every setting of another worker or template that is not set here.', {
    since: '1.2.19',
  }),
  ajp('host', 'The machine that Tomcat runs on, by name or address.', { default: 'localhost' }),
  ajp('port', "The port of Tomcat's AJP connector.", { default: '8009' }),
  ajp('source', 'The address of this machine that connections to Tomcat leave from.', { since: '1.2.41' }),
  ajp('prefer_ipv6', 'Whether IPv6 is taken where the host has both kinds of address.', {
    default: 'false',
    since: '1.2.38',
  }),
  ajpAndBalancer('secret', 'The word that Tomcat wants to see; members of a balancer take over the one set there.', {
    since: '1.2.12',
  }),
  ajp('max_packet_size', "The largest AJP packet; has to match `packetSize` of Tomcat's connector.", {
    unit: 'bytes',
    default: '8192',
    since: '1.2.19',
  }),
  ajp('socket_timeout', 'How long any reading or writing on a connection may take; 0 waits for ever.', {
    unit: 'seconds',
    default: '0',
  }),
  ajp('socket_connect_timeout', 'How long opening a connection to Tomcat may take.', {
    unit: 'milliseconds',
    since: '1.2.27',
  }),
  ajp('socket_keepalive', 'Whether idle connections are kept alive, for firewalls that drop silent ones.', {
    default: 'false',
  }),
  ajp('socket_buffer', 'The size of the send and receive buffers of a connection.', {
    unit: 'bytes',
    isUndocumented: true,
  }),
  ajp('ping_mode', 'When Tomcat is probed: after connecting (C), before a request (P), while idle (I), always (A).', {
    since: '1.2.27',
  }),
  ajp('ping_timeout', 'How long Tomcat may take to answer such a probe.', {
    unit: 'milliseconds',
    default: '10000',
    since: '1.2.27',
  }),
  ajp('connection_ping_interval', 'How long a connection may lie idle before it is probed.', {
    unit: 'seconds',
    since: '1.2.27',
  }),
  ajp('connect_timeout', 'How long Tomcat may take to answer the probe right after connecting; 0 asks for none.', {
    unit: 'milliseconds',
    default: '0',
    since: '1.2.6',
  }),
  ajp('prepost_timeout', 'How long Tomcat may take to answer the probe before each request; 0 asks for none.', {
    unit: 'milliseconds',
    default: '0',
    since: '1.2.6',
  }),
  ajp('reply_timeout', 'How long Tomcat may fall silent in the middle of an answer; 0 waits for ever.', {
    unit: 'milliseconds',
    default: '0',
    since: '1.2.6',
  }),
  ajp('connection_pool_size', 'The most connections to Tomcat that one process of Apache keeps.'),
  ajp('connection_pool_minsize', 'How many idle connections are kept when the others are closed.', {
    since: '1.2.16',
  }),
  ajp('connection_pool_timeout', 'After how long an idle connection is closed; 0 never closes one.', {
    unit: 'seconds',
    default: '0',
  }),
  ajp('connection_acquire_timeout', 'How long a request waits for a free connection.', {
    unit: 'milliseconds',
    since: '1.2.27',
  }),
  ajp('retry_interval', 'The pause before a request is tried again.', {
    unit: 'milliseconds',
    default: '100',
    since: '1.2.27',
  }),
  ajp('recovery_options', 'Which requests are not sent a second time after a failure, as a sum of bits.', {
    default: '0',
    since: '1.2.6',
  }),
  ajp('fail_on_status', 'Answers with these codes count as a failure of the worker; a minus spares it.', {
    since: '1.2.20',
    repeated: ',',
  }),
  ajp('busy_limit', 'How many requests at a time the worker gets at most; 0 sets no limit.', {
    default: '0',
    since: '1.2.41',
  }),
  ajpAndBalancer('retries', 'How often a request is tried in all, the first time included.', { default: '2' }),
  ajpAndBalancer('mount', 'Paths that go to this worker, if `worker.list` names it.', { repeated: ',' }),
];
