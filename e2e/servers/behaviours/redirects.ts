import { header } from '../agents/http';
import { type Behaviour, same } from '../behaviour';
import { publicAddress, shown, visit } from '../scene';

/** Where the site sends a browser. */
export const redirects: readonly Behaviour[] = [
  {
    sentence: 'plain HTTP leads to HTTPS and keeps path and query',
    answeredBy: 'application',
    appliesTo: ({ url }) => url.protocol === 'https:',
    check: async (scene) => {
      for (const path of redirectedPaths) {
        const answer = await visit(scene, scene.contextPath + path, { scheme: 'http' });
        same('the status', [301, 302, 307, 308].includes(answer.status) || shown(answer), true);
        same('Location', unified(header(answer.headers, 'location')), scene.url.origin + scene.contextPath + path);
      }
      return `${redirectedPaths.length} addresses`;
    },
  },
  {
    sentence: 'the way from plain HTTP to HTTPS keeps an encoded plus, slash and semicolon in a title',
    answeredBy: 'application',
    appliesTo: ({ url }) => url.protocol === 'https:',
    check: async (scene) => {
      for (const path of redirectedTitles) {
        const answer = await visit(scene, scene.contextPath + path, { scheme: 'http' });
        same('Location', unified(header(answer.headers, 'location')), scene.url.origin + scene.contextPath + path);
      }
      return redirectedTitles.join(', ');
    },
  },
  {
    sentence: 'the further names lead to the public one and keep path and query',
    answeredBy: 'application',
    appliesTo: ({ promised }) => (promised.otherNames ?? []).length > 0,
    check: async (scene) => {
      const schemes = scene.url.protocol === 'https:' ? (['http', 'https'] as const) : (['http'] as const);
      for (const host of scene.promised.otherNames ?? []) {
        for (const scheme of schemes) {
          for (const path of [...redirectedPaths, ...redirectedTitles]) {
            const answer = await visit(scene, scene.contextPath + path, { scheme, host });
            same(
              `Location from ${scheme}://${host}`,
              unified(header(answer.headers, 'location')),
              scene.url.origin + scene.contextPath + path,
            );
          }
        }
      }
      return (scene.promised.otherNames ?? []).join(', ');
    },
  },
  {
    sentence: 'the redirect after login leads to a page below the public address',
    answeredBy: 'application',
    check: async (scene) => {
      const wanted = `${publicAddress(scene)}/index.action?after=login`;
      for (const path of ['/login', '/login-absolute']) {
        const asked = scene.url.origin + scene.contextPath + path;
        const answer = await visit(scene, scene.contextPath + path);
        const location = header(answer.headers, 'location');
        if (location === undefined) throw new Error(`${path}: ${shown(answer)}`);
        same(`the redirect of ${path}`, new URL(location, asked).href, wanted);
      }
      return wanted;
    },
  },
];

const redirectedPaths = [
  '/pages/viewpage.action?title=a%2Fb+c%3F%26d&x=%C3%9C',
  '/display/DS/Why%3F',
  '/display/DS/%C3%9Cber%20uns',
  '/display/DS/50%25+off',
  '/',
];

/** Confluence writes a space in a title as + and a plus as %2B: one for the other is another page. */
const redirectedTitles = ['/display/DS/C%2B%2B+rules', '/display/DS/a%2Fb', '/display/DS/a%3Bb'];

/** Percent signs may be written in either case; Apache writes them anew in lower case when it redirects. */
function unified(address: string | undefined): string | undefined {
  return address?.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}
