import type { Edit, Span } from '../text/edit';
import { lineEndOf, startOfLine } from '../text/lines';
import { prefixOf } from './query';
import type { Setting, WorkersDocument } from './tree';

/** A wanted line, with the comments and blank lines above it. */
export interface Group {
  readonly lines: Span;
  readonly setting: Setting;
}

/** A group that is to be added; `names` take the place of its value, if it is a list. */
export interface Addition extends Group {
  readonly names?: readonly string[];
}

/** Each setting of a document, and where it begins if what stands above it is taken along. */
export function groupsOf(document: WorkersDocument): Group[] {
  const groups: Group[] = [];
  let above: number | undefined;
  for (const node of document.children) {
    if (node.kind === 'setting') {
      groups.push({ lines: { start: above ?? node.start, end: node.end }, setting: node });
      above = undefined;
    } else above ??= node.start;
  }
  return groups;
}

/** One edit for each addition: behind the last line about the same worker, or at the end of the file. */
export function insertions(
  { document, settings }: { readonly document: WorkersDocument; readonly settings: readonly Setting[] },
  wantedText: string,
  additions: readonly Addition[],
): (Edit & { readonly key: string })[] {
  const { text } = document;
  const lineEnd = lineEndOf(text);
  const last = new Map(settings.map(({ key, end }) => [prefixOf(key.value), end]));
  const places = additions.map(({ setting }) => last.get(prefixOf(setting.key.value)) ?? text.length);
  return additions.map((addition, i) => {
    const at = places[i] ?? text.length;
    const lines = linesOf(addition, wantedText);
    const body = lines.replace(/^\n+/, '');
    const isCommented = body.startsWith('#');
    const before = text.slice(startOfLine(text, Math.max(at - 1, 0)), at);
    const follows = places.indexOf(at) < i;
    const goesOn = places.includes(at, i + 1);
    const isApart = isCommented || (!last.has(prefixOf(addition.setting.key.value)) && lines !== body);
    const needsBlank = follows ? lines !== body : isApart && before.trim() !== '';
    const ends = follows || at === 0 || before.endsWith('\n') ? '' : '\n';
    const isBlankNext = /^[ \t\r]*(?:\n|$)/.test(text.slice(at, at + 100));
    const whole = `${ends}${needsBlank ? '\n' : ''}${body}${isCommented && !goesOn && !isBlankNext ? '\n' : ''}`;
    return { start: at, end: at, text: whole.replaceAll('\n', lineEnd), key: addition.setting.key.value };
  });
}

/** The lines of an addition, each ended by `\n`, with its own names in place of the value. */
function linesOf({ lines, setting, names }: Addition, wantedText: string): string {
  const value = names ? names.join(',') : wantedText.slice(setting.value.start, setting.value.end);
  const around = [
    wantedText.slice(lines.start, setting.value.start),
    wantedText.slice(setting.value.end, lines.end).trimEnd(),
  ];
  return `${around.join(value)}\n`.replaceAll('\r\n', '\n');
}
