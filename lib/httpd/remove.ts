import { matchSettings, scopeOf } from './match';
import type { HttpdEdit } from './merge';
import { isNamed, type Setting } from './query';
import type { HttpdDocument, HttpdNode, Section } from './tree';

/**
 * The edits that take settings away which may not stand beside `wanted`: beside every virtual host, and in those that
 * play the part of a wanted one; another virtual host goes as a whole or not at all. What `wanted` says stays; a rule takes its conditions along, and a section goes once
 * everything in it is gone. `keep` holds the keys of edits the admin does not want.
 */
export function removeSettings(
  document: HttpdDocument,
  wanted: HttpdDocument,
  isGone: (setting: Setting) => boolean,
  keep: ReadonlySet<string> = new Set(),
): HttpdEdit[] {
  if (document.problems.length > 0) return [];
  const needed = new Set(matchSettings(document, wanted).values());
  return remove(document.children, '').filter(({ key }) => !keep.has(key));

  function remove(nodes: readonly HttpdNode[], path: string): HttpdEdit[] {
    const { conditions } = scopeOf(nodes);
    return nodes.flatMap((node) => {
      if (node.kind !== 'directive' && node.kind !== 'section') return [];
      const key = `${path}${[node.name, ...node.args].map(({ value }) => value).join(' ')}`;
      if (node.kind === 'section' && isNamed(node, 'VirtualHost')) {
        if (needed.has(node)) return remove(node.children, `${key}/`);
        if (!isGone(node)) return [];
      }
      if (node.kind === 'section' ? isEmptied(node) : isGone(node) && !needed.has(node)) {
        return [...(conditions.get(node) ?? []), node].map(({ start, end }) => ({
          start,
          end,
          text: '',
          does: 'remove' as const,
          key: `gone ${key}`,
        }));
      }
      return node.kind === 'section' ? remove(node.children, `${key}/`) : [];
    });
  }

  /** Whether nothing is left in a section that says something; one that the caller names goes as a whole. */
  function isEmptied(section: Section): boolean {
    if (needed.has(section)) return false;
    if (isGone(section)) return true;
    const inner = section.children.filter((node) => node.kind === 'directive' || node.kind === 'section');
    const { conditions } = scopeOf(section.children);
    const ofGoneRules = new Set(
      inner.filter((node) => isGone(node) && !needed.has(node)).flatMap((rule) => conditions.get(rule) ?? []),
    );
    return (
      inner.some((node) => node.kind === 'section' || isGone(node)) &&
      inner.every((node) =>
        node.kind === 'section'
          ? isEmptied(node)
          : (isGone(node) && !needed.has(node)) || ofGoneRules.has(node) || isNamed(node, 'RewriteEngine'),
      )
    );
  }
}
