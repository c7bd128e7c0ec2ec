import { describe, expect, test } from 'vitest';
import { type Answers, readAnswers } from './answers';
import { build } from './build';
import type { Bundle } from './bundle';
import type { Upload } from './config';
import { manifestOf } from './manifest';
import { runbookOf } from './runbook';

const secret = 'only-for-tests-0123456789abcdef';

function answersOf(json: unknown): Answers {
  const read = readAnswers(json);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.answers;
}

function bundleOf(site: object, uploads: readonly Upload[] = [], features: object = {}): Bundle {
  return build(answersOf({ site, features }), uploads, { ajp: secret });
}

function problemsOf(site: object, features: object = {}): readonly (readonly [path: string, says: string])[] {
  const read = readAnswers({ site, features });
  return 'problems' in read ? read.problems.map(({ path, says }) => [path, says] as const) : [];
}

const told = ({ files }: Bundle) =>
  files.filter(({ path }) => path.startsWith('tomcat/')).map(({ path, mode }) => `${path} ${mode}`);
const textOf = ({ files }: Bundle, path: string) => files.find((file) => file.path === path)?.text;

const ownServerXml: Upload = {
  path: 'server.xml',
  text: `<Server port="8000" shutdown="SHUTDOWN">\r
  <Service name="Own">\r
    <Connector port="8090" address="127.0.0.1" maxThreads="77"/>\r
    <Engine name="E" defaultHost="localhost">\r
      <Host name="localhost" appBase="webapps"><Context path="" docBase="../confluence"/></Host>\r
    </Engine>\r
  </Service>\r
</Server>\r
`,
};

const privateNetworks = String.raw`10\.\d+\.\d+\.\d+|127\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|169\.254\.\d+\.\d+|172\.1[6-9]\.\d+\.\d+|172\.2\d\.\d+\.\d+|172\.3[01]\.\d+\.\d+|0:0:0:0:0:0:0:1|::1`;

describe('Confluence in the official image', () => {
  const usual = bundleOf({ runsAs: 'image' });

  test('is told everything by its environment', () => {
    expect(told(usual)).toEqual(['tomcat/node1/confluence.env 0644']);
    expect(
      textOf(usual, 'tomcat/node1/confluence.env'),
    ).toBe(`# For the container of Confluence: docker run --env-file. The image writes server.xml from these lines at
# every start; what was changed in that file by hand is lost.

# Tomcat builds every link and redirect from these four values.
ATL_TOMCAT_SCHEME=https
ATL_TOMCAT_SECURE=true
ATL_PROXY_NAME=wiki.example.com
ATL_PROXY_PORT=443

# Addresses are read as UTF-8.
ATL_TOMCAT_URIENCODING=UTF-8

# Tomcat keeps idle connections longer than Apache does.
ATL_TOMCAT_CONNECTIONTIMEOUT=60000

# Confluence believes the address that Apache tells, if Apache comes from a private network.
ATL_TOMCAT_INTERNALPROXIES=${privateNetworks}

# The request log, and with it the valve that reads Apache’s header: the image writes both or none.
ATL_TOMCAT_ACCESS_LOG=true
`);
  });

  test('names the right reason for a port of its own', () => {
    const bundle = bundleOf({ runsAs: 'image', confluencePort: 8095 }, [], { 'unproxied-connector': {} });
    const file = bundle.files.find(({ role }) => role === 'environment');
    const line = (file?.text.split('\n').indexOf('ATL_TOMCAT_PORT=8095') ?? -1) + 1;
    expect(file?.notes().flatMap((note) => (note.line === line ? [note.recipe] : []))).toEqual(['public-address']);
  });

  test('has the same variables in the manifest, and no arguments for setenv', () => {
    expect(manifestOf(bundleOf({ runsAs: 'image', editing: 'through' }))).toMatchObject({
      confluence: {
        runsAs: 'image',
        nodes: [
          {
            jvmArgs: [],
            environment: {
              ATL_TOMCAT_SCHEME: 'https',
              ATL_TOMCAT_SECURE: 'true',
              ATL_PROXY_NAME: 'wiki.example.com',
              ATL_PROXY_PORT: '443',
              ATL_TOMCAT_INTERNALPROXIES: privateNetworks,
              ATL_TOMCAT_URIENCODING: 'UTF-8',
              ATL_TOMCAT_CONNECTIONTIMEOUT: '60000',
              ATL_TOMCAT_ACCESS_LOG: 'true',
              JVM_SUPPORT_RECOMMENDED_ARGS: '-Dsynchrony.proxy.enabled=true',
            },
            files: [{ path: 'tomcat/node1/confluence.env', installTo: '/etc/confluence/confluence.env' }],
          },
        ],
      },
    });
  });

  test('publishes its ports where Apache alone finds them', () => {
    expect(runbookOf(usual)).toContain(`docker run -d --name confluence \\
  --env-file /etc/confluence/confluence.env \\
  -v confluence-home:/var/atlassian/application-data/confluence \\
  -p 127.0.0.1:8090:8090 \\
  -p 127.0.0.1:8091:8091 \\
  atlassian/confluence:10.2
`);
    const remote = runbookOf(bundleOf({ runsAs: 'image', confluenceHost: '10.0.0.11', synchronyPort: 9091 }));
    expect(remote).toContain('  -p 10.0.0.11:8090:8090 \\\n  -p 10.0.0.11:9091:8091 \\\n');
    const named = runbookOf(bundleOf({ runsAs: 'image', confluenceHost: 'wiki-1.internal', editing: 'off' }));
    expect(named).toContain('  -p 8090:8090 \\\n  atlassian');
    for (const text of [remote, named]) expect(text).not.toContain('setenv.sh');
  });

  test('gets server.xml as well for AJP, which no variable can say: at every address, mounted read-only', () => {
    const bundle = bundleOf({ runsAs: 'image', connection: 'mod_jk' });
    expect(told(bundle)).toEqual(['tomcat/node1/conf/server.xml 0640']);
    expect(textOf(bundle, 'tomcat/node1/conf/server.xml')).toMatch(/address="0\.0\.0\.0"\s+secret="only-for-tests/);
    const runbook = runbookOf(bundle);
    expect(runbook).toContain('-v /etc/confluence/server.xml:/opt/atlassian/confluence/conf/server.xml:ro \\\n');
    expect(runbook).toContain('  -p 127.0.0.1:8009:8009 \\\n  -p 127.0.0.1:8090:8090 \\\n');
    expect(runbook).not.toContain('cp -p /opt/atlassian');
    expect(JSON.stringify(manifestOf(bundle)) + runbook).not.toContain(secret);
  });

  test('keeps only what counts beside a mounted server.xml: what Java is told', () => {
    const bundle = bundleOf({ runsAs: 'image', connection: 'mod_jk', editing: 'polling' });
    expect(textOf(bundle, 'tomcat/node1/confluence.env')?.match(/^[A-Z_]+(?==)/gm)).toEqual([
      'JVM_SUPPORT_RECOMMENDED_ARGS',
    ]);
  });

  test('has a server.xml of its own for each node if sessions tell their node', () => {
    const nodes = [
      { name: 'node1', host: '10.0.0.11' },
      { name: 'node2', host: '10.0.0.12' },
    ];
    const bundle = bundleOf({ runsAs: 'image', nodes }, [], { cluster: { stickiness: 'jvm-route' } });
    expect(told(bundle)).toEqual(['tomcat/node1/conf/server.xml 0640', 'tomcat/node2/conf/server.xml 0640']);
    expect(textOf(bundle, 'tomcat/node2/conf/server.xml')).toContain('jvmRoute="node2"');
    expect(told(bundleOf({ runsAs: 'image', nodes }))).toEqual([
      'tomcat/node1/confluence.env 0644',
      'tomcat/node2/confluence.env 0644',
    ]);
  });

  test('keeps the admin’s own server.xml and frees it from the loopback address', () => {
    const bundle = bundleOf({ runsAs: 'image' }, [ownServerXml]);
    expect(told(bundle)).toEqual(['tomcat/node1/conf/server.xml 0640']);
    const text = textOf(bundle, 'tomcat/node1/conf/server.xml') ?? '';
    expect(text).toContain('maxThreads="77"');
    expect(text).not.toContain('address=');
  });
});

describe('Confluence by the Helm chart', () => {
  const nodePorts = { runsAs: 'helm', confluenceHost: '10.0.0.31', confluencePort: 30090, synchronyPort: 30091 };

  test('is told everything by values', () => {
    const bundle = bundleOf(nodePorts);
    expect(told(bundle)).toEqual(['tomcat/values.yaml 0644']);
    expect(
      textOf(bundle, 'tomcat/values.yaml'),
    ).toBe(`# For Atlassian’s chart of Confluence, to be laid over your own values: helm upgrade NAME
# atlassian-data-center/confluence -f YOURS -f values.yaml. The later file counts; a list in it takes the
# place of yours. Read against version 1.22 of the chart.

# One pod: Apache sees the service only and could not keep a visitor with one of several.
replicaCount: 1
# Apache takes the place of an ingress. The public name still counts: the chart builds Synchrony’s address
# from it.
ingress:
  create: false
  host: "wiki.example.com"
  https: true
confluence:
  # Apache reaches Confluence at this port of every machine of the cluster.
  service:
    type: "NodePort"
    nodePort: 30090
  # The port by which nodes find each other gets a service of its own, inside Kubernetes.
  hazelcastService:
    enabled: true
  tomcatConfig:
    # The chart writes server.xml and mounts it read-only; the image leaves it alone then.
    generateByHelm: true
    # Tomcat builds every link and redirect from these four values.
    scheme: "https"
    secure: "true"
    proxyName: "wiki.example.com"
    proxyPort: "443"
    # Addresses are read as UTF-8.
    uriEncoding: "UTF-8"
    # Tomcat keeps idle connections longer than Apache does.
    connectionTimeout: "60000"
# Synchrony runs as a pod of its own, reached at this port of every machine of the cluster.
synchrony:
  enabled: true
  service:
    type: "NodePort"
    nodePort: 30091
`);
    expect(runbookOf(bundle)).toContain(
      'helm upgrade NAME atlassian-data-center/confluence -f YOURS -f tomcat/values.yaml\n',
    );
  });

  test('puts the admin’s own server.xml among the values, on the port of the pod', () => {
    const bundle = bundleOf({ ...nodePorts, editing: 'off' }, [ownServerXml]);
    const text = textOf(bundle, 'tomcat/values.yaml') ?? '';
    expect(text).toMatch(/generateByHelm: true\n {4}# .+\n {4}customServerXml: \|\n {6}<Server port="8000"/);
    expect(text).toMatch(/<Connector port="8090" maxThreads="77"/);
    expect(text).not.toMatch(/\r|30090".*proxy|proxyName:/);
  });

  test.each([
    [{ connection: 'mod_jk', editing: 'off' }, ['site.connection']],
    [
      {
        editing: 'off',
        nodes: [
          { name: 'a', host: '10.0.0.1' },
          { name: 'b', host: '10.0.0.2' },
        ],
      },
      ['site.nodes'],
    ],
    [{ editing: 'through' }, ['site.editing']],
    [{ confluencePort: 8090 }, ['site.confluencePort']],
    [{ synchronyPort: 8091 }, ['site.synchronyPort']],
    [{ confluencePort: 8090, synchronyPort: 8091, editing: 'off' }, []],
    [{}, []],
  ])('%j meets what the chart cannot do at %j', (more, paths) => {
    expect(problemsOf({ ...nodePorts, ...more }).map(([path]) => path)).toEqual(paths);
  });

  test('offers no HTTPS to the pod and no further port', () => {
    const features = { 'back-end-tls': {}, 'unproxied-connector': { reach: 'network' } };
    expect(problemsOf(nodePorts, features).map(([path]) => path)).toEqual([
      'features.back-end-tls',
      'features.unproxied-connector.reach',
    ]);
  });
});

describe('a release that we do not write for', () => {
  test.each([
    ['11.0', /11\.0 exists, and nothing about it is checked.* Choose 10\.2/],
    ['11.0.1', /11\.0 exists.* Choose 10\.2/],
    ['11.1', /know no Confluence 11\.1\. Choose 10\.2/],
    ['10.3', /know no Confluence 10\.3\. Choose 10\.2/],
    ['8.12', /know no Confluence 8\.12\. Choose 8\.9/],
    ['9.2.7', /^Write 9\.2:/],
    ['5.6', /5\.6 is older than all we know\. Choose 5\.10/],
    ['5.9', /5\.9 is older.* Choose 5\.10/],
    ['5.10.4', /^Write 5\.10:/],
    ['abc', /first two numbers.* 10\.2\. We know 5\.10 to 10\.2/],
    [9.2, /in quotes: "9\.2"/],
    [11, /in quotes: "10\.2"/],
    [null, /first two numbers/],
    [{}, /first two numbers/],
  ])('%j is told which one to choose', (release, says) => {
    expect(problemsOf({ release })).toEqual([['site.release', expect.stringMatching(says)]]);
  });

  test('says when support ended or ends soon, and of the newest nothing', () => {
    const remarks = (release: string) =>
      bundleOf({ release }).findings.flatMap(({ rule, severity, says }) =>
        rule === 'release-is-supported' ? [`${severity}: ${says}`] : [],
      );
    expect(remarks('9.2')).toEqual([
      expect.stringMatching(/^info: Support for Confluence 9\.2 ends on 10 December 2026\. According to Atlassian/),
    ]);
    expect(remarks('8.5')).toEqual([expect.stringMatching(/8\.5 ended on 15 December 2025\./)]);
    expect(remarks('7.19')).toEqual([expect.stringMatching(/7\.19 has ended\./)]);
    expect(remarks('10.2')).toEqual([]);
    expect(remarks('9.4')).toEqual([]);
  });
});
