import { header } from '../agents/http';
import { type Behaviour, same } from '../behaviour';
import { visit } from '../scene';

/** What the answers carry. */
export const responses: readonly Behaviour[] = [
  {
    sentence: 'the session cookie has the right path, is HttpOnly, and Secure where the site is',
    answeredBy: 'application',
    check: async (scene) => {
      const answer = await visit(scene, `${scene.contextPath}/session`);
      // A load balancer may add a cookie of its own.
      const session = answer.headers.filter(
        ([name, value]) => /^set-cookie$/i.test(name) && value.startsWith('JSESSIONID='),
      );
      const [, cookie = ''] = session[0] ?? [];
      const words = cookie.split(/;\s*/).map((word) => word.toLowerCase());
      same(
        'the path',
        words.find((word) => word.startsWith('path=')),
        `path=${scene.contextPath || '/'}`,
      );
      same('HttpOnly', words.includes('httponly'), true);
      same('Secure', words.includes('secure'), scene.url.protocol === 'https:');
      return cookie;
    },
  },
  {
    sentence: 'no response header comes twice',
    answeredBy: 'application',
    check: async (scene) => {
      const { headers } = await visit(scene, `${scene.contextPath}/echo`);
      const names = headers
        .map(([name]) => name.toLowerCase())
        .filter((name) => !['set-cookie', 'vary', 'cache-control', 'link'].includes(name));
      same(
        'doubled headers',
        names.filter((name, at) => names.indexOf(name) !== at),
        [],
      );
      return names.join(', ');
    },
  },
  {
    sentence: 'every promised header comes once, on pages, redirects and errors',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.headers !== undefined,
    check: async (scene) => {
      const wanted = Object.entries(scene.promised.headers ?? {});
      for (const path of [
        '/echo',
        '/login',
        '/trace',
        '/fail?status=500',
        '/fail?status=404',
        '/s/h/1/_/download/batch/h.js',
      ]) {
        // TRACE is refused by Apache itself where it is turned off.
        const how = path === '/trace' ? { method: 'TRACE' } : {};
        const { headers } = await visit(scene, scene.contextPath + path, how);
        for (const [name, value] of wanted) {
          const found = headers.filter(([one]) => one.toLowerCase() === name.toLowerCase()).map(([, text]) => text);
          same(`${name} of ${path}`, found, [value]);
        }
      }
      return wanted.map(([name]) => name).join(', ');
    },
  },
  {
    sentence: 'Strict-Transport-Security is sent where it was asked for, and only there',
    answeredBy: 'application',
    check: async (scene) => {
      const { headers } = await visit(scene, `${scene.contextPath}/echo`);
      const found = header(headers, 'strict-transport-security');
      same('sent', found !== undefined, scene.promised.hsts ?? false);
      return found ?? 'not sent';
    },
  },
];
