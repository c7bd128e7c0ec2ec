import { describe, expect, test } from 'vitest';
import { readAnswers } from './answers';
import { build } from './build';
import { inferAnswers } from './infer';
import { shapes } from './recipes/shapes.test-kit';

const uploads = (files: Record<string, string>) => Object.entries(files).map(([path, text]) => ({ path, text }));
const inferred = (files: Record<string, string>, publicUrl = '') =>
  Object.fromEntries(inferAnswers(uploads(files), publicUrl).map(({ path, value }) => [path, value]));

const mounted = `<VirtualHost *:443>
  ServerName wiki.example.org
  SSLEngine on
  JkMount /wiki balancer
  JkMount /wiki/* balancer
  JkMount /wiki/images/* static
</VirtualHost>`;

describe('answers about the connection are read out of', () => {
  test('mounts and the worker they lead to', () => {
    const workers = `worker.list=static,balancer
worker.static.port=9999
worker.balancer.host=10.0.0.7
worker.balancer.port=8109
worker.balancer.reply_timeout=600000
worker.balancer.max_packet_size=16384`;
    expect(inferred({ 'wiki.conf': mounted, 'workers.properties': workers })).toEqual({
      'site.connection': 'mod_jk',
      'site.publicUrl': 'https://wiki.example.org/wiki',
      'site.confluenceHost': '10.0.0.7',
      'site.ajpPort': 8109,
      'features.mod-jk.timeout': 600,
      'features.mod-jk.packetSize': 16384,
    });
  });

  test('a balancer of mod_jk, whose members take their port from a template', () => {
    const workers = `worker.list=balancer
worker.template.port=8019
worker.a.reference=worker.template
worker.a.host=wiki-1.internal
worker.a.route=one
worker.b.reference=worker.template
worker.b.host=wiki-2.internal
worker.b.activation=D
worker.c.reference=worker.template
worker.c.host=wiki-3.internal
worker.c.distance=1
worker.balancer.type=lb
worker.balancer.method=B
worker.balancer.balance_workers=a,b,c`;
    expect(inferred({ 'wiki.conf': mounted, 'workers.properties': workers })).toMatchObject({
      'site.nodes': [
        { name: 'one', host: 'wiki-1.internal' },
        { name: 'b', host: 'wiki-2.internal' },
        { name: 'c', host: 'wiki-3.internal' },
      ],
      'site.ajpPort': 8019,
      'features.cluster.stickiness': 'jvm-route',
      'features.cluster.method': 'busyness',
      'features.cluster.standby': ['c'],
      'features.cluster.draining': ['b'],
    });
  });

  test('a balancer of mod_proxy', () => {
    const conf = `<VirtualHost *:80>
  ServerName wiki.example.org
  <Proxy balancer://wiki>
    BalancerMember http://10.0.0.1:8190 route=one
    BalancerMember http://10.0.0.2:8190 status=+H
    ProxySet stickysession=JSESSIONID|jsessionid lbmethod=bybusyness
  </Proxy>
  ProxyPass /synchrony balancer://synchrony/synchrony
  ProxyPass / balancer://wiki/
</VirtualHost>`;
    expect(inferred({ 'wiki.conf': conf })).toEqual({
      'site.publicUrl': 'http://wiki.example.org',
      'site.nodes': [
        { name: 'one', host: '10.0.0.1' },
        { name: 'node2', host: '10.0.0.2' },
      ],
      'site.confluencePort': 8190,
      'features.cluster.findsHanging': false,
      'features.cluster.stickiness': 'jvm-route',
      'features.cluster.method': 'busyness',
      'features.cluster.standby': ['node2'],
    });
  });

  test('mod_proxy_ajp: the host, and no port for HTTP', () => {
    const conf = '<VirtualHost *:80>\nServerName wiki\nProxyPass / ajp://10.0.0.5:8109/ secret=x\n</VirtualHost>';
    expect(inferred({ 'wiki.conf': conf })).toEqual({
      'site.publicUrl': 'http://wiki',
      'site.confluenceHost': '10.0.0.5',
      'site.ajpPort': 8109,
    });
  });

  test('uriworkermap.properties, beside the workers it names', () => {
    const files = {
      'uriworkermap.properties': '/wiki=w\n/wiki/*=w\n!/wiki/static/*=w\n',
      'workers.properties': 'worker.list=v,w\nworker.v.host=10.0.0.1\nworker.w.host=10.0.0.2\n',
    };
    expect(inferred(files, 'https://wiki.example.com')).toEqual({
      'site.connection': 'mod_jk',
      'site.confluenceHost': '10.0.0.2',
      'site.publicUrl': 'https://wiki.example.com/wiki',
    });
  });

  test('workers2.properties of mod_jk2', () => {
    const text = '[channel.socket:10.0.0.9:8019]\n[ajp13:10.0.0.9:8019]\n[uri:/wiki/*]\n';
    expect(inferred({ 'workers2.properties': text }, 'https://wiki.example.com')).toEqual({
      'site.confluenceHost': '10.0.0.9',
      'site.ajpPort': 8019,
      'site.publicUrl': 'https://wiki.example.com/wiki',
    });
  });

  test.each(['cluster', 'cluster-jvm-route', 'cluster-mod-jk', 'cluster-mod-jk-cookie', 'mod-jk-context-path'])(
    'what we wrote ourselves: %s',
    (shape) => {
      const read = readAnswers(shapes[shape]);
      if ('problems' in read) throw new Error(JSON.stringify(read.problems));
      const { answers } = read;
      const { files } = build(answers, [], { ajp: 'only-for-tests-0123456789abcdef' });
      const own = files.filter(({ role }) => role === 'virtual-host' || role === 'workers');
      // Where certificates lie has no answer until somebody moves them.
      const told = inferAnswers(own.map(({ installTo, text }) => ({ path: installTo, text }))).filter(
        ({ path }) => !path.startsWith('features.tls.'),
      );
      expect(told.length).toBeGreaterThan(5);
      for (const { path, value } of told) {
        const wanted = path.split('.').reduce<unknown>((at, step) => {
          // Answers are plain data all the way down.
          return (at as Readonly<{ [name: string]: unknown }> | undefined)?.[step];
        }, answers);
        expect([path, value]).toEqual([path, wanted]);
      }
    },
  );
});

describe('a file that is replaced is named, and stands in nobody’s way', () => {
  test.each([
    ['uriworkermap.properties', '/wiki=wiki\n/wiki/*=wiki\n', /the mounts stand in the virtual host now/],
    ['workers2.properties', '[channel.socket:localhost:8009]\n[uri:/wiki/*]\n', /mod_jk2, which has been unsupported/],
  ])('%s', (path, text, says) => {
    const { files, refused, findings } = build(emptyAnswers(), [{ path, text }]);
    expect(refused).toEqual([]);
    expect(findings.filter(({ file }) => file === path).map((each) => says.test(each.says))).toEqual([true]);
    expect(files.map(({ role }) => role)).toEqual(['virtual-host', 'server-xml']);
  });

  test('workers.properties, where mod_proxy is chosen', () => {
    const { findings } = build(emptyAnswers(), [{ path: 'workers.properties', text: 'worker.list=a\n' }]);
    expect(findings.map(({ file, says }) => [file, says])).toContainEqual([
      'workers.properties',
      'workers.properties is no longer needed: mod_proxy has its targets in the virtual host. Keep it only if something else on this Apache goes by mod_jk.',
    ]);
  });
});

function emptyAnswers() {
  const read = readAnswers({});
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.answers;
}
