import type { Edit, Span } from '../text/edit';
import { dedent, indent, indentAt } from '../text/indent';
import { lineEndOf } from '../text/lines';
import { factsOf } from './directives';
import { findMatch } from './match';
import { mergeArgs } from './merge-args';
import { type Setting, settingsIn } from './query';
import type { HttpdDocument, HttpdNode } from './tree';

/** One edit, and what it does to the admin's file. */
export interface HttpdEdit extends Edit {
  readonly does: 'add' | 'change' | 'move';
  /** Names what is added or changed, the same in every build: `VirtualHost *:443/ProxyTimeout`. */
  readonly key: string;
}

/** A wanted setting, with the comment and blank lines above it. */
interface Group {
  readonly lines: Span;
  readonly setting: Setting;
}

/** Where the lines of a section (or of the file) end, and the indent they have. */
interface End {
  readonly at: number;
  readonly indent: string;
}

/**
 * The fewest edits after which `document` says everything `wanted` says. Nothing of the admin's is ever taken away;
 * a setting that is there already keeps its line, its case and its quotes, and only the arguments that differ change.
 * A document with problems gets no edits. `keep` holds the keys of changes the admin does not want.
 */
export function mergeHttpd(
  document: HttpdDocument,
  wanted: HttpdDocument,
  keep: ReadonlySet<string> = new Set(),
): HttpdEdit[] {
  if (document.problems.length > 0) return [];
  const { text } = document;
  const lineEnd = lineEndOf(text);
  return merge(document.children, wanted.children, { at: text.length, indent: '' }, '').filter(
    ({ key }) => !keep.has(key),
  );

  function merge(present: readonly HttpdNode[], desired: readonly HttpdNode[], end: End, path: string): HttpdEdit[] {
    const settings = [...settingsIn({ children: present })];
    const groups = withComments(desired);
    const matches = groups.map(({ setting }) => findMatch(document, settings, setting));
    const misplaced = misplacedIn(groups, matches);
    return groups.flatMap((group, i) => {
      const { setting } = group;
      const match = matches[i];
      const key = keyOf(path, setting);
      const next = matches.slice(i + 1).find((node, n) => node && !misplaced.has(i + 1 + n));
      const place = next
        ? { at: startOfBlock(text, present, next), indent: indentAt(text, next.start), before: next }
        : end;
      if (!match) return [{ ...insertion(place, wantedLines(group)), does: 'add', key }];
      if (misplaced.has(i)) {
        return [
          { start: match.start, end: match.end, text: '', does: 'move', key },
          { ...insertion(place, text.slice(match.start, match.end)), does: 'move', key },
        ];
      }
      if (match.kind === 'section' && setting.kind === 'section') {
        const first = match.children.find((node) => node.kind === 'directive' || node.kind === 'section');
        const inner = first ? indentAt(text, first.start) : `${indentAt(text, match.start)}    `;
        return merge(match.children, setting.children, { at: match.body.end, indent: inner }, `${key}/`);
      }
      return mergeArgs(match, setting, wanted.text).map((edit) => ({ ...edit, does: 'change' as const, key }));
    });
  }

  function wantedLines({ lines }: Group): string {
    return dedent(wanted.text.slice(lines.start, lines.end));
  }

  function insertion(place: End & { readonly before?: Setting }, lines: string): Edit {
    const before = text.slice(0, place.at);
    const isCommented = /^\s*#/.test(lines);
    const lastLine = /([^\n]*)\n?$/.exec(before.replace(/\r?\n$/, ''))?.[1] ?? '';
    const needsBlank = isCommented && before !== '' && !/^\s*(<(?!\/).*)?$/.test(lastLine);
    const ends = before === '' || before.endsWith('\n') ? '' : '\n';
    // A line that ends in a backslash runs on: one more line break, or ours would become part of it.
    const glue = /\\(\r?\n)?$/.test(before) ? `${ends}\n` : ends;
    const body = indent(lines.replace(/^\n+/, ''), place.indent);
    const after = place.before && isCommented ? '\n' : '';
    const whole = `${glue}${needsBlank ? '\n' : ''}${body}${after}`;
    return { start: place.at, end: place.at, text: lineEnd === '\n' ? whole : whole.replaceAll(/\r?\n/g, lineEnd) };
  }
}

/** Each setting, and where it begins if the comments and blank lines right above it are taken along. */
function withComments(nodes: readonly HttpdNode[]): Group[] {
  const groups: Group[] = [];
  let above: number | undefined;
  for (const node of nodes) {
    if (node.kind === 'directive' || node.kind === 'section') {
      groups.push({ lines: { start: above ?? node.start, end: node.end }, setting: node });
    }
    above = node.kind === 'comment' || node.kind === 'blank' ? (above ?? node.start) : undefined;
  }
  return groups;
}

/** Where the comment lines that belong to `setting` begin: a new line goes above them, not between. */
function startOfBlock(text: string, siblings: readonly HttpdNode[], setting: Setting): number {
  const holder = siblings.includes(setting) ? siblings : siblingsOf(siblings, setting);
  let at = setting.start;
  for (let i = holder.indexOf(setting) - 1; holder[i]?.kind === 'comment'; i -= 1) at = holder[i]?.start ?? at;
  return text.lastIndexOf('\n', at - 1) + 1 === at ? at : setting.start;
}

function siblingsOf(nodes: readonly HttpdNode[], setting: Setting): readonly HttpdNode[] {
  const holder = nodes.find(
    (node) => node.kind === 'section' && node.start <= setting.start && setting.end <= node.end,
  );
  if (holder?.kind !== 'section') return [];
  return holder.children.includes(setting) ? holder.children : siblingsOf(holder.children, setting);
}

/** The matches that stand behind one they have to stand before, as far as the order of that directive means anything. */
function misplacedIn(groups: readonly Group[], matches: readonly (Setting | undefined)[]): ReadonlySet<number> {
  const misplaced = new Set<number>();
  for (let i = groups.length - 1; i >= 0; i -= 1) {
    const match = matches[i];
    const name = groups[i]?.setting.name.value.toLowerCase() ?? '';
    if (!match || !factsOf(name)?.isOrdered) continue;
    const isBehind = matches.some(
      (other, n) =>
        n > i && other && !misplaced.has(n) && other.name.value.toLowerCase() === name && other.start < match.start,
    );
    if (isBehind) misplaced.add(i);
  }
  return misplaced;
}

function keyOf(path: string, setting: Setting): string {
  const facts = factsOf(setting.name.value);
  const count = setting.kind === 'section' || typeof facts?.identity !== 'number' ? undefined : facts.identity;
  return [`${path}${setting.name.value}`, ...setting.args.slice(0, count).map(({ value }) => value)].join(' ');
}
