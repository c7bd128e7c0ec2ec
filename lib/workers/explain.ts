import { lineAt, lineStarts } from '../text/lines';
import type { Source } from '../text/source';
import { factsOf, formerNamesOf, repeatedOf, sourceOf, type WorkerDirective, workersManual } from './directives';
import { prefixOf, type Worker, workerOf, workers } from './query';
import type { Property, Setting, WorkersDocument } from './tree';

/** What one line of workers.properties does. */
export interface WorkersExplanation {
  /** From 1. */
  readonly line: number;
  readonly says: string;
  readonly sources: readonly Source[];
}

/**
 * Explains every line that says something, and every line that mod_jk passes over without a word, in the order of the
 * file. Comments and blank lines have no explanation. No value is ever repeated: it may be a secret.
 */
export function explainWorkers(document: WorkersDocument): readonly WorkersExplanation[] {
  const starts = lineStarts(document.text);
  const byName = new Map(workers(document).map((worker) => [worker.name, worker]));
  const used = variablesUsedIn(document);
  return document.children.flatMap((node): WorkersExplanation[] => {
    if (node.kind === 'comment' || node.kind === 'blank') return [];
    const line = lineAt(starts, node.start);
    if (node.kind !== 'setting') {
      const says = 'mod_jk passes over this line: it has no key, no `=` or no value.';
      return [{ line, says, sources: [workersManual] }];
    }
    const property = document.properties.get(node.key.value);
    const facts = node.key.value.startsWith('worker.') ? factsOf(lastWordOf(node.key.value)) : undefined;
    const sentences = facts ? directiveSentences(document, byName, node, facts) : variableSentences(node, used);
    const more = property ? repetitionSentences(property, node) : [];
    return [{ line, says: [...sentences, ...more].join(' '), sources: [facts ? sourceOf(facts) : workersManual] }];
  });
}

function directiveSentences(
  document: WorkersDocument,
  byName: ReadonlyMap<string, Worker>,
  { key }: Setting,
  facts: WorkerDirective,
): string[] {
  const name = workerOf(key.value);
  const worker = name === undefined ? undefined : byName.get(name);
  const unit = facts.unit ? ` In ${facts.unit}.` : '';
  const sentences = [`\`${name === undefined ? key.value : facts.name}\`: ${facts.says}${unit}`];
  const { deprecated } = facts;
  if (deprecated?.replacedBy) {
    const since = deprecated.since ? ` since mod_jk ${deprecated.since}` : '';
    sentences.push(`Out of date${since}: today \`${deprecated.replacedBy}\` says this.`);
    const isPassedOver = formerNamesOf(deprecated.replacedBy).includes(facts.name);
    if (isPassedOver && document.properties.has(key.value.slice(0, -facts.name.length) + deprecated.replacedBy)) {
      sentences.push('That line is there too, so mod_jk passes over this one.');
    }
  }
  if (worker && facts.types.length > 0 && !isRead(facts, worker)) {
    sentences.push(`A worker of the type \`${worker.type}\` does not read it.`);
  } else if (worker && facts.isForMembers && worker.isListed && worker.balancers.length === 0) {
    sentences.push('It counts only for a member of a balancer.');
  }
  return sentences;
}

/** A template is of no type of its own; other types than these three are not described. */
function isRead(facts: WorkerDirective, { type, isListed, balancers }: Worker): boolean {
  const isTemplate = !isListed && balancers.length === 0;
  const known = (['ajp13', 'lb', 'status'] as const).find((each) => each === type);
  return isTemplate || known === undefined || facts.types.includes(known);
}

function variableSentences({ key }: Setting, used: ReadonlySet<string>): string[] {
  if (key.value.startsWith('\uFEFF')) {
    return [
      'The file begins with an invisible byte order mark, which mod_jk takes for a part of this key: the line does not do what it seems to.',
    ];
  }
  const name = key.value;
  if (used.has(prefixOf(name)))
    return [`Part of the template \`${prefixOf(name)}\`, which workers take over by \`reference\`.`];
  return [
    used.has(name)
      ? `A variable: lines below this one can use it as \`$(${name})\`.`
      : `A variable that no line here uses: mod_jk acts on keys that begin with \`worker.\`, in small letters.`,
  ];
}

function repetitionSentences({ key, lines }: Property, setting: Setting): string[] {
  if (lines.length < 2) return [];
  const repeated = repeatedOf(key);
  if (repeated === 'lastCounts') {
    return lines.at(-1)?.setting === setting
      ? []
      : ['A line further down says it again, and only the last one counts.'];
  }
  if (repeated === ',') return [];
  if (lines[0]?.setting === setting) return [];
  return ['A line further up says it too: mod_jk joins the two values, which is hardly what is meant.'];
}

/** The names in every `$(name)` of the file, and the beginnings that a `reference` takes over. */
function variablesUsedIn(document: WorkersDocument): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { key, value, lines } of document.properties.values()) {
    if (key.endsWith('.reference')) used.add(value);
    for (const { setting } of lines) {
      for (const [, name = ''] of setting.value.value.matchAll(/\$\(([^)]*)\)/g)) used.add(name);
    }
  }
  return used;
}

const lastWordOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);
