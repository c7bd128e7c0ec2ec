import type { Span } from '../text/edit';
import { lineStarts } from '../text/lines';
import type { Problem } from '../text/problem';
import { isSupported } from './directives';
import { unsupported } from './parse';
import { problemAt } from './problem-at';
import { propertiesOf } from './properties';
import { readLines } from './read-lines';
import type { Property } from './tree';

/** One rule of uriworkermap.properties. The span is that of its line; `/a|/*` makes two rules of one line. */
export interface Mount extends Span {
  /** With `*` for any characters and `?` for one; always begins with `/`. */
  readonly path: string;
  /** `*` in an exclusion: it holds for every worker. */
  readonly worker: string;
  /** `!`: what it fits does not go to this worker. */
  readonly isExclusion: boolean;
  /** `-`: mod_jk passes over the rule. */
  readonly isDisabled: boolean;
  /** What stands behind the worker: `;reply_timeout=60000`. */
  readonly extensions: readonly { readonly name: string; readonly value: string }[];
}

/** What mod_jk reads out of uriworkermap.properties. */
export interface Mounts {
  readonly path: string;
  readonly text: string;
  /** In the order of the file. mod_jk itself asks the longest path first, and exclusions afterwards. */
  readonly mounts: readonly Mount[];
  /** Rules that mod_jk refuses with a line in its log, while it takes the others. */
  readonly refused: readonly Problem[];
  /** Why mod_jk takes nothing out of the file; Apache starts all the same. */
  readonly problems: readonly Problem[];
}

/**
 * Reads any text as mod_jk 1.2.48 reads uriworkermap.properties, in linear time. Of two lines for the same path the
 * last counts. A path has to begin with `/`: `*.jsp`, which the manual allows, is refused.
 */
export function parseMounts(text: string, path = ''): Mounts {
  const nodes = readLines(text);
  const starts = lineStarts(text);
  const settings = nodes.filter((node) => node.kind === 'setting');
  const problems = settings.flatMap(({ key }) =>
    isSupported(key.value) ? [] : [unsupported(starts, key, 'it takes nothing out of this file')],
  );
  const mounts: Mount[] = [];
  const refused: Problem[] = [];
  for (const property of propertiesOf(nodes, 'lastCounts').values()) {
    for (const mount of mountsOf(property)) {
      if (mount.path.startsWith('/')) mounts.push(mount);
      else refused.push(refusal(starts, mount));
    }
  }
  return { path, text, mounts, refused, problems };
}

function mountsOf({ key, value, lines }: Property): Mount[] {
  const setting = lines.at(-1)?.setting;
  const [, disabled = '', exclusion = '', rest = ''] = /^(-?)(!?)(.*)$/s.exec(key) ?? [];
  const { worker, extensions } = targetOf(value);
  const base = {
    worker,
    extensions,
    isExclusion: exclusion !== '',
    isDisabled: disabled !== '',
    start: setting?.start ?? 0,
    end: setting?.end ?? 0,
  };
  const bar = rest.indexOf('|');
  if (bar === -1) return [{ ...base, path: rest }];
  // Only the first bar counts; a further one is a character of the path.
  return [rest.slice(0, bar), rest.slice(0, bar) + rest.slice(bar + 1)].map((path) => ({ ...base, path }));
}

function targetOf(value: string): Pick<Mount, 'worker' | 'extensions'> {
  const [worker = '', ...parts] = value.split(';').filter((part) => part !== '');
  const extensions: { name: string; value: string }[] = [];
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] ?? '';
    const equals = part.indexOf('=');
    const name = equals === -1 ? part : part.slice(0, equals);
    // The mark in an address begins with a semicolon itself: `session_path=;jsessionid`.
    if (part === 'session_path=') extensions.push({ name, value: parts[++i] ?? '' });
    else extensions.push({ name, value: equals === -1 ? '' : part.slice(equals + 1) });
  }
  return { worker, extensions };
}

function refusal(starts: readonly number[], { start, end }: Mount): Problem {
  return problemAt(starts, { start, end }, 'mod_jk refuses this rule: the path has to begin with `/`.');
}
