import type { DirectiveFacts } from './facts';
import { inModule, server } from './facts';

const qosDirective = inModule('qos');

/** A limit of mod_qos: by the variable that it counts, its third argument. */
const byCounter = (args: readonly string[]) => args.slice(2, 3);

/** Source: the manual that comes with mod_qos 11.76, and configurations tried with it. */
export const qosDirectives: readonly DirectiveFacts[] = [
  qosDirective(
    'QS_ClientEventLimitCount',
    server,
    'How many marked requests one address may send in a time; then it is refused everything.',
    { identity: byCounter },
  ),
  qosDirective(
    'QS_CondClientEventLimitCount',
    server,
    'How many marked requests one address may send in a time; then those that fit are refused.',
    { identity: byCounter },
  ),
  qosDirective('QS_ErrorResponseCode', server, 'What a request over the limit is answered.'),
];
