import { readBy, type WorkerDirective } from './facts';

const ajp = readBy('ajp13');
const lb = readBy('lb');
const nobody = readBy();
const gone = { deprecated: {}, isUndocumented: true, repeated: '*' } as const;

/** Above all workers: `worker.list` and `worker.maintain`. */
export const globalDirectives: readonly WorkerDirective[] = [
  nobody('list', 'The workers that paths may be mounted on; members of a balancer need not be named.', {
    default: 'ajp13',
    repeated: ',',
  }),
  nobody('maintain', 'How often idle connections are closed and failed members looked at again.', {
    unit: 'seconds',
    default: '60',
    since: '1.2.13',
    repeated: '*',
  }),
];

/** Names that mod_jk still knows and warns of in its log. */
export const formerDirectives: readonly WorkerDirective[] = [
  ajp('cachesize', 'The most connections to Tomcat that one process of Apache keeps, in the old spelling.', {
    deprecated: { since: '1.2.16', replacedBy: 'connection_pool_size' },
  }),
  ajp('cache_timeout', 'After how long an idle connection is closed, in the old spelling.', {
    unit: 'seconds',
    default: '0',
    deprecated: { since: '1.2.16', replacedBy: 'connection_pool_timeout' },
  }),
  nobody('recycle_timeout', 'Once said after how long an idle connection is closed.', {
    unit: 'seconds',
    deprecated: { since: '1.2.16', replacedBy: 'connection_pool_timeout' },
  }),
  lb('balanced_workers', 'The workers that the balancer spreads requests over, in the old spelling.', {
    deprecated: { since: '1.2.7', replacedBy: 'balance_workers' },
    repeated: '*',
  }),
  ajp('jvm_route', 'What the member is called in sessions, in the old spelling.', {
    since: '1.2.16',
    isForMembers: true,
    deprecated: { since: '1.2.20', replacedBy: 'route' },
  }),
  ajp('disabled', 'Whether the member serves known sessions alone, in the old spelling.', {
    default: 'false',
    since: '1.2.9',
    isForMembers: true,
    deprecated: { since: '1.2.19', replacedBy: 'activation' },
  }),
  ajp('stopped', 'Whether the member gets no requests at all, in the old spelling.', {
    default: 'false',
    since: '1.2.11',
    isForMembers: true,
    deprecated: { since: '1.2.19', replacedBy: 'activation' },
  }),
  nobody('local_worker', 'Once marked the members to be asked first.', { ...gone, repeated: 'lastCounts' }),
  nobody('local_worker_only', 'Once kept requests from all other members.', { ...gone, repeated: 'lastCounts' }),
  nobody('secretkey', 'A key for workers of the experimental type ajp14.', { isUndocumented: true, repeated: '*' }),
  nobody('class_path', 'Belongs to workers of the type jni, which are no longer supported.', {
    ...gone,
    repeated: ':',
  }),
  nobody('ld_path', 'Belongs to workers of the type jni, which are no longer supported.', { ...gone, repeated: ':' }),
  nobody('cmd_line', 'Belongs to workers of the type jni, which are no longer supported.', { ...gone, repeated: ' ' }),
  ...['sysprops', 'stderr', 'stdout', 'mx', 'ms', 'bridge', 'jvm_lib', 'native_lib'].map((name) =>
    nobody(name, 'Belongs to workers of the type jni, which are no longer supported.', gone),
  ),
];
