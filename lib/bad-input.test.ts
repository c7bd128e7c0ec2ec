import { describe, expect, test } from 'vitest';
import { readAnswers } from './answers';
import { build } from './build';
import { secretProblem } from './secret';

/** Every problem as `path: what is said`. */
function said(site: object, features: object = {}): readonly string[] {
  const read = readAnswers({ site, features });
  return 'answers' in read ? [] : read.problems.map(({ path, says }) => `${path}: ${says}`);
}

const nodes = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `node${i + 1}`, host: `10.0.0.${i + 1}` }));

describe('nodes', () => {
  test('sixteen are fine, also with a name of their own each', () => {
    expect(said({ nodes: nodes(16) })).toEqual([]);
  });

  test('of sixteen, one has the name of another', () => {
    const [first, ...others] = nodes(16).reverse();
    expect(said({ nodes: [...others, { ...first, name: 'Node3' }] })).toEqual([
      'site.nodes.15.name: Node3 stands here twice. Each node needs a name of its own: sessions are told apart by it.',
    ]);
  });

  test('seventeen are one too many', () => {
    expect(said({ nodes: nodes(17) })).toEqual(['site.nodes: Up to 16 nodes.']);
  });

  test('one is no cluster, and two cannot be one machine', () => {
    expect(said({ nodes: nodes(1) })).toEqual([
      'site.nodes: A cluster has two nodes at least. For one Confluence, leave the list empty.',
    ]);
    expect(said({ nodes: nodes(2).map(({ name }) => ({ name, host: 'wiki.internal' })) })).toEqual([
      'site.nodes.1.host: wiki.internal stands here twice. Two nodes cannot share a host: their ports would collide.',
    ]);
  });

  test('a cluster needs a Data Center licence', () => {
    expect(said({ nodes: nodes(2), licence: 'server', release: '8.5' })).toEqual([
      'site.nodes: A cluster needs a Data Center licence; a Server licence runs one node. Leave the list empty, or change the licence.',
    ]);
    expect(said({ licence: 'server', release: '9.2' })).toEqual([
      'site.licence: Server licences end with Confluence 8.5; 9.2 runs with Data Center only.',
    ]);
  });
});

describe('hosts', () => {
  test('the own machine over IPv6 is none that Tomcat’s connector listens on', () => {
    const says = 'Write 127.0.0.1: Tomcat’s connector listens there, and Confluence itself asks it at that address.';
    expect(said({ confluenceHost: '::1' })).toEqual([`site.confluenceHost: ${says}`]);
    expect(said({ nodes: [...nodes(1), { name: 'two', host: '0:0:0:0:0:0:0:1' }] })).toEqual([
      `site.nodes.1.host: ${says}`,
    ]);
    expect(said({ confluenceHost: '::1', connection: 'mod_jk' })).toEqual([]);
    expect(said({ confluenceHost: 'fd00:1::11' })).toEqual([]);
  });

  test('a public address of Confluence is remarked on where a valve has to believe Apache', () => {
    const remarks = (site: object) => {
      const read = readAnswers({ site });
      return 'answers' in read ? build(read.answers, [], { ajp: 'A'.repeat(40) }).findings.map(({ rule }) => rule) : [];
    };
    expect(remarks({ confluenceHost: '198.51.100.20' })).toContain('public-back-end');
    expect(remarks({ confluenceHost: '2001:db8::20' })).toContain('public-back-end');
    for (const confluenceHost of ['10.0.0.20', 'fd00:1::20', 'wiki-1.internal', '127.0.0.1'])
      expect(remarks({ confluenceHost })).not.toContain('public-back-end');
    expect(remarks({ confluenceHost: '198.51.100.20', connection: 'mod_jk' })).not.toContain('public-back-end');
  });
});

describe('both connection types', () => {
  test.each([['both'], [['mod_proxy', 'mod_jk']], ['mod_jk2'], ['']])('%j is no connection', (connection) => {
    expect(said({ connection })).toEqual([
      'site.connection: Choose mod_proxy or mod_jk: exactly one type serves a path.',
    ]);
  });

  test('AJP carries no WebSocket', () => {
    expect(said({ connection: 'mod_jk', editing: 'through' })).toEqual([
      'site.editing: AJP cannot carry a WebSocket. Choose “Straight to Synchrony”, which goes by mod_proxy beside mod_jk, or long polling.',
    ]);
  });
});

describe('networks', () => {
  test('that overlap are said at the one that is too much, for every list', () => {
    const networks = ['10.0.0.0/8', '192.168.1.0/24', '10.1.0.0/16'];
    expect(said({}, { 'admin-access': { networks } })).toEqual([
      'features.admin-access.networks.2: 10.1.0.0/16 lies inside 10.0.0.0/8 already: leave one of them out.',
    ]);
    expect(said({}, { 'behind-load-balancer': { networks } })).toEqual([
      'features.behind-load-balancer.networks.2: 10.1.0.0/16 lies inside 10.0.0.0/8 already: leave one of them out.',
    ]);
    expect(said({ nodes: nodes(2) }, { 'status-page': { networks } })).toEqual([
      'features.status-page.networks.2: 10.1.0.0/16 lies inside 10.0.0.0/8: one of the two is enough.',
    ]);
    expect(said({}, { 'admin-access': { networks: ['fd00::/8', '10.1.2.3', 'fd00:1::/32'] } })).toEqual([
      'features.admin-access.networks.2: fd00:1::/32 lies inside fd00::/8 already: leave one of them out.',
    ]);
  });

  test('that leave the admin’s own machine out are said', () => {
    expect(said({}, { 'admin-access': { networks: ['10.2.0.0/16'], ownAddress: '10.1.2.3' } })).toEqual([
      'features.admin-access.ownAddress: None of the networks holds 10.1.2.3: you would lock yourself out. Add it, or a network around it.',
    ]);
  });

  test('with bits behind their length, or that are none, are said at their place', () => {
    expect(said({}, { 'admin-access': { networks: ['10.0.0.0/8', '192.168.1.7/24'] } })).toEqual([
      'features.admin-access.networks.1: The address has bits behind its length. Did you mean 192.168.1.0/24?',
    ]);
    for (const odd of ['10.0.0.0/33', '10.0.0', '10.0.0.0/8 ', 'example.com', '010.0.0.1']) {
      const problems = said({}, { 'admin-access': { networks: [odd] } });
      const isFine = odd === '10.0.0.0/8 ';
      expect(problems, odd).toEqual(
        isFine
          ? []
          : ['features.admin-access.networks.0: Enter a network such as 10.0.0.0/8 or fd00::/8, or one address.'],
      );
    }
  });
});

describe('a cache folder', () => {
  const cache = (folder: string, site: object = {}) => said(site, { 'static-cache': { folder } });

  test.each([
    ['cache/wiki', 'Enter a path from the root, such as /etc/ssl/certs/wiki.pem, without spaces, quotes or .. in it.'],
    ['/srv/../etc', 'Enter a path from the root, such as /etc/ssl/certs/wiki.pem, without spaces, quotes or .. in it.'],
    ['/tmp/cache/wiki', 'Apache often has a private /tmp that nobody else sees'],
    ['/var/tmp/wiki', 'Apache often has a private /tmp that nobody else sees'],
    ['/etc/apache2/cache', '/etc/apache2/cache belongs to the system and holds no data of programs.'],
    ['/run/apache2/cache', '/run/apache2/cache belongs to the system and holds no data of programs.'],
    ['/var/www/confluence/cache', '/var/www/confluence/cache lies where Apache serves files from'],
    ['/var/www/html', '/var/www/html lies where Apache serves files from'],
    ['/opt/atlassian/confluence/cache', '/opt/atlassian/confluence/cache is a part of Confluence’s installation'],
    ['/opt/atlassian/', '/opt/atlassian/ holds other things too: the cleaner would delete among them.'],
    ['/var/cache', '/var/cache holds other things too: the cleaner would delete among them.'],
    ['/srv', '/srv holds other things too: the cleaner would delete among them.'],
    ['D:/cache/wiki', 'This system has no drive letters.'],
  ])('%s cannot be', (folder, words) => {
    const [problem, ...more] = cache(folder);
    expect(problem?.startsWith(`features.static-cache.folder: ${words}`), problem).toBe(true);
    expect(more).toEqual([]);
  });

  test('on Windows needs a drive, and is none of Windows’ own', () => {
    expect(cache('/cache/wiki', { platform: 'windows' })).toEqual([
      'features.static-cache.folder: Begin with the drive, such as D:/cache/confluence.',
    ]);
    expect(cache('C:/Windows/Temp/wiki', { platform: 'windows' })[0]).toMatch(/belongs to the system/);
    expect(cache('D:/cache/wiki', { platform: 'windows' })).toEqual([]);
  });

  test('that is not there yet is made before Apache reads its files', () => {
    expect(cache('/srv/not/there/yet')).toEqual([]);
    const read = readAnswers({ features: { 'static-cache': { folder: '/srv/not/there/yet' } } });
    if ('problems' in read) throw new Error('refused');
    const bundle = build(read.answers);
    expect(bundle.folders.map(({ path }) => path)).toContain('/srv/not/there/yet');
    const runs = bundle.commands.map(({ run }) => run);
    const made = runs.findIndex((run) => /^install -d .* \/srv\/not\/there\/yet$/.test(run));
    expect(made).toBeGreaterThanOrEqual(0);
    expect(runs.findIndex((run) => /configtest/.test(run))).toBeGreaterThan(made);
  });
});

describe('ports that collide', () => {
  const jk = { connection: 'mod_jk' };
  const apart = { confluenceHost: '10.0.0.11' };
  test.each<[string, object, object, readonly string[]]>([
    [
      '8000 for Confluence',
      { confluencePort: 8000 },
      {},
      [
        'site.confluencePort: Port 8000 belongs to Tomcat’s shutdown listener. Confluence uses 8090 unless you changed it.',
      ],
    ],
    [
      '8000 for AJP',
      { ...jk, ajpPort: 8000 },
      {},
      [
        'site.ajpPort: Port 8000 belongs to Tomcat’s shutdown listener. The AJP connector uses 8009 unless you changed it.',
      ],
    ],
    [
      '8000 for the editor',
      { synchronyPort: 8000 },
      {},
      [
        'site.synchronyPort: Port 8000 belongs to Tomcat’s shutdown listener. Synchrony uses 8091 unless you changed it.',
      ],
    ],
    [
      '8091 for Confluence',
      { confluencePort: 8091 },
      {},
      ['site.confluencePort: Port 8091 belongs to Synchrony. Confluence uses 8090 unless you changed it.'],
    ],
    ['8091, where the editor is off', { confluencePort: 8091, editing: 'off' }, {}, []],
    [
      '8090 for AJP',
      { ...jk, ajpPort: 8090 },
      {},
      ['site.ajpPort: Port 8090 belongs to Confluence. The AJP connector uses 8009 unless you changed it.'],
    ],
    ['AJP’s for Confluence, by mod_proxy', { confluencePort: 8009 }, {}, []],
    [
      '8443 twice',
      { confluencePort: 8443 },
      { 'back-end-tls': {} },
      ['features.back-end-tls.port: Port 8443 belongs to Confluence’s plain connector.'],
    ],
    [
      '8443 for Apache beside it',
      { publicUrl: 'https://wiki.example.com:8443' },
      { 'back-end-tls': {} },
      ['features.back-end-tls.port: Port 8443 belongs to Apache itself, on the same machine.'],
    ],
    ['8443 for Apache elsewhere', { publicUrl: 'https://wiki.example.com:8443', ...apart }, { 'back-end-tls': {} }, []],
    [
      '8443 for two connectors',
      apart,
      { 'back-end-tls': {}, 'unproxied-connector': { port: 8443 } },
      ['features.unproxied-connector.port: Port 8443 belongs to the connector that speaks HTTPS.'],
    ],
    [
      '8009 for the way in',
      { ...jk, ...apart },
      { 'unproxied-connector': { port: 8009 } },
      ['features.unproxied-connector.port: Port 8009 belongs to the AJP connector.'],
    ],
    [
      '80 for the way in, beside Apache',
      {},
      { 'unproxied-connector': { port: 80 } },
      ['features.unproxied-connector.port: Port 80 belongs to Apache itself, on the same machine.'],
    ],
    [
      '8090 for Apache beside Confluence',
      { publicUrl: 'http://wiki.example.com:8090' },
      {},
      ['site.publicUrl: Port 8090 belongs to Confluence, on the same machine.'],
    ],
    [
      '8090 for Apache in front',
      { listenPort: 8090 },
      {},
      ['site.listenPort: Port 8090 belongs to Confluence, on the same machine.'],
    ],
    ['8090 for Apache elsewhere', { publicUrl: 'http://wiki.example.com:8090', ...apart }, {}, []],
    [
      '443 for Confluence beside Apache',
      { confluencePort: 443 },
      {},
      [
        'site.confluencePort: Port 443 belongs to Apache itself, on the same machine. Confluence uses 8090 unless you changed it.',
      ],
    ],
    [
      '80 for AJP beside Apache',
      { ...jk, ajpPort: 80 },
      {},
      [
        'site.ajpPort: Port 80 belongs to Apache itself, on the same machine. The AJP connector uses 8009 unless you changed it.',
      ],
    ],
    [
      '80 for HTTPS',
      { listenPort: 80 },
      {},
      [
        'site.listenPort: On port 80 Apache takes plain HTTP and sends people on to HTTPS. HTTPS needs a port of its own, such as 443.',
      ],
    ],
    [
      'the second guard and Apache',
      { nodes: nodes(2), publicUrl: 'http://wiki.example.com:18092' },
      {},
      [
        'features.cluster.guardPort: The guards take ports 18091 to 18092, and port 18092 belongs to Apache’s visitors.',
      ],
    ],
    [
      'a guard and Confluence beside it',
      { nodes: [{ name: 'a', host: '127.0.0.1' }, ...nodes(1)] },
      { cluster: { guardPort: 8090 } },
      [
        'features.cluster.guardPort: The guards take ports 8090 to 8091, and port 8090 belongs to the connector that Apache uses.',
      ],
    ],
    ['a guard and Confluence elsewhere', { nodes: nodes(2) }, { cluster: { guardPort: 8090 } }, []],
    [
      'a guard and the way in',
      { nodes: [{ name: 'a', host: '127.0.0.1' }, ...nodes(1)] },
      { cluster: { guardPort: 8081 }, 'unproxied-connector': {} },
      [
        'features.cluster.guardPort: The guards take ports 8081 to 8082, and port 8081 belongs to the way in past Apache.',
      ],
    ],
    [
      'guards beyond the last port',
      { nodes: nodes(16) },
      { cluster: { guardPort: 65_525 } },
      ['features.cluster.guardPort: 16 ports from here on end beyond 65535.'],
    ],
  ])('%s', (_name, site, features, problems) => {
    expect(said(site, features)).toEqual(problems);
  });

  test('8005, where the admin’s own Tomcat waits for its shutdown, is said about the file', () => {
    const text =
      '<Server port="8005" shutdown="SHUTDOWN"><Service name="Tomcat-Standalone"><Connector port="8090"/><Engine name="Standalone" defaultHost="localhost"><Host name="localhost"><Context path="" docBase="../confluence"/></Host></Engine></Service></Server>';
    const read = readAnswers({ site: { connection: 'mod_jk', ajpPort: 8005 } });
    if ('problems' in read) throw new Error('refused');
    const { findings } = build(read.answers, [{ path: 'server.xml', text }], {
      ajp: 'only-for-tests-0123456789abcdef',
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
      {
        rule: 'port-is-free-for-its-connector',
        severity: 'error',
        file: 'server.xml',
        line: 1,
        says: 'Tomcat waits on port 8005 for the word that stops it. Take another port for the connector.',
      },
    ]);
  });
});

test('another application cannot stand where Confluence does, nor at no port at all', () => {
  const at = (origin: string, site: object = {}) =>
    said(site, { 'further-applications': { applications: [{ path: '/jira', origin }] } });
  expect(at('http://127.0.0.1:8090')).toEqual([
    'features.further-applications.applications.0.origin: At http://127.0.0.1:8090 there is the connector that Apache uses already.',
  ]);
  expect(at('http://10.0.0.2:8091', { nodes: nodes(2) })).toEqual([
    'features.further-applications.applications.0.origin: At http://10.0.0.2:8091 there is Synchrony already.',
  ]);
  expect(at('http://10.0.0.20:8090')).toEqual([]);
  for (const odd of [
    'http://10.0.0.20:0',
    'http://10.0.0.20:65536',
    'http://[:::]:80',
    'http://a..b',
    'http://[10.0.0.1]',
  ]) {
    expect(at(odd), odd).toEqual([
      'features.further-applications.applications.0.origin: Enter scheme, host and port, such as http://10.0.0.20:8080, without a path.',
    ]);
  }
});

describe('a secret', () => {
  test.each([
    [
      '0123456789abcdef#x',
      'The secret holds the character #, which workers.properties or server.xml cannot carry unchanged. Use letters, digits and . _ - only.',
    ],
    [
      '0123456789abcdef x',
      'The secret holds a blank, which workers.properties or server.xml cannot carry unchanged. Use letters, digits and . _ - only.',
    ],
    [
      '0123456789"abcdef',
      'The secret holds the character ", which workers.properties or server.xml cannot carry unchanged. Use letters, digits and . _ - only.',
    ],
    [
      '0123456789<abcdef',
      'The secret holds the character <, which workers.properties or server.xml cannot carry unchanged. Use letters, digits and . _ - only.',
    ],
    [
      '$(0123456789abcdef)',
      'The secret holds the character $, which workers.properties or server.xml cannot carry unchanged. Use letters, digits and . _ - only.',
    ],
    [
      '0123456789äbcdef',
      'The secret holds the character ä, which workers.properties or server.xml cannot carry unchanged. Use letters, digits and . _ - only.',
    ],
    ['short', 'The secret is shorter than 16 characters and could be guessed.'],
    ['x'.repeat(201), 'The secret is longer than 200 characters.'],
  ])('%s is refused in words', (text, says) => {
    expect(secretProblem(text)).toBe(says);
  });

  test('that one side cannot carry, in a file of the admin’s, is replaced on both sides, and said', () => {
    const read = readAnswers({ site: { connection: 'mod_jk' } });
    if ('problems' in read) throw new Error('refused');
    const ajp = 'only-for-tests-0123456789abcdef';
    const text =
      '<Server port="8000" shutdown="SHUTDOWN"><Service name="Tomcat-Standalone"><Connector port="8090"/><Connector port="8009" protocol="AJP/1.3" secret="has # and &quot; in it 1234567"/><Engine name="Standalone" defaultHost="localhost"><Host name="localhost"><Context path="" docBase="../confluence"/></Host></Engine></Service></Server>';
    const { files, findings } = build(read.answers, [{ path: 'server.xml', text }], { ajp });
    expect(findings).toContainEqual({
      rule: 'secret-can-be-carried',
      severity: 'warning',
      file: 'server.xml',
      says: 'The secret holds a blank, which workers.properties or server.xml cannot carry unchanged. Use letters, digits and . _ - only. Another one takes its place on both sides.',
    });
    const holders = files.filter((file) => file.text.includes(ajp)).map(({ role }) => role);
    expect(holders).toEqual(['workers', 'server-xml']);
    expect(files.every((file) => !file.text.includes('1234567"'))).toBe(true);
  });
});
