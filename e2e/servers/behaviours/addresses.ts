import { type Behaviour, same } from '../behaviour';
import { echo, recorded, visit } from '../scene';

/** Whether the bytes of an address survive the way to Confluence. */
export const addresses: readonly Behaviour[] = [
  {
    sentence: 'every byte of a path and a query reaches the back end as it was sent',
    answeredBy: 'recorder',
    check: async (scene) => {
      for (const path of [...arrivingPaths, ...wirePaths]) {
        const answer = await visit(scene, scene.contextPath + path);
        same('the request line', recorded(answer).requestLine, `GET ${scene.contextPath}${path} HTTP/1.1`);
      }
      return `${arrivingPaths.length + wirePaths.length} addresses`;
    },
  },
  {
    sentence: 'a path that Tomcat accepts reaches the application unchanged',
    answeredBy: 'application',
    check: async (scene) => {
      for (const path of arrivingPaths) {
        const { requestURI, queryString } = await echo(scene, path);
        same(
          'the path and the query',
          requestURI + (queryString === null ? '' : `?${queryString}`),
          scene.contextPath + path,
        );
      }
      return `${arrivingPaths.length} addresses`;
    },
  },
  {
    sentence: 'a title arrives as the characters it stands for',
    answeredBy: 'application',
    check: async (scene) => {
      for (const title of ['Überblick €', '50% off', 'a+b & c', '中文 😀', 'C++/#?;=']) {
        same('the title', (await echo(scene, `/echo?title=${encodeURIComponent(title)}`)).title, title);
      }
      return 'five titles';
    },
  },
];

/** Addresses that Tomcat takes too; a page title may hold any of it. */
const arrivingPaths = [
  '/echo/display/DS/50%25+off',
  '/echo/a%3Bb;x=1/c%252Fd',
  '/echo/Why%3F/%23/%20/a+b%2Bc',
  '/echo/%C3%9Cberblick/%F0%9F%98%80/%E4%B8%AD',
  "/echo/$-_.!*'(),:@&=~",
  '/echo?title=a%2Fb+c%2B%3F%26&x=%C3%9C&empty=',
];

/** Addresses that Tomcat refuses in its own defaults; what counts is that Apache does not change them. */
const wirePaths = [
  '/echo/a%2Fb',
  '/echo/a%5Cb',
  '/echo/[x]',
  '/echo/a|b',
  '/echo/%7B%7C%7D',
  '/echo?x=[1]|{2}',
  '/echo/a%2fb%c3%9c',
];
