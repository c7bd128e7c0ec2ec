import { httpd } from '../httpd/write';
import type { Features, HttpdLines } from './recipe';
import { manual } from './sources';

/** The recipes that refuse paths, in the order in which they stand in a file. */
const guarding = ['admin-access', 'setup-shut', 'virtual-patches'];

/**
 * A condition for `<If>` that holds for everything below these paths of Confluence, however they are written: with
 * path parameters, doubled slashes, other case, encoded letters, behind the prefix of static files. `paths` begin with
 * a slash; one that ends in `*` stands for every name that begins so. Needs `disguises` beside it.
 *
 * Tomcat strips `;…` from each segment before it looks for a page, Apache does not: hence what stands between segments.
 * A match of `<If>` counts over every Location, so an open Location of the admin's own does not undo it.
 */
export function pathCondition(contextPath: string, paths: readonly string[]): string {
  const names = paths.map((path) => path.split('/').filter(Boolean));
  return `%{REQUEST_URI} =~ m#^${below(contextPath)}(s${glue}(.*/)?_${glue})?${oneOf(names)}([;/]|$)#i`;
}

/** What may stand between two segments: parameters of the first one, and slashes. */
const glue = '(;[^/]*)?/+';

/** The way down to Confluence’s own paths. */
function below(contextPath: string): string {
  return `/+${contextPath
    .split('/')
    .filter(Boolean)
    .map((segment) => `${literally(segment)}${glue}`)
    .join('')}`;
}

/** A regular expression for any of these paths, each given as its segments; what they begin with stands in it once. */
function oneOf(paths: readonly (readonly string[])[]): string {
  const heads = [...new Set(paths.map(([head = '']) => head))];
  const all = heads.map((head) => {
    const tails = paths.filter(([first]) => first === head).map(([, ...rest]) => rest);
    const name = literally(head.replace(/\*$/, '')) + (head.endsWith('*') ? '[^/]*' : '');
    return tails.some((rest) => rest.length === 0) ? name : name + glue + oneOf(tails);
  });
  return all.length === 1 ? all.join('') : `(${all.join('|')})`;
}

const literally = (text: string) => text.replaceAll(/[.+*?^$()[\]{}|]/g, '[$&]');

/**
 * Refuses the disguises that no pattern for a path can see through, once for all recipes that guard: `id` is the one
 * that asks, and only the first that is on gets them.
 *
 * Tomcat drops a segment of nothing but parameters, Apache takes it for a folder: `/x/;/../admin` is `/x/admin` for
 * Apache and `/admin` for Tomcat. And Confluence hands on what stands behind `/s/…/_/` inside Tomcat, whose forward
 * decodes it once more. Both seen with Apache 2.4.71 and Tomcat 9.0.70 and 10.1.60, with a stand-in for Confluence.
 */
export function disguises(id: string, contextPath: string, features: Features): HttpdLines[] {
  if (guarding.find((each) => features[each] !== undefined) !== id) return [];
  return [
    {
      says: 'Addresses with a folder called . or .. or ;something are refused.',
      why: 'Apache and Tomcat resolve some of them differently, so a guarded page could be reached past its rule. Browsers resolve them before they ask: nobody sends one by accident. A ; inside a name stays allowed.',
      from: [`features.${id}`],
      sources: [manual('If')],
      lines: httpd`
        <If "%{THE_REQUEST} =~ m#^[^ ]+ [^ ?]*/(([.]|%2e){1,2}([;/? ]|%3b|$)|;[^/? ]*/)#i">
            Require all denied
        </If>
      `,
    },
    {
      says: 'Static addresses that are encoded twice are refused.',
      why: 'What follows the prefix of a static address is handed on inside Tomcat, which decodes it once more: %2561dmin becomes admin. A static file with a % in its name is refused, too.',
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
