import { type Header, header } from './agents/http';
import { type Behaviour, same } from './behaviour';
import { addresses } from './machine';
import { type Echo, echo, type Scene, shown, targetOf, visit } from './scene';

/** Every sentence the bench can check, in the order in which they are checked. */
export const behaviours: readonly Behaviour[] = [
  {
    sentence: 'every byte of a path and a query reaches the back end as it was sent',
    answeredBy: 'recorder',
    check: async (scene) => {
      for (const path of [...arrivingPaths, ...wirePaths]) {
        const answer = await visit(scene, scene.contextPath + path);
        if (answer.status !== 200) throw new Error(`${path}: ${shown(answer)}`);
        same('the request line', recorded(answer.body).requestLine, `GET ${scene.contextPath}${path} HTTP/1.1`);
      }
      return `${arrivingPaths.length + wirePaths.length} addresses`;
    },
  },
  {
    sentence: 'nothing that a client forged about itself or the site is left in what reaches the back end',
    answeredBy: 'recorder',
    check: async (scene) => {
      const answer = await visit(scene, `${scene.contextPath}/echo`, { headers: forged });
      const { headers } = recorded(answer.body);
      same(
        'forged headers that arrive',
        headers.filter(([, value]) => /6\.6\.6\.6|evil|666/.test(value)),
        [],
      );
      const forwarded = headers.filter(([name]) => name.toLowerCase() === 'x-forwarded-for');
      same(
        'X-Forwarded-For',
        forwarded.map(([, value]) => value),
        [addresses.public.client],
      );
      return JSON.stringify(headers.filter(([name]) => /forward|^host$/i.test(name)));
    },
  },
  {
    sentence: 'the application sees the public scheme, name and port, and a secure connection where it is one',
    answeredBy: 'application',
    check: async (scene) => {
      const seen = await echo(scene);
      same('what the application sees', identity(seen), publicIdentity(scene));
      return JSON.stringify(identity(seen));
    },
  },
  {
    sentence: "the application sees the client's own address",
    answeredBy: 'application',
    check: async (scene) => {
      const { remoteAddr, headers } = await echo(scene);
      if (scene.serverXml.hasRemoteIpValve) {
        same('getRemoteAddr', remoteAddr, addresses.public.client);
        return remoteAddr;
      }
      if (scene.bundle.manifest.connection === 'mod_jk') {
        same('getRemoteAddr', remoteAddr, addresses.public.client);
        return `${remoteAddr}, told over AJP`;
      }
      same(
        'X-Forwarded-For',
        headers.filter(([name]) => name === 'x-forwarded-for').map(([, value]) => value),
        [addresses.public.client],
      );
      return 'in X-Forwarded-For, for this server.xml has no RemoteIpValve';
    },
  },
  {
    sentence: 'forged headers change nothing of what the application sees',
    answeredBy: 'application',
    check: async (scene) => {
      const honest = await echo(scene);
      for (const headers of [forged, ...forged.map((one) => [one])]) {
        const seen = await echo(scene, '/echo', { headers });
        same(
          `after ${headers.map(([name]) => name).join()}`,
          [identity(seen), seen.remoteAddr],
          [identity(honest), honest.remoteAddr],
        );
      }
      return `${forged.length} headers, together and alone`;
    },
  },
  {
    sentence: 'a port in the Host header does not change the port or the scheme that the application sees',
    answeredBy: 'application',
    check: async (scene) => {
      const seen = await echo(scene, '/echo', { host: `${scene.url.hostname}:666` });
      same('what the application sees', identity(seen), publicIdentity(scene));
      return JSON.stringify(identity(seen));
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
          for (const path of redirectedPaths) {
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
  {
    sentence: 'the session cookie has the right path, is HttpOnly, and Secure where the site is',
    answeredBy: 'application',
    check: async (scene) => {
      const answer = await visit(scene, `${scene.contextPath}/session`);
      const cookie = header(answer.headers, 'set-cookie') ?? '';
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
    sentence: 'Strict-Transport-Security is sent where it was asked for, and only there',
    answeredBy: 'application',
    check: async (scene) => {
      const { headers } = await visit(scene, `${scene.contextPath}/echo`);
      const found = header(headers, 'strict-transport-security');
      same('sent', found !== undefined, scene.promised.hsts ?? false);
      return found ?? 'not sent';
    },
  },
  {
    sentence: 'only TLS 1.2 and 1.3 are spoken',
    answeredBy: 'application',
    appliesTo: ({ url }) => url.protocol === 'https:',
    check: async (scene) => {
      const spoken: string[] = [];
      // curl speaks them: Node's own TLS falls over when a server refuses TLS 1.0.
      for (const version of ['1.0', '1.1', '1.2', '1.3']) {
        const words = ['--ciphers', 'DEFAULT@SECLEVEL=0', `--tlsv${version}`, '--tls-max', version, '-o', '/dev/null'];
        const { code } = await curl(scene, [...words, publicAddress(scene)]);
        if (code === 0) spoken.push(version);
      }
      same('spoken', spoken, ['1.2', '1.3']);
      return spoken.join(', ');
    },
  },
  {
    sentence: 'HTTP/2 is spoken where it was asked for, and only there',
    answeredBy: 'application',
    appliesTo: ({ url }) => url.protocol === 'https:',
    check: async (scene) => {
      const words = ['--http2', '-o', '/dev/null', '-w', '%{http_version} %{http_code}'];
      const { output } = await curl(scene, [...words, `${publicAddress(scene)}/echo`]);
      same('the version and status', output, scene.promised.http2 ? '2 200' : '1.1 200');
      return output;
    },
  },
  {
    sentence: 'the connector cannot be reached past Apache',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.loopback ?? true,
    check: async (scene) => {
      for (const { port } of scene.serverXml.connectors) {
        for (const network of ['private', 'public'] as const) {
          const { connected, problem } = await scene.client.connect({ address: addresses[network].machine, port });
          same(`port ${port} of ${addresses[network].machine}`, connected || problem, problem);
        }
      }
      return `ports ${scene.serverXml.connectors.map(({ port }) => port).join(', ')} refused`;
    },
  },
  {
    sentence: 'a WebSocket reaches Synchrony itself, and so does its heartbeat',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.synchrony === 'direct',
    check: async (scene) => {
      const heartbeat = await visit(scene, '/synchrony/heartbeat');
      same('the heartbeat', [heartbeat.status, heartbeat.body], [200, 'OK']);
      return talk(scene, '/synchrony/v1/ws', 'synchrony');
    },
  },
  {
    sentence: "a WebSocket reaches Confluence's own Synchrony proxy",
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.synchrony === 'through',
    check: (scene) => talk(scene, `${scene.contextPath}/synchrony-proxy/v1/ws`, 'synchrony-proxy'),
  },
  {
    sentence: 'nothing reaches Synchrony past Confluence',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.synchrony !== 'direct',
    check: async (scene) => {
      const answer = await visit(scene, '/synchrony/heartbeat');
      if (header(answer.headers, 'x-stand-in') === 'synchrony') throw new Error(shown(answer));
      const { status } = await converse(scene, '/synchrony/v1/ws', []);
      if (status === 101) throw new Error('a WebSocket to /synchrony/v1/ws was accepted');
      return `the heartbeat is answered ${answer.status}, a WebSocket ${status}`;
    },
  },
  {
    sentence: 'an upload of 60 MB arrives whole',
    answeredBy: 'application',
    check: (scene) => upload(scene, { bytes: 60_000_000 }),
  },
  {
    sentence: 'an upload that stalls for 14 s arrives whole',
    answeredBy: 'application',
    slow: true,
    check: (scene) => upload(scene, { bytes: 200_000, stallMilliseconds: 14_000 }),
  },
  {
    sentence: "the manifest's own reload command keeps the site up",
    answeredBy: 'application',
    check: async (scene) => {
      const { reload } = scene.bundle.manifest.apache;
      const said = await scene.machine.must(['sh', '-c', reload]);
      same('what it says', said, '');
      await echo(scene);
      return reload;
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

const redirectedPaths = [
  '/pages/viewpage.action?title=a%2Fb+c%3F%26d&x=%C3%9C',
  '/display/DS/Why%3F',
  '/display/DS/%C3%9Cber%20uns',
  '/display/DS/50%25+off',
  '/',
];

/** Confluence writes a space in a title as + and a plus as %2B: one for the other is another page. */
const redirectedTitles = ['/display/DS/C%2B%2B+rules', '/display/DS/a%2Fb', '/display/DS/a%3Bb'];

const forged: readonly Header[] = [
  ['X-Forwarded-For', '6.6.6.6'],
  ['X-Forwarded-Proto', 'evil'],
  ['X-Forwarded-Host', 'evil.example'],
  ['X-Forwarded-Port', '666'],
  ['X-Forwarded-By', '6.6.6.6'],
  ['X-Forwarded-Server', 'evil.example'],
  ['Forwarded', 'for=6.6.6.6;host=evil.example;proto=http'],
  ['Proxy', 'evil.example:666'],
];

function identity({ scheme, serverName, serverPort, secure }: Echo): unknown {
  return { scheme, serverName, serverPort, secure };
}

function publicIdentity({ url }: Scene): unknown {
  const secure = url.protocol === 'https:';
  const serverPort = Number(url.port || (secure ? 443 : 80));
  return { scheme: url.protocol.slice(0, -1), serverName: url.hostname, serverPort, secure };
}

function publicAddress({ url, contextPath }: Scene): string {
  return url.origin + contextPath;
}

function curl({ machine, url }: Scene, words: readonly string[]) {
  const at = `${url.hostname}:${url.port || 443}:${addresses.public.machine}`;
  return machine.run(['curl', '-s', '--cacert', '/bench/authority.pem', '--resolve', at, ...words], {
    namespace: 'clients',
  });
}

/** Percent signs may be written in either case; Apache writes them anew in lower case when it redirects. */
function unified(address: string | undefined): string | undefined {
  return address?.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}

function recorded(body: string): { readonly requestLine: string; readonly headers: readonly Header[] } {
  // The recorder's own words, see agents/recorder.ts.
  return JSON.parse(body) as { requestLine: string; headers: readonly Header[] };
}

async function upload(
  scene: Scene,
  size: { readonly bytes: number; readonly stallMilliseconds?: number },
): Promise<string> {
  const answer = await visit(scene, `${scene.contextPath}/upload`, { upload: size });
  same('the status', answer.status || shown(answer), 200);
  same('what arrived', JSON.parse(answer.body), { bytes: size.bytes, sha256: answer.sha256 });
  return `${size.bytes} bytes in ${answer.milliseconds} ms`;
}

async function talk(scene: Scene, path: string, by: string): Promise<string> {
  const said = ['hello', 'Ü', 'x'.repeat(1000)];
  const heard = await converse(scene, path, said);
  same(`the WebSocket at ${path}`, heard, { status: 101, messages: said.map((text) => `${by}:${text}`), body: '' });
  return `${said.length} messages through ${path}`;
}

function converse(scene: Scene, path: string, messages: readonly string[]) {
  const headers: readonly Header[] = [
    ['Host', scene.url.host],
    ['Origin', scene.url.origin],
  ];
  return scene.client.websocket({ ...targetOf(scene), path, headers, messages });
}
