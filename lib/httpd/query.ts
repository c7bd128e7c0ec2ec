import type { Directive, HttpdDocument, HttpdNode, Section, Word } from './tree';

interface Parent {
  readonly children: readonly HttpdNode[];
}

/** A node that says something to httpd. */
export type Setting = Directive | Section;

/** Every directive of that name, however deep. */
export function* directives(inside: Parent, name: string): Generator<Directive> {
  for (const node of walk(inside)) if (node.kind === 'directive' && isNamed(node, name)) yield node;
}

/** Every directive and section, however deep, in the order of the file. */
export function* walk(inside: Parent): Generator<Setting> {
  const stack = [inside.children.values()];
  for (let nodes = stack.at(-1); nodes; nodes = stack.at(-1)) {
    const { value: node, done } = nodes.next();
    if (done) stack.pop();
    else if (node.kind === 'directive' || node.kind === 'section') {
      yield node;
      if (node.kind === 'section') stack.push(node.children.values());
    }
  }
}

/**
 * What is in force in a section or at the top of a file: its own directives and sections, and those inside
 * `IfModule`, `IfDefine` and `IfVersion` that hold on an httpd 2.4 with the module loaded. One that does not hold, such as
 * a negated one, counts as a section of its own.
 */
export function* settingsIn(inside: Parent): Generator<Setting> {
  const stack = [inside.children.values()];
  for (let nodes = stack.at(-1); nodes; nodes = stack.at(-1)) {
    const { value: node, done } = nodes.next();
    if (done) stack.pop();
    else if (node.kind === 'section' && isConditional(node) && holds(node)) stack.push(node.children.values());
    else if (node.kind === 'directive' || node.kind === 'section') yield node;
  }
}

const parentsIn = new WeakMap<HttpdDocument, ReadonlyMap<Setting, Section>>();

/** The section right around a setting of this file; undefined at the top. Worked out once for each file. */
export function parentOf(document: HttpdDocument, setting: Setting): Section | undefined {
  let parents = parentsIn.get(document);
  if (!parents) {
    const found = new Map<Setting, Section>();
    for (const section of walk(document)) {
      if (section.kind !== 'section') continue;
      for (const node of section.children) {
        if (node.kind === 'directive' || node.kind === 'section') found.set(node, section);
      }
    }
    parents = found;
    parentsIn.set(document, parents);
  }
  return parents.get(setting);
}

/** Whether the section only says under which condition its content counts. */
function isConditional({ name }: Section): boolean {
  return /^if(module|define|version)$/i.test(name.value);
}

/** httpd does not care about the case of a name. */
export function isNamed({ name }: { readonly name: Word }, wanted: string): boolean {
  return name.value.toLowerCase() === wanted.toLowerCase();
}

/** The argument at that place, as httpd reads it; the empty string if it is not there. */
export function argOf(setting: Setting, index: number): string {
  return setting.args[index]?.value ?? '';
}

function holds({ name, args }: Section): boolean {
  const condition = args.map(({ value }) => value).join(' ');
  if (/^ifversion$/i.test(name.value)) return !/^(!|<)/.test(condition) && !/^=*\s*2\.[0-3]\b/.test(condition);
  return !condition.startsWith('!');
}
