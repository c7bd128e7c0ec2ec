import { fields, recipes } from '@/lib';

export const steps = [
  { id: 'connection', title: 'Connection' },
  { id: 'site', title: 'Site' },
  { id: 'apache', title: 'Apache' },
  { id: 'files', title: 'Your files' },
  { id: 'review', title: 'Review' },
  { id: 'take-home', title: 'Take home' },
] as const;

export type StepId = (typeof steps)[number]['id'];

const aboutApache = ['site.platform', 'site.httpdVersion', 'site.disableDefaultSite'];

/** The step that asks for the answer at a path; what no step asks for is dealt with in the review. */
export function stepOf(path: string): StepId {
  if (path === 'site.connection') return 'connection';
  if (aboutApache.includes(path) || path.startsWith('features.')) return 'apache';
  return path.startsWith('site.') ? 'site' : 'review';
}

/** What the question at a path is called, for a list's entry that of the list; the path itself if nothing asks for it. */
export function titleOf(path: string): string {
  const field = fieldPathOf(path);
  const title = field === undefined ? undefined : fields.get(field)?.title;
  return title ?? recipes.find(({ id }) => id === path.split('.')[1])?.title ?? path;
}

/** As `titleOf`, with the row and the column where the answer has them: `Nodes of the cluster, row 2, Name`. */
export function placeTitleOf(path: string): string {
  const field = fields.get(fieldPathOf(path) ?? '');
  const [row, column] = field ? path.slice(field.path.length + 1).split('.') : [];
  if (!field?.columns || !row) return titleOf(path);
  const title = field.columns.find((each) => each.path === column)?.title;
  return [field.title, `row ${Number(row) + 1}`, ...(title === undefined ? [] : [title])].join(', ');
}

/** The path of the field that holds a path: `site.nodes.1.name` stands in `site.nodes`. */
export function fieldPathOf(path: string): string | undefined {
  for (let at = path; at.includes('.'); at = at.slice(0, at.lastIndexOf('.'))) if (fields.has(at)) return at;
  return undefined;
}
