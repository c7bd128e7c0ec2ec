import type { RawAnswer } from '../agents/protocol';
import { countOf } from '../ask-node';
import { type Behaviour, same } from '../behaviour';
import { type Scene, targetOf } from '../scene';

/** Requests that nobody honest sends. */
export const hostile: readonly Behaviour[] = [
  {
    sentence: 'Apache is a proxy for nobody: CONNECT and TRACE are refused, and no foreign address is fetched',
    answeredBy: 'application',
    check: async (scene) => {
      const { host } = scene.url;
      // Synchrony's stand-in can be reached from Apache, so an open proxy would fetch this.
      const inner = `${scene.nodes[0]?.address ?? ''}:8091`;
      const asked = [
        ['CONNECT 127.0.0.1:8090 HTTP/1.1', host],
        ['CONNECT evil.example:443 HTTP/1.1', 'evil.example:443'],
        ['TRACE / HTTP/1.1', host],
        [`TRACE ${scene.contextPath}/echo HTTP/1.1`, host],
        [`GET http://${inner}/inner/heartbeat HTTP/1.1`, inner],
        [`GET http://${inner}/inner/heartbeat HTTP/1.1`, host],
        [`GET @${inner}/inner/heartbeat HTTP/1.1`, host],
        [`GET //${inner}/inner/heartbeat HTTP/1.1`, host],
      ] as const;
      for (const [line, name] of asked) {
        const { text } = await say(scene, `${line}\r\nHost: ${name}\r\nX-Mark: traced\r\nConnection: close\r\n\r\n`);
        const status = statusOf(text);
        same(`${line} fetches`, /x-stand-in: synchrony/i.test(text), false);
        // Where the redirect of a further name answers first, it opens nothing either.
        const isRedirected = name !== host || (scene.promised.otherNames ?? []).length > 0;
        const least = isRedirected ? 300 : 400;
        if (!line.startsWith('GET')) same(`${line} (${status})`, status === 0 || status >= least, true);
      }
      return `${asked.length} requests`;
    },
  },
  {
    sentence: 'Apache tells neither its version nor its system, and does not speak HTTP/0.9',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.hardened ?? false,
    check: async (scene) => {
      const lines = [
        `GET ${scene.contextPath}/echo HTTP/1.1`,
        'GET /%zz HTTP/1.1',
        'GET / HTTP/7.7',
        'TRACE / HTTP/1.1',
      ];
      for (const line of lines) {
        const { text } = await say(scene, `${line}\r\nHost: ${scene.url.host}\r\nConnection: close\r\n\r\n`);
        same(`the answer to ${line}`, statusOf(text) > 0, true);
        same(
          `${line} tells`,
          /Apache\/[\d.]+[^\r\n<]*|\((?:Debian|Ubuntu|Unix)\)|OpenSSL\/|mod_jk\//.exec(text)?.[0],
          undefined,
        );
      }
      const old = await say(scene, `GET ${scene.contextPath}/echo\r\n\r\n`);
      same('HTTP/0.9', /"requestURI"/.test(old.text), false);
      return `${lines.length} answers`;
    },
  },
  {
    sentence: 'whoever asks for a foreign name is refused',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.foreignNames === 'refused',
    check: async (scene) => {
      const path = `${scene.contextPath}/echo`;
      for (const line of [`GET ${path} HTTP/1.1`, `GET http://evil.example${path} HTTP/1.1`]) {
        const { text } = await say(scene, `${line}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
        const status = statusOf(text);
        same(`${line} (${status})`, status === 0 || (status >= 400 && status < 500), true);
      }
      return 'by header and by absolute address';
    },
  },
  {
    sentence: 'no second request can be hidden in a first one',
    answeredBy: 'application',
    check: async (scene) => {
      const hidden = '/smuggled/by';
      const shapes = smuggling(scene.url.host, scene.contextPath, hidden);
      for (const [name, text] of Object.entries(shapes)) {
        const answer = await say(scene, text);
        const count = answer.text.match(/HTTP\/1\.1 \d+/g)?.length ?? 0;
        same(`answers to ${name}`, count <= 1 || answer.text.slice(0, 300), true);
        same(`${name} reached Confluence`, await countOf(scene, `${hidden}/${name}`), 0);
      }
      return Object.keys(shapes).join(', ');
    },
  },
];

function statusOf(text: string): number {
  return Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0);
}

function say(scene: Scene, text: string): Promise<RawAnswer> {
  return scene.client.raw({ ...targetOf(scene), text, patience: 1500 });
}

/** Each shape tries to make one side see an end of the first request where the other sees none. */
function smuggling(host: string, contextPath: string, path: string): Readonly<Record<string, string>> {
  const first = (headers: readonly string[], body: string) =>
    [`POST ${contextPath}/echo HTTP/1.1`, `Host: ${host}`, ...headers, '', body].join('\r\n');
  const second = (name: string) => `GET ${contextPath}${path}/${name} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const chunked = (name: string) => `0\r\n\r\n${second(name)}`;
  const both = (name: string, coding: string) =>
    first([`Content-Length: ${chunked(name).length}`, coding], chunked(name));
  return {
    'cl-te': both('cl-te', 'Transfer-Encoding: chunked'),
    'te-space': both('te-space', 'Transfer-Encoding : chunked'),
    'te-tab': both('te-tab', 'Transfer-Encoding:\tchunked\x0b'),
    'te-twice': both('te-twice', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity'),
    'te-folded': both('te-folded', 'Transfer-Encoding:\r\n chunked'),
    'te-unknown': both('te-unknown', 'Transfer-Encoding: xchunked'),
    'cl-twice': first(['Content-Length: 0', `Content-Length: ${second('cl-twice').length}`], second('cl-twice')),
    'cl-sign': first([`Content-Length: +${second('cl-sign').length}`], second('cl-sign')),
    'cl-space': first([`Content-Length : ${second('cl-space').length}`], second('cl-space')),
    'bare-lf': `GET ${contextPath}/echo HTTP/1.1\nHost: ${host}\nX: y\n\n${second('bare-lf')}`.replace(
      /\n\n/,
      '\n\r\n',
    ),
    'line-in-path': `GET ${contextPath}/echo%0d%0aX:y HTTP/1.1%0d%0aHost: ${host}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  };
}
