import { type Behaviour, same } from '../behaviour';
import { targetOf } from '../scene';

/** HTTP/2, spoken by a client of its own. */
export const http2: readonly Behaviour[] = [
  {
    sentence: 'over one HTTP/2 connection 60 pages and files come whole, each with the public name',
    answeredBy: 'application',
    appliesTo: ({ promised, url }) => (promised.http2 ?? false) && url.protocol === 'https:',
    check: async (scene) => {
      const paths = Array.from({ length: 60 }, (_, at) =>
        at % 3 === 0 ? `/s/h2/1/_/download/batch/${at}.js` : at % 3 === 1 ? `/echo?at=${at}` : '/page',
      );
      const { protocol, answers, problem } = await scene.client.http2({
        ...targetOf(scene),
        authority: scene.url.host,
        requests: paths.map((path) => ({ path: scene.contextPath + path })),
      });
      same('what ALPN agreed on', problem ?? protocol, 'h2');
      for (const [at, { status, body }] of answers.entries()) {
        same(`the status of ${paths[at]}`, status, 200);
        if (at % 3 === 0) same('the length of a file', body.length, 74 * 1024);
        else if (at % 3 === 1) same('the name that Confluence sees', JSON.parse(body).serverName, scene.url.hostname);
        else same('the length of a page', body.length, 26 * 1024);
      }
      return `${answers.length} answers`;
    },
  },
];
