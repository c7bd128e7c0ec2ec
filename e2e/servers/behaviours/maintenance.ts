import { header } from '../agents/http';
import { type Behaviour, same } from '../behaviour';
import { type Scene, shown, visit } from '../scene';
import { until } from '../until';

const promisesPage = ({ promised }: Scene) => promised.maintenance !== undefined;

/** The page that stands in for Confluence while it is down. */
export const maintenance: readonly Behaviour[] = [
  {
    sentence: "Confluence's own errors are passed on untouched",
    answeredBy: 'application',
    check: async (scene) => {
      for (const path of ['/fail', '/rest/fail']) {
        for (const status of [400, 401, 403, 404, 409, 500, 502, 503, 504]) {
          const answer = await visit(scene, `${scene.contextPath}${path}?status=${status}`);
          same(`${path} ${status}`, [answer.status, answer.body], [status, '{"message":"Confluence\'s own error"}']);
        }
      }
      return 'nine kinds, of pages and of REST';
    },
  },
  {
    sentence: 'while Confluence is down every address shows the maintenance page with 503, and none does afterwards',
    answeredBy: 'application',
    appliesTo: promisesPage,
    check: async (scene) => {
      const { contains = '', retryAfter } = scene.promised.maintenance ?? {};
      await Promise.all(scene.nodes.map((node) => node.kill()));
      try {
        await until(5000, async () => {
          for (const path of ['/', '/display/DS/Home', '/rest/api/content', '/index.action?x=1']) {
            const answer = await visit(scene, scene.contextPath + path);
            same(path, [answer.status, answer.body.includes(contains)], [503, true]);
            same('Retry-After', header(answer.headers, 'retry-after'), retryAfter);
            same('it is not kept', /max-age=[1-9]/.test(header(answer.headers, 'cache-control') ?? ''), false);
          }
        });
      } finally {
        for (const node of scene.nodes) await node.start();
      }
      return until((scene.promised.cluster?.backWithin ?? 1) * 1000, async () => {
        const answer = await visit(scene, `${scene.contextPath}/status`);
        same('the status', answer.status || shown(answer), 200);
        same('the page', answer.body.includes(contains), false);
        return shown(answer);
      });
    },
  },
];
