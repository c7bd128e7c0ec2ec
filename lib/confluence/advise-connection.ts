import type { ConnectionType } from './connection-types';

/** What the adviser asks; each answer is yes or no. */
export interface ConnectionQuestions {
  /** Is it Confluence 5.10 or older, without Synchrony? */
  readonly isOld: boolean;
  /** Do several people edit a page at the same time? */
  readonly editsTogether: boolean;
  /** Does Apache already reach this Confluence over AJP? */
  readonly speaksAjp: boolean;
  /** Does Confluence run on several nodes? */
  readonly hasNodes: boolean;
  /** Does the system bring mod_jk as a package? */
  readonly hasPackage: boolean;
}

/** One question as a page asks it. */
export interface ConnectionQuestion {
  readonly id: keyof ConnectionQuestions;
  readonly asks: string;
  /** The answer of most. */
  readonly usual: boolean;
}

/** One recommendation for one case. Backticks mark what is configuration. */
export interface ConnectionAdvice {
  readonly use: ConnectionType['id'];
  readonly says: string;
  /** What speaks for it in this case, in the order of its weight. */
  readonly reasons: readonly string[];
  /** What speaks against it in this case; empty where nothing does. */
  readonly against: readonly string[];
  /** What following it costs: work once, and processor time for ever. */
  readonly costs: readonly string[];
}

/** In the order in which they are asked. `editsTogether` need not be asked of `isOld`: there is no Synchrony. */
export const connectionQuestions: readonly ConnectionQuestion[] = [
  { id: 'isOld', asks: 'Is it Confluence 5.10 or older?', usual: false },
  { id: 'editsTogether', asks: 'Do people edit pages together?', usual: true },
  { id: 'speaksAjp', asks: 'Does Apache already talk AJP to this Confluence?', usual: false },
  { id: 'hasNodes', asks: 'Does Confluence run on several nodes?', usual: false },
  {
    id: 'hasPackage',
    asks: 'Does Apache run on Debian, Ubuntu, SUSE, or on Red Hat or Alma 9.4 and later 9.x?',
    usual: true,
  },
];

/**
 * Recommends one connection type. Who runs AJP already, has mod_jk from the system and carries no WebSocket is told to
 * stay; everybody else is told to use mod_proxy, which can be done on every platform.
 */
export function adviseConnection(answers: ConnectionQuestions): ConnectionAdvice {
  const editsTogether = answers.editsTogether && !answers.isOld;
  const given = { ...answers, editsTogether };
  return answers.speaksAjp && !editsTogether && answers.hasPackage ? stay(given) : takeModProxy(given);
}

function stay({ isOld, hasNodes }: ConnectionQuestions): ConnectionAdvice {
  return {
    use: 'mod_jk',
    says: 'Stay with mod_jk',
    reasons: [
      isOld
        ? 'It works today, and Atlassian’s AJP guide covers Confluence up to 5.10: nothing forces you to move.'
        : 'It works today, and nobody edits together: nothing forces you to move.',
      'Your system brings the module as a package, and its security fixes with it.',
      ...(hasNodes ? [probes] : []),
    ],
    against: [
      ...(isOld ? [] : ['Atlassian’s AJP guide ends with Confluence 5.10: for your release there is none.']),
      'AJP is binary: curl cannot look into it.',
      ...(hasNodes ? ['Stickiness goes by `jvmRoute` alone, so each node’s `server.xml` has to name its node.'] : []),
    ],
    costs: [
      'Keep the AJP secret on both sides, and keep the AJP connector off public addresses.',
      'About the processor time of mod_proxy for a page, up to half as much again for a tiny answer.',
    ],
  };
}

function takeModProxy({
  editsTogether,
  speaksAjp,
  hasNodes,
  hasPackage,
  isOld,
}: ConnectionQuestions): ConnectionAdvice {
  return {
    use: 'mod_proxy',
    says: speaksAjp ? 'Move to mod_proxy' : 'Use mod_proxy',
    reasons: [
      editsTogether ? 'Collaborative editing needs WebSocket, and AJP cannot carry it.' : recommended(isOld),
      hasPackage ? 'It comes with Apache: one module less to keep up to date.' : moduleOfYourOwn(speaksAjp),
      speaksAjp
        ? 'The AJP connector and its secret can go once nothing else uses them.'
        : 'One connector, plain HTTP, easy to test with curl.',
    ],
    against: [
      ...(speaksAjp && editsTogether && hasPackage
        ? ['You could stay: mod_jk carries the pages, and mod_proxy beside it carries `/synchrony` alone.']
        : []),
      ...(hasNodes
        ? ['A visitor of a node that hangs waits until its health check finds out; mod_jk asks before each request.']
        : []),
      'The connector has to be told the public name, scheme and port; AJP sends the scheme along.',
    ],
    costs: [
      ...(speaksAjp
        ? ['One restart of Confluence. The connector on 8090 is there already, so the way back is one reload.']
        : []),
      'About 0.2 ms of Apache’s processor time for a page, the same as mod_jk.',
      ...(hasNodes ? ['One small request to `/status` of each node every other second.'] : []),
    ],
  };
}

const probes =
  'It asks a node whether it lives before each request, so a node that hangs costs visitors a few seconds and no error.';

function recommended(isOld: boolean): string {
  return isOld
    ? 'Atlassian recommends it, and it stays when you upgrade: from 6.0 on editors need WebSocket.'
    : 'Atlassian recommends it; its AJP guide ends with Confluence 5.10.';
}

function moduleOfYourOwn(speaksAjp: boolean): string {
  return speaksAjp
    ? 'It comes with Apache. You no longer build mod_jk yourself and follow its security fixes.'
    : 'It comes with Apache. mod_jk you would build yourself, security fixes included.';
}
