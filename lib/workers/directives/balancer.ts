import { readBy, type WorkerDirective } from './facts';

const lb = readBy('lb');
const ajp = readBy('ajp13');
const status = readBy('status');

/** How a balancer spreads requests, and what its members say of themselves. */
export const balancerDirectives: readonly WorkerDirective[] = [
  lb('balance_workers', 'The workers that the balancer spreads requests over.', { since: '1.2.7', repeated: ',' }),
  lb('sticky_session', 'Whether a visitor stays with the node that holds the session.', { default: 'true' }),
  lb('sticky_session_force', 'Whether a visitor whose node is down gets an error instead of another node.', {
    default: 'false',
    since: '1.2.9',
  }),
  lb('method', 'What load is measured by: requests (R), sessions (S or N), traffic (T) or requests under way (B).', {
    default: 'Request',
    since: '1.2.9',
  }),
  lb('lock', "Whether the processes' counts are locked: exact (P) or fast (O).", {
    default: 'Optimistic',
    since: '1.2.13',
  }),
  lb('lb_retries', 'How many members a request is tried on in one round.', { default: '2', since: '1.2.44' }),
  lb('max_reply_timeouts', 'How many requests may exceed `reply_timeout` before the member counts as failed.', {
    default: '0',
    since: '1.2.24',
  }),
  lb('recover_time', 'How long a failed member is left alone before a request is tried on it.', {
    unit: 'seconds',
    default: '60',
  }),
  lb('error_escalation_time', 'How long a doubtful member may go without success before it counts as failed.', {
    unit: 'seconds',
    since: '1.2.28',
  }),
  lb('session_cookie', "The cookie whose end, behind a dot, names the visitor's node.", {
    default: 'JSESSIONID',
    since: '1.2.27',
  }),
  lb('session_path', 'The same mark in an address, for visitors without cookies.', {
    default: ';jsessionid',
    since: '1.2.27',
  }),
  lb('set_session_cookie', "Whether mod_jk sets that cookie itself, instead of reading Tomcat's.", {
    default: 'false',
    since: '1.2.38',
  }),
  lb('session_cookie_path', 'The path of the cookie that mod_jk sets itself.', { since: '1.2.38' }),
  ajp('lbfactor', 'How much the member is to do, compared with the others.', { default: '1', isForMembers: true }),
  ajp('route', 'What the member is called in sessions, the `jvmRoute` of its Tomcat; without it, its own name.', {
    since: '1.2.16',
    isForMembers: true,
  }),
  ajp('activation', 'Whether the member works (A), serves known sessions alone (D), or gets nothing (S).', {
    default: 'Active',
    since: '1.2.19',
    isForMembers: true,
  }),
  ajp('distance', 'How far down the list the member stands: it works only while all nearer ones cannot.', {
    default: '0',
    since: '1.2.16',
    isForMembers: true,
    repeated: '*',
  }),
  ajp('domain', 'The group of members that share their sessions.', { since: '1.2.8', isForMembers: true }),
  ajp('redirect', 'The member that steps in when this one fails, even if it is disabled.', {
    since: '1.2.9',
    isForMembers: true,
  }),
];

/** The page that shows and changes the state of balancers. */
export const statusDirectives: readonly WorkerDirective[] = [
  status('read_only', 'Whether the status page shows without letting anyone change anything.', {
    default: 'false',
    since: '1.2.20',
  }),
  status('user', 'Who may see the status page, by the names Apache knows; without it, everybody.', {
    since: '1.2.20',
    repeated: ',',
  }),
  status('user_case_insensitive', 'Whether those names are compared without regard to case.', {
    default: 'false',
    since: '1.2.21',
  }),
  status('css', 'The style sheet of the status page.'),
  status('good', 'Which states of a member the status page calls good.', {
    default: 'a.o,a.n,a.b,a.r',
    since: '1.2.20',
    repeated: ',',
  }),
  status('bad', 'Which states of a member the status page calls bad.', {
    default: 's,e',
    since: '1.2.20',
    repeated: ',',
  }),
  status('prefix', 'What each line begins with when the status is asked for as properties.', {
    default: 'worker',
    since: '1.2.20',
  }),
  status('ns', 'The namespace prefix when the status is asked for as XML.', { default: 'jk:', since: '1.2.20' }),
  status('xmlns', 'The namespace when the status is asked for as XML.', { since: '1.2.20' }),
  status('doctype', 'What stands below the first line when the status is asked for as XML.', { since: '1.2.20' }),
];
