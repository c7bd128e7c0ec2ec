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
  return title ?? recipes.find(({ id }) => path.startsWith(`features.${id}`))?.title ?? path;
}

/** The path of the field that holds a path: `site.furtherNames.2` stands in `site.furtherNames`. */
export function fieldPathOf(path: string): string | undefined {
  return [path, path.replace(/\.\d+$/, '')].find((each) => fields.has(each));
}
