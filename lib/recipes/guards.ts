import { httpd } from '../httpd/write';
import type { Features, HttpdLines } from './recipe';
import { manual } from './sources';

/** The recipes that refuse paths, in the order in which they stand in a file. */
const guarding = ['admin-access', 'setup-shut', 'virtual-patches'];

/**
 * Whether some feature refuses paths. A cache must then not answer before access is checked: `CacheQuickHandler off`.
 */
export function hasGuards(features: Features): boolean {
  return guarding.some((id) => features[id] !== undefined);
}

/**
 * A condition for `<If>` that holds for everything below these paths of Confluence, however they are written: with
 * path parameters, doubled slashes, other case, encoded letters, behind the prefix of static files. `paths` begin with
 * a slash; one that ends in `*` stands for every name that begins so. Needs `disguises` beside it.
 *
 * Tomcat strips `;…` from each segment before it looks for a page, Apache does not: hence what stands between segments.
 * A match of `<If>` counts over every Location, so an open Location of the admin's own does not undo it.
 */
export function pathCondition(contextPath: string, paths: readonly string[]): string {
  const all = paths.map((path) => {
    const [, isOpen] = /(\*)$/.exec(path) ?? [];
    return segments(path.replace(/\*$/, '')) + (isOpen ? '' : '([;/]|$)');
  });
  return `%{REQUEST_URI} =~ m#^${below(contextPath)}(s${glue}(.*/)?_${glue})?(${all.join('|')})#i`;
}

/** What may stand between two segments: parameters of the one, slashes, segments of nothing but parameters. */
const glue = '(;[^/]*)?/+(;[^/]*/+)*';

const segments = (path: string) => path.split('/').filter(Boolean).map(literally).join(glue);

/** A regular expression for the way down to Confluence's own paths. */
function below(contextPath: string): string {
  return `/+(;[^/]*/+)*${contextPath === '' ? '' : segments(contextPath) + glue}`;
}

const literally = (text: string) => text.replaceAll(/[.+*?^$()[\]{}|]/g, '[$&]');

/**
 * Refuses the two disguises that no pattern for a path can see through, once for all recipes that guard: `id` is the
 * one that asks, and only the first that is on gets them.
 *
 * Apache resolves `/x/;/../admin` to `/x/admin`, Tomcat to `/admin`: it drops the parameter first, then the empty
 * segment. And what stands behind `/s/…/_/` is decoded twice on its way through Confluence. Both seen with Apache
 * 2.4.71 and Tomcat 9.0.70 and 10.1.60.
 */
export function disguises(id: string, contextPath: string, features: Features): HttpdLines[] {
  if (guarding.find((each) => features[each] !== undefined) !== id) return [];
  return [
    {
      says: 'Addresses with . or .. for a folder are refused.',
      why: 'Apache and Tomcat resolve some of them differently, so a guarded page could be reached past its rule. Browsers resolve them before they ask: nobody sends one by accident.',
      from: [`features.${id}`],
      sources: [manual('If')],
      lines: httpd`
        <If "%{THE_REQUEST} =~ m#^[^ ]+ [^ ?]*/([.]|%2e){1,2}([;/? ]|%3b|$)#i">
            Require all denied
        </If>
      `,
    },
    {
      says: 'Static addresses that are encoded twice are refused.',
      why: 'What follows the prefix of a static address is decoded twice on its way through Confluence: %2561dmin becomes admin. Confluence makes no such addresses.',
      from: [`features.${id}`],
      sources: [manual('If')],
      lines: httpd`
        <If "${`%{REQUEST_URI} =~ m#^${below(contextPath)}s[;/].*%#i`}">
            Require all denied
        </If>
      `,
    },
  ];
}
