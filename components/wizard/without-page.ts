import { publicUrlOf, readPublicAddress } from '@/lib';

/** Steps of a path at which Confluence's own pages begin. A context path of the same name keeps working: it is only offered to be left out. */
const pageSteps = new Set([
  'display',
  'pages',
  'spaces',
  'x',
  'label',
  'users',
  'people',
  'admin',
  'rest',
  'plugins',
  'download',
]);

/**
 * The address of Confluence in the address of one of its pages: `https://wiki.example.com/confluence/display/DS/Home`
 * is below `https://wiki.example.com/confluence`. Undefined if the address names no page that we know.
 */
export function withoutPage(text: string): string | undefined {
  const [, front = '', path = ''] = /^\s*((?:https?:\/\/)?[^/?#\s]+)(\/[^?#]*)/i.exec(text) ?? [];
  const names = path.split('/').slice(1);
  const at = names.findIndex((name, index) => isPage(name.toLowerCase(), index < names.length - 1));
  if (at < 0) return undefined;
  const reading = readPublicAddress([front, ...names.slice(0, at)].join('/'));
  return 'address' in reading ? publicUrlOf(reading.address) : undefined;
}

function isPage(name: string, hasMoreBehind: boolean): boolean {
  return name.endsWith('.action') || (hasMoreBehind && pageSteps.has(name));
}
