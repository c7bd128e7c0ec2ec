import { factsOf, sinceOf } from '../httpd/directives';
import type { DirectiveContext } from '../httpd/directives/facts';
import { parseHttpd } from '../httpd/parse';
import { type Setting, walk } from '../httpd/query';
import { isSameSetting } from '../httpd/same-setting';
import type { HttpdNode } from '../httpd/tree';
import { type HttpdVersion, isAtLeast } from '../httpd/version';
import { lineAt, lineStarts } from '../text/lines';

/** What is wrong with one line of the admin's text; without a line, with all of it. */
export interface OwnProblem {
  readonly line?: number;
  readonly says: string;
}

/** What keeps this text from standing at the end of the site's virtual host; none if it can. Lines count from 1. */
export function checkOwnDirectives(text: string, version: HttpdVersion): readonly OwnProblem[] {
  const plain = text.replaceAll('\r\n', '\n');
  const shape = plain.split('\n').flatMap((line, i) => problemOfLine(line).map((says) => ({ line: i + 1, says })));
  // A line that runs on, or a character that hides one, makes the rest hard to judge.
  if (shape.length > 0) return shape;
  const document = parseHttpd(plain);
  if (document.problems.length > 0) return document.problems.map(({ line, says }) => ({ line, says }));
  const starts = lineStarts(plain);
  const found: OwnProblem[] = [];
  check(document.children, 'vhost');
  return found;

  function check(nodes: readonly HttpdNode[], context: DirectiveContext | undefined): void {
    const before: Setting[] = [];
    for (const node of nodes) {
      if (node.kind !== 'directive' && node.kind !== 'section') continue;
      const line = lineAt(starts, node.start);
      for (const says of problemsOf(node, context, version, before)) found.push({ line, says });
      before.push(node);
      if (node.kind === 'section') check(node.children, contextIn(node.name.value, context));
    }
  }
}

/** The directives in this text that we know nothing about, each once. */
export function unknownIn(text: string): readonly string[] {
  return [...new Set([...walk(parseHttpd(text))].map(({ name }) => name.value))].filter((name) => !factsOf(name));
}

/** Those that come too late at the end of a virtual host, because the first one that fits a path decides. */
export function placedBehind(text: string): readonly string[] {
  const names = parseHttpd(text).children.flatMap((node) => (node.kind === 'directive' ? [node.name.value] : []));
  return [...new Set(names)].filter((name) => /^(proxypass(match)?|jkmount)$/i.test(name));
}

function problemOfLine(line: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]/.test(line)) {
    return ['A character that cannot be seen stands here. Type the line anew.'];
  }
  if (/\\\s*$/.test(line)) return ['A backslash at the end ties the next line to this one. Write it in one line.'];
  return line.length > 4000 ? ['4,000 characters are the most in one line.'] : [];
}

/** Names that say which site this is. The answers above say that. */
const ofTheSite = new Set(['servername', 'serveralias', 'serverpath']);

function problemsOf(
  node: Setting,
  context: DirectiveContext | undefined,
  version: HttpdVersion,
  before: readonly Setting[],
): readonly string[] {
  const name = node.name.value;
  const facts = factsOf(name);
  if (node.kind === 'section' && /^virtualhost$/i.test(name)) {
    return ['A virtual host cannot stand inside another one. Put it into a file of its own.'];
  }
  if (/^(macro|perl)$/i.test(name)) {
    return [
      `Apache does not read what is inside <${name}> as lines of this place: we cannot check it. Put it into a file of its own.`,
    ];
  }
  if (ofTheSite.has(name.toLowerCase())) {
    return [`${name} says which site this is; the answers about the site say that already.`];
  }
  if (!facts) return [];
  if ((facts.isSection ?? false) !== (node.kind === 'section')) {
    return [
      facts.isSection
        ? `${name} is a section: <${name} …> and </${name}>.`
        : `${name} is no section: write it without < and >.`,
    ];
  }
  if (context && !facts.contexts.includes(context)) return [misplaced(facts.name, facts.contexts, context)];
  const args = node.args.map(({ value }) => value);
  const since = sinceOf(facts, args);
  if (since && !isAtLeast(version, since))
    return [`${name} as it stands here needs Apache ${since}; yours is ${version}.`];
  const twin =
    facts.isOrdered || node.kind === 'section' ? undefined : before.find((other) => isSameSetting(other, node));
  if (twin && JSON.stringify(twin.args.map(({ value }) => value)) !== JSON.stringify(args)) {
    return [`${name} stands above already, with another value. The last one counts: leave one of them out.`];
  }
  return [];
}

function misplaced(name: string, contexts: readonly DirectiveContext[], context: DirectiveContext): string {
  if (contexts.every((each) => each === 'server')) {
    return `${name} counts for the whole server: Apache refuses it inside a site. Put it into Apache’s main configuration.`;
  }
  return context === 'vhost'
    ? `${name} has to stand inside a section such as <Location "/path">.`
    : `${name} cannot stand inside this section; it belongs directly into the site.`;
}

/** What a section makes of the place inside it; undefined where we cannot tell. */
function contextIn(section: string, outside: DirectiveContext | undefined): DirectiveContext | undefined {
  if (/^if(module|define|version|file|directive|section)$/i.test(section)) return outside;
  if (/^proxy(match)?$/i.test(section)) return 'proxy';
  return factsOf(section) ? 'directory' : undefined;
}
