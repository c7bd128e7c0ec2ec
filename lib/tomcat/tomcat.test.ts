import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit';
import { defaultOf } from './attributes';
import { clashesIn } from './clash';
import { explainTomcat } from './explain';
import { mergeTomcat, type TomcatWish } from './merge';
import { parseTomcat } from './parse';
import { findElement } from './place';
import { attributeValue, elements } from './query';
import type { Element } from './tree';

const connector = { kind: 'connector', port: 8090 } as const;
const confluence = { kind: 'context', docBase: 'confluence' } as const;

const https: TomcatWish = {
  place: connector,
  attributes: { scheme: 'https', secure: 'true', proxyName: 'wiki.example.com', proxyPort: '443' },
};

function merged(text: string, ...wishes: TomcatWish[]): string {
  return applyEdits(text, mergeTomcat(parseTomcat(text), wishes));
}

function problemOf(text: string): string {
  const { root, problem } = parseTomcat(text);
  expect(root).toBeUndefined();
  return `${problem?.line}:${problem?.column} ${problem?.says}`;
}

function service(inside: string): string {
  return `<Server port="8000" shutdown="SHUTDOWN">
    <Service name="Tomcat-Standalone">
${inside}
        <Engine name="Standalone" defaultHost="localhost">
            <Host name="localhost">
                <Context path="" docBase="../confluence"/>
            </Host>
        </Engine>
    </Service>
</Server>
`;
}

describe('Reading server.xml', { timeout: 20_000 }, () => {
  test('knows to the character where elements and attributes stand, whatever the line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `\uFEFF<?xml version="1.0"?>${end}<!-- 😀 <Connector/> -->${end}<Server a = '😀&#x1F600;"' b="&amp;&lt;${end}x">${end}\t<Host\t/>😀</Server >${end}`;
      const { root, problem } = parseTomcat(text);
      expect(problem).toBeUndefined();
      expect(text.slice(root?.start, root?.end)).toBe(text.slice(text.indexOf('<Server'), text.lastIndexOf('>') + 1));
      expect(text.slice(root?.start, root?.startTagEnd)).toBe(`<Server a = '😀&#x1F600;"' b="&amp;&lt;${end}x">`);
      expect(root?.attributes.map(({ start, end }) => text.slice(start, end))).toEqual([
        `a = '😀&#x1F600;"'`,
        `b="&amp;&lt;${end}x"`,
      ]);
      expect(root?.attributes.map(({ valueSpan }) => text.slice(valueSpan.start, valueSpan.end))).toEqual([
        '😀&#x1F600;"',
        `&amp;&lt;${end}x`,
      ]);
      expect(root?.attributes.map(({ value }) => value)).toEqual(['😀😀"', '&< x']);
      const [host] = root?.children ?? [];
      expect(text.slice(host?.start, host?.end)).toBe('<Host\t/>');
      expect(text.slice(host?.start, host?.attributesEnd)).toBe('<Host');
      expect(host?.isEmpty).toBe(true);
    }
  });

  test.each([
    ['', '1:1 This file is empty. Tomcat would not start with this file.'],
    ['\uFEFF \n', '1:1 This file is empty. Tomcat would not start with this file.'],
    ['<!-- nothing else -->\n', '1:1 This file holds no element. Tomcat would not start with this file.'],
    ['port=8090\n', '1:1 This is not XML: text stands before the first tag. Tomcat would not start with this file.'],
    [
      '\n<?xml version="1.0"?>\n<Server/>',
      '2:1 `<?xml` must be the very first thing in the file, without a blank or a line before it. Tomcat would not start with this file.',
    ],
    [
      '<?xml version="1.0"?>\n<!DOCTYPE Server [<!ENTITY a SYSTEM "a.xml">]>\n<Server>&a;</Server>',
      '2:1 This file declares a DTD (`<!DOCTYPE`). Tomcat would read it; Proxywright does not expand entities, so it leaves the file alone.',
    ],
    [
      '<Server>\n  &connectors;\n</Server>',
      '2:3 `&connectors;` is an entity that nothing here defines; Proxywright expands none. Tomcat would not start with this file.',
    ],
    [
      '<Server>\n  <Resource url="jdbc:x?a=b&ssl=true"/>\n</Server>',
      '2:28 A bare `&` stands here. In XML it is written `&amp;`. Tomcat would not start with this file.',
    ],
    [
      '<Server>\n  <!-- off\n  <Service/>\n</Server>\n',
      '2:3 Line 2 opens `<!--`, and nothing closes it. Tomcat would not start with this file.',
    ],
    [
      '<Server>\n  <!-- off\n  <!-- old -->\n  -->\n</Server>\n',
      '3:5 The comment that begins on line 2 holds `--` here. Only the end of a comment may, so a comment cannot hold another one. Tomcat would not start with this file.',
    ],
    [
      '<Server>\r\n  <Service>\r\n</Server>\r\n',
      '3:1 `</Server>` stands where `</Service>` is due: line 2 opens `<Service>`. Tomcat would not start with this file.',
    ],
    [
      '<Server>\n  <Service>\n',
      '2:3 Line 2 opens `<Service>`, and nothing closes it. Tomcat would not start with this file.',
    ],
    [
      '<Server>\n  <Connector port="1"\n    port="2"/>\n</Server>',
      '3:5 `port` stands twice in `<Connector>` of line 2. Tomcat would not start with this file.',
    ],
    [
      '<Server>\n  <Connector port=8090/>\n</Server>',
      '2:19 In `<Connector>` a value has no quotes around it. Tomcat would not start with this file.',
    ],
    [
      '<Server>\n  <Connector port/>\n</Server>',
      '2:14 `port` in `<Connector>` has no value. Tomcat would not start with this file.',
    ],
    [
      '<Server>\n  <Connector proxyName="<host>"/>\n</Server>',
      '2:25 `<` stands inside a value of `<Connector>` of line 2. A closing quote is missing before it, or it is to be written `&lt;`. Tomcat would not start with this file.',
    ],
    [
      '<Server/>\n<Server/>',
      '2:1 `<Server>` begins behind the end of the outermost element, and a file has only one of those. Tomcat would not start with this file.',
    ],
    [
      '<Context path=""/>',
      '1:1 The outermost element is `<Context>`. In server.xml it is `<Server>`. Tomcat would not start with this file.',
    ],
    [
      '<Server>\0</Server>',
      '1:9 U+0000 is a character that XML does not allow. Tomcat would not start with this file.',
    ],
  ])('says what is wrong with %j', (text, says) => {
    expect(problemOf(text)).toBe(says);
    expect(mergeTomcat(parseTomcat(text), [https])).toEqual([]);
    expect(explainTomcat(parseTomcat(text))).toEqual([]);
  });

  test('takes a file as Tomcat does: templates, processing instructions and CDATA are no problem', () => {
    const text = `<Server a="{{ x }}"><?php x ?><![CDATA[<Connector port="8090"/>]]>{% if %}</Server>`;
    expect([...elements(parseTomcat(text))].map(({ name }) => name)).toEqual(['Server']);
  });

  test.each([
    ['a million comments', '<!---->'.repeat(150_000)],
    ['a deep nest', `<Server>${'<a>'.repeat(140_000)}${'</a>'.repeat(140_000)}</Server>`],
    ['a deep nest without an end', '<a>'.repeat(340_000)],
    ['tags that begin and do not end', '<a '.repeat(340_000)],
    ['ampersands', `<Server a="${'&'.repeat(1_000_000)}`],
    ['references', `<Server a="${'&amp;'.repeat(200_000)}"/>`],
    ['attributes', `<Server ${Array.from({ length: 80_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`],
    ['the beginning of a comment', '<!--'.repeat(250_000)],
    ['dashes', `<Server><!--${'- '.repeat(500_000)}`],
    ['the beginning of a DTD', `<!DOCTYPE ${'['.repeat(1_000_000)}`],
    ['line ends', `<Server${'\r\n'.repeat(500_000)}`],
    ['elements', `<Server>${'<a b="c"/>'.repeat(100_000)}</Server>`],
    ['quotes', '"'.repeat(1_000_000)],
  ])('reads a megabyte of %s in a moment', (_what, text) => {
    const before = performance.now();
    const document = parseTomcat(text);
    const count = [...elements(document)].length;
    mergeTomcat(document, [https]);
    explainTomcat(document);
    expect(document.root === undefined).toBe(count === 0);
    // Far more than it takes, for the tests share their machine; anything quadratic takes a minute.
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('Finding an element', () => {
  const text = `<Server><Service name="a"><Connector port=" 8090 "/><Engine name="e"><Host name="h">
    <Context path="\${confluence.context.path}/synchrony-proxy" docBase="../synchrony-proxy"><Valve className="V" x="1"/></Context>
    <Context path="/wiki" docBase="..\\confluence\\"><Valve className="V" x="2"/></Context>
  </Host></Engine></Service></Server>`;

  test('tells Confluence apart from Synchrony, and looks for valves in Confluence only', () => {
    const document = parseTomcat(text);
    expect(attributeValue(findElement(document, connector) ?? never(), 'port')).toBe(' 8090 ');
    expect(attributeValue(findElement(document, confluence) ?? never(), 'path')).toBe('/wiki');
    expect(attributeValue(findElement(document, { kind: 'valve', className: 'V' }) ?? never(), 'x')).toBe('2');
    expect(findElement(document, { kind: 'context', path: '/wiki' })).toBe(findElement(document, confluence));
    expect(findElement(document, { kind: 'host', name: 'h' })).toBe(findElement(document, { kind: 'host' }));
    expect(findElement(document, { kind: 'engine' })?.name).toBe('Engine');
    expect(findElement(document, { kind: 'connector', port: 8091 })).toBeUndefined();
  });

  test('falls back to the only other Context, and does not guess between two', () => {
    const one = parseTomcat(text.replace('..\\confluence\\', '/srv/app'));
    expect(attributeValue(findElement(one, confluence) ?? never(), 'path')).toBe('/wiki');
    const two = parseTomcat(
      text
        .replace('..\\confluence\\', '/srv/app')
        .replace('synchrony-proxy"><', 'other" y="1"><')
        .replace('/synchrony-proxy', '/o'),
    );
    expect(findElement(two, confluence)).toBeUndefined();
  });
});

describe('Merging wishes into server.xml', () => {
  test('adds attributes on one new line where the others stand on several', () => {
    const before = service(`        <Connector port="8090" connectionTimeout="20000"
                   maxThreads="48" minSpareThreads="10"
                   protocol="org.apache.coyote.http11.Http11NioProtocol"/>`);
    expect(merged(before, https)).toBe(
      service(`        <Connector port="8090" connectionTimeout="20000"
                   maxThreads="48" minSpareThreads="10"
                   protocol="org.apache.coyote.http11.Http11NioProtocol"
                   scheme="https" secure="true" proxyName="wiki.example.com" proxyPort="443"/>`),
    );
  });

  test('adds them to the same line where the others stand on one', () => {
    expect(merged(service('        <Connector port="8090" maxThreads="48" />'), https)).toBe(
      service(
        '        <Connector port="8090" maxThreads="48" scheme="https" secure="true" proxyName="wiki.example.com" proxyPort="443" />',
      ),
    );
  });

  test('keeps line ends, tabs, quotes and a byte order mark', () => {
    const before = `\uFEFF<Server>\r\n\t<Service>\r\n\t\t<Connector port='8090'\r\n\t\t\t  scheme='http'\r\n\t\t/>\r\n\t</Service>\r\n</Server>`;
    expect(merged(before, https)).toBe(
      `\uFEFF<Server>\r\n\t<Service>\r\n\t\t<Connector port='8090'\r\n\t\t\t  scheme='https'\r\n\t\t\t  secure="true" proxyName="wiki.example.com" proxyPort="443"\r\n\t\t/>\r\n\t</Service>\r\n</Server>`,
    );
  });

  test('changes nothing but what stands between the quotes', () => {
    const before = service(
      `<Connector proxyName="" secure = 'false'   port="8090" scheme="https"\tproxyPort="80"></Connector>`,
    );
    expect(merged(before, https)).toBe(
      service(
        `<Connector proxyName="wiki.example.com" secure = 'true'   port="8090" scheme="https"\tproxyPort="443"></Connector>`,
      ),
    );
  });

  test("leaves out what is Tomcat's own default, and leaves it alone where it stands", () => {
    const plain = { scheme: 'http', secure: 'false', maxThreads: '200' };
    const bare = service('<Connector port="8090"/>');
    expect(merged(bare, { place: connector, attributes: plain })).toBe(bare);
    const said = service('<Connector port="8090" scheme="http"/>');
    expect(merged(said, { place: connector, attributes: plain })).toBe(said);
    const ajp = parseTomcat('<Server><Connector port="1" protocol="AJP/1.3"/></Server>');
    expect([...elements(ajp, 'Connector')].map((element) => defaultOf(element, 'connectionTimeout'))).toEqual([
      undefined,
    ]);
  });

  test('removes attributes with the white space before them', () => {
    const gone = { scheme: null, secure: null, proxyName: null, proxyPort: null };
    const lines = `<Connector port="8090"
                   scheme="https" secure="true"
                   proxyName="" proxyPort="" URIEncoding="UTF-8"
                   maxThreads="48"/>`;
    expect(merged(service(lines), { place: connector, attributes: gone })).toBe(
      service(`<Connector port="8090"
                   URIEncoding="UTF-8"
                   maxThreads="48"/>`),
    );
    const line = '<Connector scheme="https" port="8090" secure="true" proxyName="x" />';
    expect(merged(service(line), { place: connector, attributes: gone })).toBe(service('<Connector port="8090" />'));
  });

  test('does not move an attribute up a line when the one before it goes', () => {
    const before = service(`<Connector port="8090"
             scheme="https" maxThreads="48"/>`);
    expect(merged(before, { place: connector, attributes: { scheme: null } })).toBe(
      service(`<Connector port="8090"
             maxThreads="48"/>`),
    );
  });

  test('removes, changes and adds at once', () => {
    const before = service(`<Connector port="8090" secure="false"
             proxyName="old"/>`);
    const attributes = { proxyName: null, secure: 'true', address: '127.0.0.1' };
    expect(merged(before, { place: connector, attributes })).toBe(
      service(`<Connector port="8090" secure="true"
             address="127.0.0.1"/>`),
    );
  });

  test('adds what several wishes say of one element, in their order', () => {
    const address = { place: connector, attributes: { address: '127.0.0.1' } };
    const path = { place: confluence, attributes: { path: '/wiki' } };
    const before = service('        <Connector port="8090"/>');
    const edits = mergeTomcat(parseTomcat(before), [https, path, address]);
    expect(edits.map(({ does, key }) => `${does} ${key}`)).toEqual([
      'add Connector 8090@scheme,secure,proxyName,proxyPort',
      'add Connector 8090@address',
      'change Context ../confluence@path',
    ]);
    expect(applyEdits(before, edits)).toBe(
      service(
        '        <Connector port="8090" scheme="https" secure="true" proxyName="wiki.example.com" proxyPort="443" address="127.0.0.1"/>',
      ).replace('path=""', 'path="/wiki"'),
    );
  });

  test('gives each wish a line of its own where the attributes stand on several lines', () => {
    const address = { place: connector, attributes: { address: '127.0.0.1' } };
    const before = service('        <Connector port="8090"\n                   maxThreads="48"/>');
    expect(merged(before, https, address)).toBe(
      service(
        '        <Connector port="8090"\n                   maxThreads="48"\n                   scheme="https" secure="true" proxyName="wiki.example.com" proxyPort="443"\n                   address="127.0.0.1"/>',
      ),
    );
  });

  test('never touches a connector in a comment', () => {
    const comment = '<!-- <Connector port="8090" scheme="http"/> -->\n';
    expect(merged(service(comment), https)).toBe(service(comment));
    expect(merged(service(`${comment}<Connector port="8090" secure="true"/>`), https)).toBe(
      service(
        `${comment}<Connector port="8090" secure="true" scheme="https" proxyName="wiki.example.com" proxyPort="443"/>`,
      ),
    );
  });

  test('creates a missing connector behind the last one, with its indent', () => {
    const wish = {
      ...https,
      place: { kind: 'connector', port: 8091 } as const,
      create: { connectionTimeout: '20000', maxThreads: '48' },
    };
    const before = service(`        <Connector port="8090"/> <!-- the plain one -->\n`);
    expect(merged(before, wish)).toBe(
      service(`        <Connector port="8090"/> <!-- the plain one -->
        <Connector port="8091" connectionTimeout="20000" maxThreads="48" scheme="https" secure="true"
                   proxyName="wiki.example.com" proxyPort="443"/>\n`),
    );
    expect(merged(service(''), wish)).toBe(
      service('').replace(
        '    <Service name="Tomcat-Standalone">',
        `$&
        <Connector port="8091" connectionTimeout="20000" maxThreads="48" scheme="https" secure="true"
                   proxyName="wiki.example.com" proxyPort="443"/>`,
      ),
    );
    expect(merged('<Server><Service><Connector port="1"/><Engine/></Service></Server>', wish)).toBe(
      '<Server><Service><Connector port="1"/><Connector port="8091" connectionTimeout="20000" maxThreads="48" scheme="https" secure="true" proxyName="wiki.example.com" proxyPort="443"/><Engine/></Service></Server>',
    );
  });

  test('creates a valve even where the Context is empty', () => {
    const wish: TomcatWish = { place: { kind: 'valve', className: 'V' }, attributes: { a: '1', b: null }, create: {} };
    expect(merged(service(''), wish)).toBe(
      service('').replace(
        '<Context path="" docBase="../confluence"/>',
        `<Context path="" docBase="../confluence">
                    <Valve className="V" a="1"/>
                </Context>`,
      ),
    );
    expect(merged('<Server>\r\n\t<Context></Context>\r\n</Server>', wish)).toBe(
      '<Server>\r\n\t<Context>\r\n\t\t<Valve className="V" a="1"/>\r\n\t</Context>\r\n</Server>',
    );
  });

  test('refuses what only we can have got wrong', () => {
    const document = parseTomcat(service('<Connector port="8090"/>'));
    const wrong: TomcatWish[] = [
      { place: connector, attributes: { proxyName: 'a\0b' } },
      { place: connector, attributes: { proxyName: '\uD800' } },
      { place: connector, attributes: { 'a b': '1' } },
      { place: connector, attributes: { port: '9090' } },
      { place: confluence, attributes: {}, create: {} },
      { place: { kind: 'connector', speaks: 'ajp' }, attributes: { secret: 'x' } },
      { place: { kind: 'connector', port: 8009, speaks: 'ajp' }, attributes: { protocol: 'HTTP/1.1' } },
      { place: connector, attributes: {}, children: [{ element: 'a b', attributes: {} }] },
      { place: connector, attributes: {}, children: [{ element: 'Certificate', attributes: { type: null } }] },
      { place: connector, attributes: {}, children: [{ element: 'Certificate', attributes: { 'a b': '1' } }] },
    ];
    for (const wish of wrong) expect(() => mergeTomcat(document, [wish])).toThrow();
  });
});

describe('AJP connectors', () => {
  const ajp: TomcatWish = {
    place: { kind: 'connector', port: 8009, speaks: 'ajp' },
    attributes: { address: '127.0.0.1', secret: 'a&b' },
    create: { URIEncoding: 'UTF-8' },
  };

  test('are created behind the connector for HTTP, and samples in comments stay as they are', () => {
    const sample = '        <!-- <Connector port="8009" protocol="AJP/1.3"/> -->';
    const before = service(`        <Connector port="8090"/>\n${sample}`);
    expect(merged(before, ajp)).toBe(
      service(
        `        <Connector port="8090"/>
        <Connector port="8009" protocol="AJP/1.3" URIEncoding="UTF-8" address="127.0.0.1" secret="a&amp;b"/>
${sample}`,
      ),
    );
  });

  test('keep the spelling of their protocol', () => {
    const own = (more: string) =>
      service(`<Connector port="8009" protocol="org.apache.coyote.ajp.AjpNioProtocol"${more}/>`);
    expect(merged(own(''), ajp)).toBe(own(' address="127.0.0.1" secret="a&amp;b"'));
  });

  test('do not take the place of a connector for HTTP, and the clash is said', () => {
    const before = service('<Connector port="8009"/>');
    const hidden: TomcatWish = {
      place: { kind: 'connector', port: 8009 },
      attributes: { secret: 'x' },
      create: { protocol: 'AJP/1.3' },
    };
    const alongside: TomcatWish = { place: { kind: 'connector', port: 8009 }, attributes: { packetSize: '65536' } };
    expect(merged(before, ajp, hidden, alongside)).toBe(before);
    expect(clashesIn(parseTomcat(before), [ajp, hidden, alongside])).toEqual([
      {
        port: 8009,
        start: before.indexOf('<Connector'),
        end: before.indexOf('<Connector') + '<Connector port="8009"/>'.length,
        line: 3,
        column: 1,
        says: 'The connector on port 8009 speaks HTTP and stays as it is. Take another port for AJP.',
      },
    ]);
    expect(clashesIn(parseTomcat(merged(service(''), ajp)), [ajp])).toEqual([]);
  });

  test('do not take the port that stops Tomcat', () => {
    const wish: TomcatWish = { ...ajp, place: { kind: 'connector', port: 8000, speaks: 'ajp' } };
    const before = service('<Connector port="8090"/>');
    expect(merged(before, wish)).toBe(before);
    expect(clashesIn(parseTomcat(before), [wish]).map(({ line, says }) => [line, says])).toEqual([
      [1, 'Tomcat waits on port 8000 for the word that stops it. Take another port for the connector.'],
    ]);
  });

  test('can share a port with one for HTTP on another address', () => {
    const before = service(
      '<Connector port="8009" address="10.0.0.1"/>\n<Connector port="8009" address="127.0.0.1" protocol="AJP/1.3"/>',
    );
    const edits = mergeTomcat(parseTomcat(before), [ajp]);
    expect(edits.map(({ key, start }) => [key, before.slice(0, start).endsWith('protocol="AJP/1.3"')])).toEqual([
      ['Connector 8009@secret', true],
    ]);
  });

  test('are told apart when they are several', () => {
    const before = service('<Connector port="8009" protocol="AJP/1.3"/>\n<Connector port="8010" protocol="AJP/1.3"/>');
    const second: TomcatWish = { place: { kind: 'connector', port: 8010 }, attributes: { secret: 'two' } };
    expect(merged(before, ajp, second)).toBe(
      service(
        '<Connector port="8009" protocol="AJP/1.3" address="127.0.0.1" secret="a&amp;b"/>\n<Connector port="8010" protocol="AJP/1.3" secret="two"/>',
      ),
    );
  });
});

describe('Elements inside elements', () => {
  const tls = (file: string, type?: string): TomcatWish => ({
    place: { kind: 'connector', port: 8443 },
    attributes: { SSLEnabled: 'true' },
    create: {},
    children: [
      {
        element: 'SSLHostConfig',
        attributes: { protocols: 'TLSv1.2+TLSv1.3' },
        create: {},
        children: [
          {
            element: 'Certificate',
            attributes: { certificateKeystoreFile: file, ...(type !== undefined && { type }) },
            create: {},
          },
        ],
      },
    ],
  });

  test('are created with their parent, one step further in', () => {
    expect(merged(service('\t<Connector port="8090"/>'), tls('a.p12', 'RSA'))).toBe(
      service(`\t<Connector port="8090"/>
\t<Connector port="8443" SSLEnabled="true">
\t\t<SSLHostConfig protocols="TLSv1.2+TLSv1.3">
\t\t\t<Certificate certificateKeystoreFile="a.p12" type="RSA"/>
\t\t</SSLHostConfig>
\t</Connector>`),
    );
  });

  test('are created where only some of them are missing', () => {
    const before = '        <Connector port="8443" SSLEnabled="true"/>';
    expect(merged(service(before), tls('a.p12'))).toBe(
      service(`        <Connector port="8443" SSLEnabled="true">
            <SSLHostConfig protocols="TLSv1.2+TLSv1.3">
                <Certificate certificateKeystoreFile="a.p12"/>
            </SSLHostConfig>
        </Connector>`),
    );
  });

  test('are changed, not doubled', () => {
    const before = service(`<Connector port="8443" SSLEnabled="true">
      <SSLHostConfig hostName="_default_"><!-- ours --><Certificate certificateKeystoreFile="old.jks"/></SSLHostConfig>
    </Connector>`);
    const edits = mergeTomcat(parseTomcat(before), [tls('new.p12', 'RSA')]);
    expect(edits.map(({ does, key }) => `${does} ${key}`)).toEqual([
      'add Connector 8443/SSLHostConfig _default_@protocols',
      'change Connector 8443/SSLHostConfig _default_/Certificate@certificateKeystoreFile',
      'add Connector 8443/SSLHostConfig _default_/Certificate@type',
    ]);
    expect(applyEdits(before, edits)).toBe(
      before
        .replace('"_default_"', '"_default_" protocols="TLSv1.2+TLSv1.3"')
        .replace('"old.jks"', '"new.p12" type="RSA"'),
    );
  });

  test('go by host name and by kind of key', () => {
    const before = service(`<Connector port="8443" SSLEnabled="true">
      <SSLHostConfig hostName="Other.example.com"><Certificate/></SSLHostConfig>
      <SSLHostConfig protocols="TLSv1.2+TLSv1.3"><Certificate type="EC" certificateKeystoreFile="ec.p12"/></SSLHostConfig>
    </Connector>`);
    expect(merged(before, tls('rsa.p12', 'RSA'), tls('ec.p12', 'EC'))).toBe(
      before.replace('"ec.p12"/>', '"ec.p12"/><Certificate certificateKeystoreFile="rsa.p12" type="RSA"/>'),
    );
    const other: TomcatWish = {
      place: { kind: 'connector', port: 8443 },
      attributes: {},
      children: [{ element: 'SSLHostConfig', attributes: { hostName: 'other.example.com', ciphers: 'HIGH' } }],
    };
    expect(merged(before, other)).toBe(before.replace('"Other.example.com"', '"other.example.com" ciphers="HIGH"'));
  });

  test('lose attributes that must not stand there, and are not created without being asked to', () => {
    const before = service('<Connector port="8443"><SSLHostConfig ciphers="ALL" protocols="all"/></Connector>');
    const wish: TomcatWish = {
      place: { kind: 'connector', port: 8443 },
      attributes: {},
      children: [
        { element: 'SSLHostConfig', attributes: { ciphers: null } },
        { element: 'UpgradeProtocol', attributes: { className: 'X', overheadCountFactor: '1' } },
      ],
    };
    expect(merged(before, wish)).toBe(before.replace(' ciphers="ALL"', ''));
  });
});

describe('Valves', () => {
  const valve = (name: string, more: Partial<Extract<TomcatWish['place'], { kind: 'valve' }>> = {}): TomcatWish => ({
    place: { kind: 'valve', className: `org.apache.catalina.valves.${name}`, ...more },
    attributes: { x: '1' },
    create: {},
  });

  test('are created where they work: ErrorReportValve in the Host, others in the Context, or where the wish says', () => {
    expect(
      merged(
        service(''),
        valve('ErrorReportValve'),
        valve('RemoteIpValve'),
        valve('StuckThreadDetectionValve'),
        valve('AccessLogValve', { in: 'engine' }),
      ),
    ).toBe(`<Server port="8000" shutdown="SHUTDOWN">
    <Service name="Tomcat-Standalone">

        <Engine name="Standalone" defaultHost="localhost">
            <Valve className="org.apache.catalina.valves.AccessLogValve" x="1"/>
            <Host name="localhost">
                <Valve className="org.apache.catalina.valves.ErrorReportValve" x="1"/>
                <Context path="" docBase="../confluence">
                    <Valve className="org.apache.catalina.valves.RemoteIpValve" x="1"/>
                    <Valve className="org.apache.catalina.valves.StuckThreadDetectionValve" x="1"/>
                </Context>
            </Host>
        </Engine>
    </Service>
</Server>
`);
  });

  test('are not doubled where the admin has one further out', () => {
    const before = service('').replace(
      '<Host name="localhost">',
      '$&<Valve className="org.apache.catalina.valves.RemoteIpValve"/>',
    );
    expect(merged(before, valve('RemoteIpValve'))).toBe(before.replace('RemoteIpValve"', 'RemoteIpValve" x="1"'));
  });

  test('stand beside a route of the Engine that several wishes speak of', () => {
    const route: TomcatWish = { place: { kind: 'engine' }, attributes: { jvmRoute: 'node1' } };
    const delay: TomcatWish = { place: { kind: 'engine' }, attributes: { backgroundProcessorDelay: '5' } };
    const before = service('').replace('name="Standalone"', 'name="Standalone" jvmRoute="old"');
    expect(merged(before, delay, route)).toBe(
      before
        .replace('jvmRoute="old"', 'jvmRoute="node1"')
        .replace('defaultHost="localhost"', 'defaultHost="localhost" backgroundProcessorDelay="5"'),
    );
    expect(merged(before, { place: { kind: 'engine' }, attributes: { jvmRoute: null } })).toBe(service(''));
  });
});

describe('Removing elements', () => {
  const anyAjp: TomcatWish = { place: { kind: 'connector', speaks: 'ajp' }, attributes: {}, gone: true };

  test('takes the whole element with its lines, and leaves comments and everything else', () => {
    const before = service(`        <!-- for Apache -->
        <Connector port="8009" protocol="AJP/1.3"
                   secret="x"/>

        <Connector port="8090"/>
        <!-- <Connector port="8009" protocol="AJP/1.3"/> -->`);
    const edits = mergeTomcat(parseTomcat(before), [anyAjp]);
    expect(edits.map(({ does, key }) => [does, key])).toEqual([['remove', 'gone Connector 8009']]);
    expect(applyEdits(before, edits)).toBe(
      service(`        <!-- for Apache -->

        <Connector port="8090"/>
        <!-- <Connector port="8009" protocol="AJP/1.3"/> -->`),
    );
  });

  test.each([
    ['<Connector port="1"/> <Connector port="8009" protocol="AJP/1.3"/>\r\n', '<Connector port="1"/>\r\n'],
    ['\r\n\t<Connector port="8009" protocol="AJP/1.3"></Connector> \r\n\t<x/>', '\r\n\t<x/>'],
    ['\n  <Connector port="8009" protocol="AJP/1.3"/> <!-- why -->\n', '\n  <!-- why -->\n'],
    ['<Connector port="8009" protocol="ajp"/><Connector port="8010" protocol="AJP/1.3"/>', ''],
  ])('leaves the rest of the line: %j', (before, after) => {
    expect(merged(service(before), anyAjp)).toBe(service(after));
  });

  test('goes by port and by a condition, too', () => {
    const before = service('<Connector port="8009" protocol="AJP/1.3"/>\n<Connector port="8091" redirectPort="1"/>');
    const gone = (place: TomcatWish['place'], when: TomcatWish['gone'] & {}) =>
      merged(before, { place, attributes: {}, gone: when });
    const redirects = (element: Element) => attributeValue(element, 'redirectPort') === '1';
    expect(gone({ kind: 'connector', port: 8091 }, redirects)).toBe(
      service('<Connector port="8009" protocol="AJP/1.3"/>'),
    );
    expect(gone({ kind: 'connector', port: 8009 }, redirects)).toBe(before);
    expect(gone({ kind: 'connector', port: 8009, speaks: 'http' }, true)).toBe(before);
  });

  test('wins over what else is wished of the element, and frees its port', () => {
    const before = service('<Connector port="8009"/>');
    const gone: TomcatWish = { place: { kind: 'connector', port: 8009, speaks: 'http' }, attributes: {}, gone: true };
    const ajp: TomcatWish = { place: { kind: 'connector', port: 8009, speaks: 'ajp' }, attributes: {}, create: {} };
    expect(merged(before, gone, ajp)).toBe(service('        <Connector port="8009" protocol="AJP/1.3"/>'));
    expect(clashesIn(parseTomcat(before), [gone, ajp])).toEqual([]);
    expect(merged(service(''), anyAjp, ajp)).toBe(service(''));
  });

  test('spares what Confluence cannot be without', () => {
    const document = parseTomcat(service(''));
    for (const place of [{ kind: 'host' }, { kind: 'engine' }, { kind: 'context' }] as const) {
      expect(() => mergeTomcat(document, [{ place, attributes: {}, gone: true }])).toThrow();
    }
    expect(mergeTomcat(document, [{ place: { kind: 'context', path: '' }, attributes: {}, gone: true }])).toEqual([]);
    expect(() => mergeTomcat(document, [{ ...anyAjp, attributes: { secret: 'x' } }])).toThrow();
  });
});

describe('What is known of AJP', () => {
  const facts = (attributes: string) => {
    const document = parseTomcat(`<Server><Connector port="8009" protocol="AJP/1.3" ${attributes}/></Server>`);
    return explainTomcat(document)[0];
  };

  test('differs from HTTP, and has a page of its own', () => {
    const line = facts('packetSize="65536"');
    expect(line?.says).toContain('from 8192 to 65536');
    expect(line?.sources.map(({ url }) => url)).toContain('https://tomcat.apache.org/tomcat-10.1-doc/config/ajp.html');
    expect(facts('relaxedPathChars="|"')?.says).toContain('Belongs on an HTTP connector');
    expect(facts('requiredSecret="x"')?.says).toContain('The name that `secret` had');
  });

  test('leaves out of the file what is the default for AJP only', () => {
    const before = service('<Connector port="8009" protocol="AJP/1.3"/>');
    const wish: TomcatWish = {
      place: { kind: 'connector', port: 8009 },
      attributes: { packetSize: '8192', tomcatAuthentication: 'true', connectionTimeout: '60000' },
    };
    expect(merged(before, wish)).toBe(before.replace('AJP/1.3"', 'AJP/1.3" connectionTimeout="60000"'));
  });
});

describe('Explaining server.xml', () => {
  test('has a word for every line of markup in force, and none for comments', () => {
    const text = `<?xml version="1.0"
  encoding="utf-8"?>
<Server port="8000">
  <!-- <Connector
    port="1"/> -->
  <Connector port="8090" scheme="https"
             proxyName="x"
             strange="a
  b"
  />

  <Strange>
  </Strange>
</Server>
`;
    expect(
      explainTomcat(parseTomcat(text)).map(({ line, element, attribute, says }) => [line, element, attribute, says]),
    ).toEqual([
      [1, '?xml', undefined, 'Says that this is XML, and how its characters are encoded.'],
      [2, '?xml', undefined, 'Says that this is XML, and how its characters are encoded.'],
      [
        3,
        'Server',
        undefined,
        '`Server`: All of this Tomcat. `port`: The port on this machine where Tomcat waits for the word that stops it; `-1` closes it.',
      ],
      [
        6,
        'Connector',
        undefined,
        '`Connector`: A port that Tomcat listens on. `port`: The TCP port. Apache has to send its requests to this one. `scheme`: What Confluence takes for the scheme of its own address: `https` if visitors come over HTTPS, whatever Apache speaks to Tomcat.',
      ],
      [
        7,
        'Connector',
        'proxyName',
        '`proxyName`: The host name that Confluence takes for its own: the public one, as visitors type it.',
      ],
      [8, 'Connector', 'strange', '`strange`: Proxywright does not know it and leaves it as it is.'],
      [9, 'Connector', 'strange', 'Goes on with the value of `strange`.'],
      [10, 'Connector', undefined, 'Ends `Connector` of line 6.'],
      [12, 'Strange', undefined, '`Strange`: Proxywright does not know it and leaves it as it is.'],
      [13, 'Strange', undefined, 'Ends `Strange` of line 12.'],
      [14, 'Server', undefined, 'Ends `Server` of line 3.'],
    ]);
  });

  test("names the page of Tomcat's reference", () => {
    const [first] = explainTomcat(parseTomcat('<Server/>'));
    expect(first?.sources.map(({ url }) => url)).toEqual([
      'https://tomcat.apache.org/tomcat-10.1-doc/config/server.html',
    ]);
  });
});

function never(): never {
  throw new Error('nothing was found');
}
