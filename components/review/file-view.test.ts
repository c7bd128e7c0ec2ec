import { describe, expect, test } from 'vitest';
import { build, defaultAnswers, type GeneratedFile } from '@/lib';
import { countAll, leavesByLine, notesByLine, viewOf } from './file-view';
import { summaryOf } from './file-words';

const own = `<VirtualHost *:443>
    ServerName wiki.example.com
    ProxyTimeout 60
    LogLevel warn
    SSLEngine on
    SSLCertificateFile /etc/ssl/own.pem
    SSLCertificateKeyFile /etc/ssl/own.key
    ProxyPass / http://127.0.0.1:8090/
</VirtualHost>
`;

describe('the view of a file', () => {
  test('a changed value of the admin can be kept, from the very line that shows it', () => {
    const { lines } = viewOf(virtualHost());
    const keepable = lines
      .filter(({ changes = [] }) => changes.length > 0)
      .map(({ text, changes = [] }) => `${text.trim().split(' ')[0]} <- ${changes.join()}`);
    expect(keepable).toContain('ProxyTimeout <- VirtualHost *:443/ProxyTimeout');
    expect(keepable).toContain('SSLCertificateFile <- VirtualHost *:443/SSLCertificateFile');
  });

  test('each edit that changes a value stands at one line', () => {
    const file = virtualHost();
    const offered = viewOf(file).lines.flatMap(({ changes = [] }) => changes);
    expect(offered.toSorted()).toEqual(
      file.edits.flatMap(({ does, key }) => (does === 'change' ? [key] : [])).toSorted(),
    );
  });

  test('a line that goes can be kept from its own line, not from the one above', () => {
    const text = `<Server port="8000" shutdown="SHUTDOWN">
  <Service name="Tomcat-Standalone">
    <Connector port="8090" protocol="org.apache.coyote.http11.Http11NioProtocol"/>
    <Connector port="8009" protocol="AJP/1.3"/>
    <Engine name="Standalone" defaultHost="localhost">
      <Host name="localhost" appBase="webapps"><Context path="" docBase="../confluence"/></Host>
    </Engine>
  </Service>
</Server>
`;
    const file = build(defaultAnswers, [{ path: 'server.xml', text }]).files.find(({ role }) => role === 'server-xml');
    const offered = (file ? viewOf(file).lines : []).filter(({ changes = [] }) =>
      changes.some((key) => key.startsWith('gone ')),
    );
    expect(offered.map(({ kind, text: line }) => `${kind} ${line.trim()}`)).toEqual([
      'del <Connector port="8009" protocol="AJP/1.3"/>',
    ]);
    expect(file && [...leavesByLine(file).keys()]).toEqual([4]);
  });

  test('what is kept is no longer a change', () => {
    const { lines } = viewOf(virtualHost(['virtual-host:VirtualHost *:443/ProxyTimeout']));
    expect(lines.find(({ text }) => text.includes('ProxyTimeout'))?.kind).toBe('same');
  });

  test('the stock file has nothing of the admin to keep', () => {
    const file = build(defaultAnswers).files.find(({ role }) => role === 'server-xml');
    expect(file && viewOf(file).lines.flatMap(({ changes = [] }) => changes)).toEqual([]);
  });

  test('an answer that leaves the file as it is yields the same lines, so nothing is drawn again', () => {
    expect(viewOf(virtualHost()).lines).toBe(viewOf(virtualHost()).lines);
  });

  test('the counts fit the tags of the lines', () => {
    const files = [virtualHost()];
    const tags = viewOf(virtualHost()).lines.map(({ tag }) => tag);
    const counts = countAll(files);
    expect(counts.changed).toBe(tags.filter((tag) => tag === 'changed').length);
    expect(counts.added).toBe(
      viewOf(virtualHost()).lines.filter((line) => line.kind === 'add' && !line.isPaired).length,
    );
    expect(summaryOf(files, counts)).toBe(`1 file, ${counts.added} lines added, ${counts.changed} changed`);
  });

  test('a note keeps its name while the value in its line changes', () => {
    const name = (seconds: number) => {
      const file = virtualHost([], seconds);
      const line = file.text.split('\n').findIndex((text) => text.includes('ProxyTimeout')) + 1;
      return notesByLine(file).get(line)?.key;
    };
    expect(name(300)).toBeDefined();
    expect(name(300)).toBe(name(301));
  });
});

function virtualHost(keep: readonly string[] = [], timeout = 300): GeneratedFile {
  const features = { ...defaultAnswers.features, 'reverse-proxy': { timeout, exclusions: [] } };
  const file = build({ ...defaultAnswers, features, keep: [...keep] }, [{ path: 'wiki.conf', text: own }]).files[0];
  if (!file) throw new Error('no file');
  return file;
}
