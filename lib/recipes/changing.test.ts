import { describe, expect, test } from 'vitest';
import { readAnswers } from '../answers';
import { build } from '../build';
import type { Bundle } from '../bundle';
import { saidIn } from '../bundle-shape.test-kit';

const secrets = { ajp: 'only-for-tests-0123456789abcdef' };

function made(answers: object, from?: Bundle): Bundle {
  const read = readAnswers(answers);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const own = from?.files.filter(({ role }) => role === 'virtual-host' || role === 'workers') ?? [];
  return build(
    read.answers,
    own.map(({ installTo, text }) => ({ path: installTo, text })),
    secrets,
  );
}

const nodes = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `node${i + 1}`, host: `10.0.0.${i + 11}` }));
const cluster = (count: number, answers: object = {}) => ({
  site: { nodes: nodes(count) },
  features: { cluster: answers },
});

describe('other answers with the files of before say what new files would', () => {
  test.each<[string, object, object]>([
    ['a node less', cluster(3), cluster(2)],
    ['a node more', cluster(2), cluster(3)],
    ['other ports of the guards', cluster(2), cluster(2, { guardPort: 19_000 })],
    ['nodes that hang are no longer looked for', cluster(2), cluster(2, { findsHanging: false })],
    ['Synchrony by itself', cluster(2), cluster(2, { synchronyHosts: ['10.0.0.31'] })],
    ['another port of Synchrony', cluster(2), { site: { nodes: nodes(2), synchronyPort: 8191 } }],
    [
      'other networks of the load balancer',
      { features: { 'behind-load-balancer': { networks: ['10.0.0.0/8'] } } },
      { features: { 'behind-load-balancer': { networks: ['10.1.0.0/16'] } } },
    ],
    [
      'no PROXY protocol any more',
      { features: { 'behind-load-balancer': { tells: 'proxy-protocol' } } },
      { features: { 'behind-load-balancer': { tells: 'header' } } },
    ],
    [
      'another limit of uploads',
      { features: { 'upload-size': { megabytes: 100 } } },
      { features: { 'upload-size': { megabytes: 250 } } },
    ],
    ['no limit of uploads', { features: { 'upload-size': { megabytes: 100 } } }, {}],
    [
      'other networks that see the nodes',
      { site: { nodes: nodes(2) }, features: { 'status-page': { networks: ['10.0.0.0/8'] } } },
      { site: { nodes: nodes(2) }, features: { 'status-page': { networks: ['10.1.0.0/16'] } } },
    ],
    [
      'a certificate of one’s own',
      { features: { tls: { certificate: 'acme', email: 'a@example.com', acceptsTerms: true } } },
      {},
    ],
    [
      'a fetched certificate',
      {},
      { features: { tls: { certificate: 'acme', email: 'a@example.com', acceptsTerms: true } } },
    ],
    [
      'another host, with an httpd that needs a rule for WebSockets',
      { site: { httpdVersion: '2.4.37' } },
      { site: { httpdVersion: '2.4.37', confluenceHost: '10.0.0.11' } },
    ],
  ])('%s', (_name, before, after) => {
    const virtualHostOf = ({ files }: Bundle) => files.filter(({ role }) => role === 'virtual-host').map(saidIn);
    const changed = made(after, made(before));
    expect(virtualHostOf(changed)).toEqual(virtualHostOf(made(after)));
    expect(changed.files[0]?.leaves?.().every(({ says }) => says !== '')).toBe(true);
  });

  test('a balancer of other applications keeps its members', () => {
    const text = `<VirtualHost *:443>
    ServerName wiki.example.com
    <Proxy balancer://jira>
        BalancerMember http://10.0.0.21:8080
        BalancerMember http://10.0.0.22:8080
    </Proxy>
    ProxyPass /jira balancer://jira/jira
</VirtualHost>
`;
    const read = readAnswers(cluster(2));
    if ('problems' in read) throw new Error('refused');
    const [file] = build(read.answers, [{ path: 'wiki.conf', text }]).files;
    expect(file?.edits.filter(({ does }) => does !== 'add')).toEqual([]);
  });
});

describe('a file that cannot go back where it came from', () => {
  const conf = '<VirtualHost *:443>\n    ServerName wiki.example.com\n</VirtualHost>\n';
  const findingsFor = (path: string, text: string, site: object = {}) => {
    const read = readAnswers({ site });
    if ('problems' in read) throw new Error('refused');
    return build(read.answers, [{ path, text }], secrets).findings.map(({ rule, says }) => `${rule}: ${says}`);
  };

  test('is said, because Apache would read both', () => {
    expect(findingsFor('/etc/apache2/sites-available/my wiki.conf', conf)).toEqual([
      'file-goes-back: The name of /etc/apache2/sites-available/my wiki.conf holds characters that cannot stand in a command, so the new file is /etc/apache2/sites-available/my-wiki.conf. Turn the old one off, or Apache reads both.',
    ]);
    expect(findingsFor('/etc/apache2/sites-available/wiki.conf', conf)).toEqual([]);
    expect(findingsFor('wiki.conf', conf)).toEqual([]);
  });

  test('of mod_jk is said, because the line that names it stays', () => {
    const jk = { connection: 'mod_jk' };
    expect(findingsFor('wiki.conf', `JkWorkersFile conf/workers.properties\n${conf}`, jk)).toEqual([
      'workers-file-is-read: JkWorkersFile names conf/workers.properties, and the new file goes to /etc/libapache2-mod-jk/workers.properties: mod_jk would not find it. Change that line, or take it out where another file of Apache has one.',
    ]);
    expect(findingsFor('wiki.conf', `JkWorkersFile /etc/apache2/w.properties\n${conf}`, jk)).toEqual([]);
  });
});
