import { describe, expect, test } from 'vitest';
import { readAnswers } from '../answers';
import { build } from '../build';

const nodes = [
  { name: 'node1', host: '10.0.0.11' },
  { name: 'node2', host: '10.0.0.12' },
];

function problemsOf(cluster: object, site: object = {}, features: object = {}): readonly (readonly [string, string])[] {
  const read = readAnswers({ site: { nodes, ...site }, features: { cluster, ...features } });
  return 'problems' in read ? read.problems.map(({ path, says }) => [path, says]) : [];
}

function textsOf(cluster: object, site: object = {}): Record<string, string> {
  const read = readAnswers({ site: { nodes, ...site }, features: { cluster } });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { files } = build(read.answers, [], { ajp: 'only-for-tests-0123456789abcdef' });
  return Object.fromEntries(files.map(({ role, node, text }) => [node ?? role, text]));
}

describe('answers that cannot be are refused at their field', () => {
  test.each([
    [
      'a node that does not exist',
      { standby: ['node3'] },
      {},
      'standby.0',
      'There is no node node3. The nodes are node1, node2.',
    ],
    [
      'standby and draining at once',
      { standby: ['node1'], draining: ['node1'] },
      {},
      'draining.0',
      'node1 is on standby already: it gets no new visitors.',
    ],
    [
      'nobody left for new visitors',
      { standby: ['node1'], draining: ['node2'] },
      {},
      'standby',
      'One node at least has to take new visitors.',
    ],
    ['guards beyond the last port', { guardPort: 65535 }, {}, 'guardPort', '2 ports from here on end beyond 65535.'],
    [
      'a guard on the port of visitors',
      { guardPort: 8442 },
      { publicUrl: 'https://wiki.example.com:8443' },
      'guardPort',
      'The guards take ports 8442 to 8443, and port 8443 belongs to Apache’s visitors.',
    ],
    [
      'a Synchrony of its own that nobody goes to',
      { synchronyHosts: ['10.0.0.21'] },
      { editing: 'off' },
      'synchronyHosts',
      'A standalone Synchrony is reached straight: choose “Straight to Synchrony”.',
    ],
    [
      'an httpd that cannot carry the editor',
      {},
      { httpdVersion: '2.4.37' },
      '',
      'httpd 2.4.37 cannot carry the editor’s WebSocket through a balancer; 2.4.47 can. Take a newer one, or turn collaborative editing off.',
    ],
    [
      'a node with the name of a worker',
      {},
      {
        connection: 'mod_jk',
        nodes: [
          { name: 'Confluence', host: 'a' },
          { name: 'b', host: 'b' },
        ],
      },
      '',
      'A node cannot be called Confluence: mod_jk’s own workers have that name.',
    ],
  ])('%s', (_what, cluster, site, field, says) => {
    const path = ['features.cluster', field].filter(Boolean).join('.');
    expect(problemsOf(cluster, site)).toEqual([[path, says]]);
  });

  test('a status page for networks that lie in each other', () => {
    expect(problemsOf({}, {}, { 'status-page': { networks: ['10.0.0.0/8', '10.1.0.0/16'] } })).toEqual([
      ['features.status-page.networks.1', '10.1.0.0/16 lies inside 10.0.0.0/8: one of the two is enough.'],
    ]);
  });

  test('nothing, where all is well', () => expect(problemsOf({ standby: ['node2'] })).toEqual([]));
});

test('the name of a node is the same in the session, in the cookie and in both files', () => {
  const texts = textsOf({ stickiness: 'jvm-route' });
  for (const { name } of nodes) {
    expect(texts['virtual-host']).toMatch(new RegExp(`BalancerMember http://127.0.0.1:\\d+ route=${name} `));
    expect(texts[name]).toContain(`jvmRoute="${name}"`);
  }
  const jk = textsOf({ stickiness: 'jvm-route' }, { connection: 'mod_jk' });
  for (const { name } of nodes) {
    expect(jk.workers).toContain(`worker.${name}.route=${name}\n`);
    expect(jk[name]).toContain(`jvmRoute="${name}"`);
  }
});

test('each node’s AJP connector listens on its own address', () => {
  const texts = textsOf({}, { connection: 'mod_jk' });
  for (const { name, host } of nodes)
    expect(texts[name]).toMatch(new RegExp(`port="8009" protocol="AJP/1.3"[^>]*address="${host}"`));
});

test('both sides of AJP agree: secret, port, packets, and Tomcat waits longer than mod_jk', () => {
  const { workers = '', node1 = '' } = textsOf({}, { connection: 'mod_jk', ajpPort: 8109 });
  const said = (key: string) => new RegExp(`^worker\\.node1\\.${key}=(.*)$`, 'm').exec(workers)?.[1];
  const ajp = /<Connector port="8109"[^>]*>/.exec(node1)?.[0] ?? '';
  const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(ajp)?.[1];
  expect([said('port'), said('secret'), said('max_packet_size')]).toEqual([
    attribute('port') ?? '8109',
    attribute('secret'),
    attribute('packetSize'),
  ]);
  // One counts seconds, the other milliseconds.
  expect(Number(attribute('keepAliveTimeout'))).toBeGreaterThan(
    Number(said('connection_pool_timeout')) * 1000 + 60_000,
  );
  expect(attribute('relaxedPathChars')).toBeUndefined();
});

test('where another node can step in, a guard has a second member, and it is one that takes visitors', () => {
  const three = [...nodes, { name: 'node3', host: '10.0.0.13' }];
  const host = textsOf({ standby: ['node2'] }, { nodes: three })['virtual-host'] ?? '';
  expect(host.match(/BalancerMember .* status=\+H .*/g)?.map((line) => line.split(' ')[1])).toEqual([
    'http://10.0.0.13:8090',
    'http://10.0.0.13:8090',
    'http://10.0.0.11:8090',
    'http://127.0.0.1:18092',
  ]);
});
