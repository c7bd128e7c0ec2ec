import type { Finding, GeneratedFile, MarkedEdit, Note } from './bundle';
import type { Config } from './config';
import { defaultPorts } from './confluence/release';
import { type Farewell, leavesOf } from './leaves';
import type { TomcatLines } from './recipes/recipe';
import type { Site, SiteNode } from './site';
import { applyEdits, type Span } from './text/edit';
import { lineAt, lineStarts } from './text/lines';
import { clashesIn } from './tomcat/clash';
import { explainTomcat } from './tomcat/explain';
import { mergeTomcat } from './tomcat/merge';
import { parseTomcat } from './tomcat/parse';
import { findElement } from './tomcat/place';
import { elements } from './tomcat/query';
import { withoutGone } from './tomcat/remove';
import type { TomcatDocument } from './tomcat/tree';
import type { Chosen } from './virtual-host-file';

interface Wish {
  readonly because: TomcatLines;
  readonly recipe: string;
}

/**
 * server.xml of each node: the admin's own, or the stock file of the release, with what the recipes wish for. All nodes
 * begin with the same file. `keep` holds edits not to make, on any node.
 */
export function generateServerXmls(
  site: Site,
  chosen: readonly Chosen[],
  config: Config,
  keep: ReadonlySet<string>,
): GeneratedFile[] {
  return site.nodes.map((node) => generateServerXml(site, node, chosen, config, keep));
}

/** What the admin's own server.xml has on a port that a recipe needs for something else; our lines for it are missing then. */
export function serverXmlClashes(chosen: readonly Chosen[], { serverXml }: Config): Finding[] {
  if (!serverXml) return [];
  const wishes = chosen.flatMap(({ lines }) => (lines.tomcat ?? []).map(({ wish }) => wish));
  return clashesIn(serverXml, wishes).map(({ line, says }) => ({
    rule: 'port-is-free-for-its-connector',
    severity: 'error',
    file: serverXml.path,
    line,
    says,
  }));
}

/** server.xml of one node, as above. */
export function generateServerXml(
  site: Site,
  { name: node }: SiteNode,
  chosen: readonly Chosen[],
  { serverXml }: Config,
  keep: ReadonlySet<string>,
): GeneratedFile {
  // Whoever gives another port has changed it in the stock file already.
  const stock = stockDocument(
    site.release.serverXml.replaceAll(`port="${defaultPorts.http}"`, `port="${site.confluencePort}"`),
  );
  const source = serverXml ?? stock;
  const wishes = chosen.flatMap(({ recipe, lines }) =>
    (lines.tomcat ?? [])
      .filter((because) => because.node === undefined || because.node === node)
      .map((because) => ({ because, recipe: recipe.id })),
  );
  const edits: readonly MarkedEdit[] = mergeTomcat(
    source,
    wishes.map(({ because }) => because.wish),
  ).filter(({ key }) => !keep.has(key));
  const text = applyEdits(source.text, edits);
  const installTo = `${site.installDir}/conf/server.xml`;
  let notes: readonly Note[] | undefined;
  let leaves: readonly Note[] | undefined;
  return {
    path: `tomcat/${node}/conf/server.xml`,
    installTo,
    role: 'server-xml',
    node,
    mode: '0640',
    beforeIs: serverXml ? 'yours' : 'stock',
    before: source.text,
    edits,
    text,
    change: edits.length > 0 ? 'changed' : 'unchanged',
    notes: () => {
      notes ??= notesOf(parseTomcat(text), source, wishes);
      return notes;
    },
    leaves: () => {
      leaves ??= leavesOf(source.text, edits, (edit) => farewellTo(source, edit, wishes));
      return leaves;
    },
  };
}

/** The wish that an element in this stretch should go, with its reason. */
function farewellTo(document: TomcatDocument, { start, end }: Span, wishes: readonly Wish[]): Farewell | undefined {
  const wish = wishes.find(({ because }) =>
    withoutGone(document, [because.wish]).gone.some((element) => start <= element.start && element.end <= end),
  );
  return wish && { ...wish.because, recipe: wish.recipe };
}

let lastStock: TomcatDocument | undefined;

function stockDocument(text: string): TomcatDocument {
  if (lastStock?.text !== text) lastStock = parseTomcat(text);
  return lastStock;
}

/** Our reason for each attribute and element that a recipe wished for; what it is for in every other line. */
function notesOf(document: TomcatDocument, source: TomcatDocument, wishes: readonly Wish[]): Note[] {
  const starts = lineStarts(document.text);
  const taken = new Set<number>();
  const ours = wishes.flatMap(({ because, recipe }) => {
    const { place, attributes, create, children = [] } = because.wish;
    const element = findElement(document, place);
    const isNew = create !== undefined && findElement(source, place) === undefined;
    const wished = element?.attributes.filter(({ name }) => name in attributes || isNew) ?? [];
    const inside = element?.children.filter(({ name }) => children.some((child) => child.element === name)) ?? [];
    const nested = inside.flatMap((child) => [child, ...elements(child)]);
    const places = [
      ...[...wished, ...nested, ...nested.flatMap((each) => each.attributes)].map(({ start }) => start),
      ...[...nested, ...(isNew && element ? [element] : [])].map(({ end }) => end - 1),
    ];
    const lines = new Set(places.map((at) => lineAt(starts, at)).filter((line) => !isNew || !taken.has(line)));
    for (const line of lines) taken.add(line);
    return [...lines].map(
      (line): Note => ({
        line,
        lastLine: line,
        says: because.says,
        ...(because.why !== undefined && { why: because.why }),
        from: because.from,
        needs: [],
        sources: because.sources,
        recipe,
      }),
    );
  });
  const explained = explainTomcat(document)
    .filter(({ line }) => !ours.some((note) => note.line === line))
    .map(({ line, says, sources }): Note => ({ line, lastLine: line, says, from: [], needs: [], sources }));
  return [...ours, ...explained].sort((a, b) => a.line - b.line);
}
