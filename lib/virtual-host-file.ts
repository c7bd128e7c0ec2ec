import type { GeneratedFile, Note } from './bundle';
import type { Config } from './config';
import { factsOf, manualOf } from './httpd/directives';
import { matchSettings } from './httpd/match';
import { mergeHttpd } from './httpd/merge';
import { modulesOf } from './httpd/modules';
import { type Needs, needsOf } from './httpd/needs';
import { parseHttpd } from './httpd/parse';
import { type Setting, walk } from './httpd/query';
import { removeSettings } from './httpd/remove';
import type { HttpdDocument } from './httpd/tree';
import { leavesOf } from './leaves';
import { bundlePathOf, isPlainPath } from './platforms/bundle-path';
import { publicUrlOf } from './public-address';
import type { HttpdLines, Lines, Recipe } from './recipes/recipe';
import type { Site } from './site';
import { applyEdits } from './text/edit';
import { indent } from './text/indent';
import { lineAt, lineStarts } from './text/lines';

/** A recipe that is on, and what it wrote for this site. */
export interface Chosen {
  readonly recipe: Recipe;
  readonly lines: Lines;
}

/** Why the lines from `from` up to `to` (both from 1) of the wanted text are there. */
interface Reason {
  readonly from: number;
  readonly to: number;
  readonly because: HttpdLines;
  readonly recipe: string;
}

interface Wanted {
  readonly document: HttpdDocument;
  readonly reasons: readonly Reason[];
}

/** The file with the site's virtual host: the admin's own with our lines in it, or a new one. `keep` holds edits not to make. */
export function generateVirtualHost(
  site: Site,
  chosen: readonly Chosen[],
  { virtualHost }: Config,
  keep: ReadonlySet<string>,
): { readonly file: GeneratedFile; readonly needs: Needs } {
  const wanted = wantedFile(site, chosen);
  const source = virtualHost ?? emptyDocument;
  const gone = chosen.flatMap(({ recipe, lines }) =>
    (lines.gone ?? []).map((because) => ({ ...because, recipe: recipe.id })),
  );
  const removed = removeSettings(
    source,
    wanted.document,
    (setting) => gone.some(({ isGone }) => isGone(setting, source)),
    keep,
  );
  const edits = [...mergeHttpd(source, wanted.document, keep), ...removed];
  const text = applyEdits(source.text, edits);
  const installTo = placeOf(site, virtualHost?.path);
  let notes: readonly Note[] | undefined;
  let leaves: readonly Note[] | undefined;
  const file: GeneratedFile = {
    path: bundlePathOf(installTo),
    installTo,
    role: 'virtual-host',
    mode: '0644',
    beforeIs: virtualHost ? 'yours' : 'nothing',
    before: source.text,
    edits,
    text,
    change: !virtualHost ? 'new' : edits.length > 0 ? 'changed' : 'unchanged',
    notes: () => {
      notes ??= notesOf(parseHttpd(text), wanted);
      return notes;
    },
    leaves: () => {
      leaves ??= leavesOf(source.text, removed, ({ start, end }) => {
        const inside = [...walk(source)].filter((setting) => start <= setting.start && setting.end <= end);
        return gone.find(({ isGone }) => inside.some((setting) => isGone(setting, source)));
      });
      return leaves;
    },
  };
  // What goes needs nothing any more.
  const needs =
    removed.length > 0
      ? needsOf(parseHttpd(text), emptyDocument, [])
      : needsOf(source, wanted.document, matchSettings(source, wanted.document).values());
  return { file, needs };
}

const emptyDocument = parseHttpd('');

/** An uploaded file goes back where it came from if it says so; otherwise under its own name to where sites lie. */
function placeOf({ platform }: Site, uploaded: string | undefined): string {
  if (uploaded === undefined) return platform.siteFile('confluence');
  if (platform.siteNameOf(uploaded) !== undefined && isPlainPath(uploaded, platform)) return uploaded;
  const name = uploaded
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[.-]+/, '');
  return platform.siteFile(name || 'confluence');
}

/** The file as it would be if there were none: each piece under the comment that explains it. */
function wantedFile({ address, listenPort }: Site, chosen: readonly Chosen[]): Wanted {
  const out: string[] = [];
  const reasons: Reason[] = [];
  const put = (because: HttpdLines, recipe: string, by: string) => {
    const text = indent(`# ${because.says}\n${because.lines.text.trimEnd()}`, by);
    const lines = text.split('\n');
    reasons.push({ from: out.length + 1, to: out.length + lines.length, because, recipe });
    out.push(...lines);
  };
  for (const { recipe, lines } of chosen) {
    for (const because of lines.server ?? []) {
      put(because, recipe.id, '');
      out.push('');
    }
  }
  out.push(`# Confluence, at ${publicUrlOf(address)}.`, `<VirtualHost *:${listenPort}>`);
  (['vhost', 'routes'] as const)
    .flatMap((part) =>
      chosen.flatMap(({ recipe, lines }) => (lines[part] ?? []).map((because) => ({ because, recipe }))),
    )
    .forEach(({ because, recipe }, i) => {
      if (i > 0) out.push('');
      put(because, recipe.id, '    ');
    });
  out.push('</VirtualHost>', '');
  return { document: parseHttpd(out.join('\n')), reasons };
}

/** A note for every directive and section: our reason where the line is ours, otherwise what the directive is for. */
function notesOf(document: HttpdDocument, { document: wanted, reasons }: Wanted): Note[] {
  const starts = lineStarts(document.text);
  const wantedStarts = lineStarts(wanted.text);
  const ours = new Map<Setting, Reason>();
  for (const [want, present] of matchSettings(document, wanted)) {
    const line = lineAt(wantedStarts, want.start);
    const reason = reasons.find(({ from, to }) => from <= line && line <= to);
    if (reason) ours.set(present, reason);
  }
  return [...walk(document)]
    .map((setting) => noteFor(setting, ours.get(setting), starts))
    .sort((a, b) => a.line - b.line);
}

function noteFor(setting: Setting, reason: Reason | undefined, starts: readonly number[]): Note {
  const facts = factsOf(setting.name.value);
  const args = setting.args.map(({ value }) => value);
  const line = lineAt(starts, setting.start);
  const end = setting.kind === 'section' ? setting.body.start : setting.end;
  const says = facts?.says ?? 'We do not know this directive; it stays as it is.';
  const needs = [
    ...modulesOf(setting.name.value, args).map((module) => `mod_${module}`),
    ...(facts?.since ? [`httpd ${facts.since}`] : []),
  ];
  return {
    line,
    lastLine: Math.max(line, lineAt(starts, Math.max(setting.start, end - 1))),
    says: reason?.because.says ?? says,
    ...(reason
      ? {
          why: [reason.because.why, facts && `${setting.name.value}: ${lowerFirst(facts.says)}`]
            .filter(Boolean)
            .join(' '),
        }
      : {}),
    from: reason?.because.from ?? [],
    needs,
    sources: reason?.because.sources ?? (facts ? [manualOf(facts)] : []),
    ...(reason && { recipe: reason.recipe }),
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
