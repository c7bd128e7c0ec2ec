import type { Answers } from './answers';
import { type Field, fields } from './fields';
import { isAtLeast } from './httpd/version';
import { recipes } from './recipes';
import { type Site, siteOf } from './site';

/** What was chosen, by the path of the answer: answers that lead to lines of the same shape are one choice. */
export type Choices = ReadonlyMap<string, string>;

/**
 * The choices in a set of answers. A choice between options is the option; a number, a name, a path counts as usual or
 * as another one, a list by whether it is empty, single or longer. What is not asked, because a feature is off or does
 * not apply, is no choice.
 */
export function choicesOf({ site: answers, features }: Answers): Choices {
  const site = siteOf(answers);
  const choices = new Map<string, string>();
  for (const field of fields.values()) {
    if (!field.path.startsWith('site.')) continue;
    const choice =
      siteChoices[field.path]?.(site) ?? choiceOf(field, valueIn(answers, field.path.slice('site.'.length)));
    choices.set(field.path, choice);
  }
  for (const { id, isOptional, when } of recipes) {
    if (when?.(site) === false) continue;
    const path = `features.${id}`;
    const own = features[id];
    if (isOptional) choices.set(path, own === undefined ? 'off' : 'on');
    if (isOptional && own === undefined) continue;
    for (const field of fields.values()) {
      if (field.path.startsWith(`${path}.`))
        choices.set(field.path, choiceOf(field, valueIn(own, field.path.slice(path.length + 1))));
    }
  }
  return choices;
}

/** Answers of which more matters than whether they are the usual ones. */
const siteChoices: Readonly<Record<string, (site: Site) => string>> = {
  'site.publicUrl': ({ address: { scheme, path, port } }) => {
    const depth = path.split('/').length - 1;
    const where = depth === 0 ? 'at the root' : depth === 1 ? 'context path' : 'deep context path';
    return `${scheme}, ${where}, ${port === 80 || port === 443 ? 'usual port' : 'other port'}`;
  },
  'site.release': ({ release }) => `as ${release.serverXmlSeenIn}${release.tomcat ? `, Tomcat ${release.tomcat}` : ''}`,
  'site.httpdVersion': ({ httpd }) => (isAtLeast(httpd, '2.4.47') ? '2.4.47 or newer' : 'older than 2.4.47'),
  'site.confluenceHost': ({ nodes: [{ host, isSameMachine }] }) =>
    isSameMachine ? 'same machine' : host.includes(':') ? 'IPv6' : 'another machine',
  'site.nodes': ({ nodes, isCluster }) => (!isCluster ? 'one' : nodes.length === 2 ? 'two' : 'three or more'),
  'site.listenPort': ({ address, listenPort, hasTls }) =>
    listenPort === (hasTls || address.scheme === 'http' ? address.port : 80) ? 'usual' : 'other',
};

function choiceOf({ kind, usual }: Field, value: unknown): string {
  switch (kind) {
    case 'choice':
      return String(value ?? usual);
    case 'switch':
      return (value ?? usual) === true ? 'on' : 'off';
    case 'choices':
    case 'list':
    case 'rows': {
      const count = Array.isArray(value) ? value.length : Array.isArray(usual) ? usual.length : 0;
      return count === 0 ? 'none' : count === 1 ? 'one' : 'several';
    }
    default:
      return JSON.stringify(value ?? usual) === JSON.stringify(usual) ? 'usual' : 'other';
  }
}

function valueIn(answers: unknown, name: string): unknown {
  // Answers are plain objects; what is not there is undefined.
  return typeof answers === 'object' && answers !== null ? (answers as Record<string, unknown>)[name] : undefined;
}
