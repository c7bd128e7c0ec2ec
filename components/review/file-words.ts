import { type GeneratedFile, holdsSecret } from '@/lib';
import { type Counts, viewOf } from './file-view';

/** `server.xml` */
export function nameOf({ path }: { readonly path: string }): string {
  return path.replace(/^.*[/\\]/, '');
}

/** `server.xml`, and of which node where there are several: `server.xml, node2`. */
export function titleOf(file: GeneratedFile, files: readonly GeneratedFile[]): string {
  const isAlone = files.filter((each) => nameOf(each) === nameOf(file)).length === 1;
  return isAlone || file.node === undefined ? nameOf(file) : `${nameOf(file)}, ${file.node}`;
}

/** The words of a button that copies a file or its patch: they say so where a secret comes along. */
export function copyWords(what: 'file' | 'patch', { text, before }: GeneratedFile): string {
  const isSecret = holdsSecret(text) || (what === 'patch' && holdsSecret(before));
  return isSecret ? `Copy ${what} with its secret` : `Copy ${what}`;
}

/** What the change is measured against: `against your file, 92 lines`. */
export function againstWhat(file: GeneratedFile): string {
  switch (file.beforeIs) {
    case 'yours':
      return `against your file, ${plural(file.before.replace(/\n$/, '').split('\n').length, 'line')}`;
    case 'stock':
      return 'against the file of a fresh installation';
    case 'nothing':
      return 'new file';
  }
}

/** What stands above the table for screen readers. */
export function captionOf(file: GeneratedFile): string {
  return file.beforeIs === 'nothing' ? `New file ${nameOf(file)}` : `Changes to ${nameOf(file)}, ${againstWhat(file)}`;
}

/** `2 files, 61 lines added, 1 changed`; files that stay as they are do not count. */
export function summaryOf(files: readonly GeneratedFile[], counts: Counts): string {
  const changed = files.filter(({ change }) => change !== 'unchanged').length;
  if (changed === 0) return 'Nothing to change';
  return [plural(changed, 'file'), ...countWords(counts)].join(', ');
}

/** `61 lines added`, `1 changed`, `2 removed`; what is none is left out. */
export function countWords({ added, changed, removed }: Counts): string[] {
  const words = [
    [added, 'added'],
    [changed, 'changed'],
    [removed, 'removed'],
  ] as const;
  return words
    .filter(([count]) => count > 0)
    .map(([count, word], i) => (i === 0 ? `${plural(count, 'line')} ${word}` : `${count} ${word}`));
}

/** `1 line`, `2 lines`; `things` where an s is not enough. */
export function plural(count: number, thing: string, things = `${thing}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? thing : things}`;
}

/** Whether a file changes at all, told by its lines. */
export function isChanged(file: GeneratedFile): boolean {
  const { added, changed, removed } = viewOf(file).counts;
  return added + changed + removed > 0;
}
