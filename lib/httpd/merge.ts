import { applyEdits, type Edit, type Span } from '../text/edit';
import { dedent, indent, indentAt } from '../text/indent';
import { lineEndOf, startOfLine } from '../text/lines';
import { factsOf } from './directives';
import { findMatch, type Scope, scopeOf } from './match';
import { mergeArgs } from './merge-args';
import { isNamed, type Setting } from './query';
import type { HttpdDocument, HttpdNode } from './tree';

/** One edit, and what it does to the admin's file. */
export interface HttpdEdit extends Edit {
  readonly does: 'add' | 'change' | 'move' | 'remove';
  /** Names what is added or changed, the same in every build: `VirtualHost *:443/ProxyTimeout`. */
  readonly key: string;
}

/** A wanted setting, with the comment and blank lines above it. */
interface Group {
  readonly lines: Span;
  readonly setting: Setting;
}

/** Where new lines go, and the indent they get. */
interface Place {
  readonly at: number;
  readonly indent: string;
  /** The setting they come to stand above. */
  readonly before?: Setting;
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

  function merge(present: readonly HttpdNode[], desired: readonly HttpdNode[], end: Place, path: string): HttpdEdit[] {
    const [inForce, wants] = [scopeOf(present), scopeOf(desired)];
    const groups = withComments(desired);
    const matches = groups.map(({ setting }) => findMatch(document, inForce, setting, wants));
    const misplaced = misplacedIn(groups, matches);
    const places = groups.map((_, i) => (matches[i] && !misplaced.has(i) ? undefined : placeFor(i)));
    return groups.flatMap((group, i) => {
      const { setting } = group;
      const match = matches[i];
      const key = keyOf(path, setting);
      const place = places[i] ?? end;
      const isAlone = { follows: isAt(places.slice(0, i), place), goesOn: isAt(places.slice(i + 1), place) };
      if (!match) return [{ ...insertion(place, wantedLines(group), isAlone), does: 'add', key }];
      if (misplaced.has(i)) {
        return [
          { start: match.start, end: match.end, text: '', does: 'move', key },
          { ...insertion(place, movedLine(match, setting), isAlone), does: 'move', key },
        ];
      }
      if (match.kind === 'section' && setting.kind === 'section') {
        const first = match.children.find((node) => node.kind === 'directive' || node.kind === 'section');
        const inner = first ? indentAt(text, first.start) : `${indentAt(text, match.start)}    `;
        return merge(match.children, setting.children, { at: match.body.end, indent: inner }, `${key}/`);
      }
      return mergeArgs(match, setting, wanted.text).map((edit) => ({ ...edit, does: 'change' as const, key }));
    });

    function placeFor(i: number): Place {
      const place = placeAt(neighbourOf(groups, matches, misplaced, i));
      // Behind conditions that wait for a rule, ours would become subject to them.
      return nameOf(groups[i]) === 'rewriterule' ? placeAt(inFront(waitingAt(inForce, place.at)), place) : place;
    }

    function placeAt(neighbour: Neighbour | undefined, otherwise = end): Place {
      if (!neighbour) return otherwise;
      const { is, setting } = neighbour;
      const by = indentAt(text, setting.start);
      return is === 'behind'
        ? { at: setting.end, indent: by }
        : { at: startOfBlock(text, present, setting), indent: by, before: setting };
    }
  }

  /** The admin's own line, with the arguments it should have. */
  function movedLine(match: Setting, setting: Setting): string {
    const edits = mergeArgs(match, setting, wanted.text).map((edit) => ({
      ...edit,
      start: edit.start - match.start,
      end: edit.end - match.start,
    }));
    const line = applyEdits(text.slice(match.start, match.end), edits);
    return dedent(line.endsWith('\n') ? line : `${line}\n`);
  }

  function wantedLines({ lines }: Group): string {
    return dedent(wanted.text.slice(lines.start, lines.end));
  }

  function insertion(place: Place, lines: string, { follows, goesOn }: Neighbours): Edit {
    const before = text.slice(0, place.at);
    const isCommented = /^\s*#/.test(lines);
    const lastLine = lastLineOf(before);
    const needsBlank = follows
      ? lines.startsWith('\n')
      : isCommented && before !== '' && !/^\s*(<(?!\/).*)?$/.test(lastLine);
    const ends = follows || before === '' || before.endsWith('\n') ? '' : '\n';
    // A line that ends in a backslash runs on: one more line break, or ours would become part of it.
    const glue = !follows && /\\(\r?\n)?$/.test(before.slice(-3)) ? `${ends}\n` : ends;
    const body = indent(lines.replace(/^\n+/, ''), place.indent);
    const after = place.before && isCommented && !goesOn ? '\n' : '';
    const whole = `${glue}${needsBlank ? '\n' : ''}${body}${after}`;
    return { start: place.at, end: place.at, text: lineEnd === '\n' ? whole : whole.replaceAll(/\r?\n/g, lineEnd) };
  }
}

/** The last line of a text, without its line break. */
function lastLineOf(text: string): string {
  const end = text.endsWith('\n') ? text.length - 1 : text.length;
  return text.slice(startOfLine(text, end), end);
}

/** Whether other new lines come to stand right in front of these, or right behind them. */
interface Neighbours {
  readonly follows: boolean;
  readonly goesOn: boolean;
}

const isAt = (places: readonly (Place | undefined)[], place: Place) => places.some((each) => each?.at === place.at);

/** Each setting, and where it begins if the comments, conditions and blank lines right above it are taken along. */
function withComments(nodes: readonly HttpdNode[]): Group[] {
  const groups: Group[] = [];
  let above: number | undefined;
  for (const node of nodes) {
    if ((node.kind === 'directive' || node.kind === 'section') && !isNamed(node, 'RewriteCond')) {
      groups.push({ lines: { start: above ?? node.start, end: node.end }, setting: node });
      above = undefined;
    } else if (node.kind === 'unreadable') above = undefined;
    else above ??= node.start;
  }
  return groups;
}

/** The first of the conditions in front of `offset` whose rule comes only behind it. */
function waitingAt({ conditions, idle }: Scope, offset: number): Setting | undefined {
  for (const [rule, [first]] of conditions) if (first && first.start < offset && rule.start >= offset) return first;
  return idle && idle.start < offset ? idle : undefined;
}

interface Neighbour {
  readonly is: 'front' | 'behind';
  readonly setting: Setting;
}

/** The match that the lines of group `i` go in front of, or behind; undefined: they go to the end. */
function neighbourOf(
  groups: readonly Group[],
  matches: readonly (Setting | undefined)[],
  misplaced: ReadonlySet<number>,
  i: number,
): Neighbour | undefined {
  const name = nameOf(groups[i]);
  const settled = matches.map((match, n) => (misplaced.has(n) ? undefined : match));
  if (!factsOf(name)?.isOrdered) return inFront(settled.slice(i + 1).find(Boolean));
  // Where the first match decides, a line stands above all that it was written above, and below the others.
  const rivals = settled.map((match, n) => (nameOf(groups[n]) === name ? match : undefined));
  const later = rivals.slice(i + 1).filter((match) => match !== undefined);
  if (later.length > 0) return inFront(later.reduce((a, b) => (b.start < a.start ? b : a)));
  const earlier = rivals.slice(0, i).findLast(Boolean);
  if (earlier) return { is: 'behind', setting: earlier };
  const first = groups.findIndex((group) => nameOf(group) === name);
  return inFront(settled.slice(first + 1).find(Boolean));
}

const nameOf = (group: Group | undefined) => group?.setting.name.value.toLowerCase() ?? '';

const inFront = (setting: Setting | undefined) => setting && { is: 'front' as const, setting };

/** Where the comments and conditions that belong to `setting` begin: a new line goes above them, not between. */
function startOfBlock(text: string, siblings: readonly HttpdNode[], setting: Setting): number {
  const holder = siblings.includes(setting) ? siblings : siblingsOf(siblings, setting);
  let at = setting.start;
  for (let i = holder.indexOf(setting) - 1; i >= 0; i -= 1) {
    const node = holder[i];
    const belongs = node?.kind === 'comment' || (node?.kind === 'directive' && isNamed(node, 'RewriteCond'));
    if (!node || !belongs) break;
    at = node.start;
  }
  return startOfLine(text, at) === at ? at : setting.start;
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
