import { type ConnectionType, connectionTypes } from './connection-types';

/** What the adviser asks. */
export interface ConnectionQuestions {
  /** Do several people edit a page at the same time? */
  readonly editsTogether: boolean;
  /** Does Apache already reach this Confluence over AJP? */
  readonly speaksAjp: boolean;
  /** Does the system bring mod_jk as a package? */
  readonly hasPackage: boolean;
}

/** One recommendation, its reasons in the order of their weight, and what to know before following it. */
export interface ConnectionAdvice {
  readonly use: ConnectionType['id'];
  readonly says: string;
  readonly reasons: readonly string[];
  /** Left out where nothing stands in the way. */
  readonly caveat?: string;
}

/**
 * Recommends one connection type. Only who already runs AJP, edits alone and gets mod_jk from the system is told to
 * stay; everybody else is told to use mod_proxy. Backticks mark what is configuration.
 */
export function adviseConnection(answers: ConnectionQuestions): ConnectionAdvice {
  return answers.speaksAjp && !answers.editsTogether && answers.hasPackage ? stay() : takeModProxy(answers);
}

function stay(): ConnectionAdvice {
  const reasons = [
    'It works today, and nobody edits together: nothing forces you to move.',
    'Your system brings the module as a package, and its security fixes with it.',
    'Keep the AJP secret, and keep the AJP connector off public addresses.',
  ];
  const caveat = connectionTypes.find((type) => type.id === 'mod_jk')?.caveat;
  return { use: 'mod_jk', says: 'Stay with mod_jk', reasons, ...(caveat && { caveat }) };
}

function takeModProxy({ editsTogether, speaksAjp, hasPackage }: ConnectionQuestions): ConnectionAdvice {
  const reasons = [
    editsTogether
      ? 'Collaborative editing needs WebSocket, and AJP cannot carry it.'
      : 'Atlassian recommends it; its AJP guide ends with Confluence 5.10.',
    hasPackage ? 'It comes with Apache: one module less to keep up to date.' : moduleOfYourOwn(speaksAjp),
    speaksAjp
      ? 'The AJP connector and its secret can go once nothing else uses them.'
      : 'One connector, plain HTTP, easy to test with curl.',
  ];
  return { use: 'mod_proxy', says: speaksAjp ? 'Move to mod_proxy' : 'Use mod_proxy', reasons };
}

function moduleOfYourOwn(speaksAjp: boolean): string {
  return speaksAjp
    ? 'It comes with Apache. You no longer build mod_jk yourself and follow its security fixes.'
    : 'It comes with Apache. mod_jk you would build yourself, security fixes included.';
}
