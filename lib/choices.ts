import type { Answers } from './answers';
import { type Field, fields } from './fields';
import { isAtLeast } from './httpd/version';
import { recipes } from './recipes';
import type { Features, Recipe } from './recipes/recipe';
import { type Site, type SiteAnswers, siteOf } from './site';

/**
 * What was chosen, by the path of the answer, or of a part of it as in `site.publicUrl#scheme`: answers that lead to
 * lines of the same shape are one choice.
 */
export type Choices = ReadonlyMap<string, string>;

/**
 * The choices in a set of answers. A choice between options is the option; a number, a name, a path counts as usual or
 * as another one, a list by whether it is empty, single or longer. What is not asked, because a feature is off or does
 * not apply, is no choice.
 */
export function choicesOf({ site, features }: Answers): Choices {
  return withFeatures(siteChoicesOf(site), features);
}

/** The first half of `choicesOf`: what was chosen about the site, and the features that then apply. */
export interface SiteChoices {
  readonly choices: Choices;
  readonly applying: readonly Recipe[];
}

/** For one site with many sets of features: the costly half, done once. */
export function siteChoicesOf(answers: SiteAnswers): SiteChoices {
  const site = siteOf(answers);
  const choices = new Map<string, string>();
  for (const { field, name } of fieldsOf.get('site') ?? []) {
    const own = siteChoices[field.path]?.(site) ?? choiceOf(field, valueIn(answers, name));
    if (typeof own === 'string') choices.set(field.path, own);
    else for (const [part, choice] of Object.entries(own)) choices.set(`${field.path}#${part}`, choice);
  }
  return { choices, applying: recipes.filter(({ when }) => when?.(site) !== false) };
}

/** The second half: `features` may lack what is usual. */
export function withFeatures({ choices: about, applying }: SiteChoices, features: Features): Choices {
  const choices = new Map(about);
  for (const { id, isOptional } of applying) {
    const path = `features.${id}`;
    const own = features[id];
    if (isOptional) choices.set(path, own === undefined ? 'off' : 'on');
    if (isOptional && own === undefined) continue;
    for (const { field, name } of fieldsOf.get(path) ?? [])
      choices.set(field.path, choiceOf(field, valueIn(own, name)));
  }
  return choices;
}

/** The questions of the site and of each feature, with their names in its answers. */
const fieldsOf = new Map<string, { readonly field: Field; readonly name: string }[]>();
for (const field of fields.values()) {
  const at = field.path.lastIndexOf('.');
  const owner = field.path.slice(0, at);
  fieldsOf.set(owner, [...(fieldsOf.get(owner) ?? []), { field, name: field.path.slice(at + 1) }]);
}

/** Answers of which more matters than whether they are the usual ones; several things at once come by name. */
const siteChoices: Readonly<Record<string, (site: Site) => string | Readonly<Record<string, string>>>> = {
  'site.publicUrl': ({ address: { scheme, path, port } }) => ({
    scheme,
    path: ['at the root', 'context path'][path.split('/').length - 1] ?? 'deep context path',
    port: port === (scheme === 'https' ? 443 : 80) ? 'usual port' : 'other port',
  }),
  // Before Synchrony there was none to choose.
  'site.editing': ({ editing }) => editing,
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
