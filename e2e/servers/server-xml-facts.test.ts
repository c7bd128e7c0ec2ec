import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';
import { releases } from '@/lib/confluence/releases';
import { applyEdits } from '@/lib/text/edit';
import type { AttributeFacts } from '@/lib/tomcat/attributes';
import { ajpConnector, wrongOnAjp } from '@/lib/tomcat/attributes-ajp';
import { tls } from '@/lib/tomcat/attributes-tls';
import { valves } from '@/lib/tomcat/attributes-valves';
import { mergeTomcat, type TomcatWish } from '@/lib/tomcat/merge';
import { parseTomcat } from '@/lib/tomcat/parse';
import type { TomcatLine } from './make-tomcat';
import { javaCommand, warningsIn } from './tomcat';

const execute = promisify(execFile);
const lines = ['9.0', '10.1'] as const;
const number = { '9.0': '9.0.70', '10.1': '10.1.60' } as const;

describe.concurrent.each(lines)('Tomcat %s', (line) => {
  test('reads what wishes make of the stock file without a warning', async () => {
    const warnings = await ask(line, async (folder) => {
      const [key, certificate, store] = ['key.pem', 'cert.pem', 'store.p12'].map((name) => join(folder, name));
      const newKey = ['-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=wiki.example.test'];
      await execute('openssl', ['req', '-x509', ...newKey, '-keyout', `${key}`, '-out', `${certificate}`]);
      const into = ['-export', '-inkey', `${key}`, '-in', `${certificate}`, '-passout', 'pass:changed'];
      await execute('openssl', ['pkcs12', ...into, '-out', `${store}`]);
      const stock = parseTomcat(releases['9.2'].serverXml);
      return applyEdits(stock.text, mergeTomcat(stock, wishes(`${store}`)));
    });
    expect(warnings).toEqual([]);
  });

  test('knows the attributes that we say it knows, and warns about the others', async () => {
    const asked = [
      ...attributesOf('AJP', ajpConnector.attributes),
      ...Object.entries(tls).flatMap(([element, { attributes }]) => attributesOf(element, attributes)),
      ...Object.entries(valves).flatMap(([className, { attributes }]) => attributesOf(className, attributes)),
    ];
    const warnings = await ask(line, async () => fileWith(asked));
    const found = asked.map(({ title, mark }) => ({
      title,
      isKnown: !warnings.some((text) => text.includes(mark)),
    }));
    expect(found).toEqual(
      asked.map(({ title, facts }) => ({ title, isKnown: facts.missingIn !== number[line] && !isStranger(title) })),
    );
  });

  test('does not start an AJP connector with TLS', async () => {
    const file =
      '<Server port="-1"><Service name="s"><Connector port="8009" protocol="AJP/1.3" secret="x" SSLEnabled="true"/><Engine name="e" defaultHost="h"><Host name="h"/></Engine></Service></Server>';
    expect((await ask(line, async () => file)).join()).toContain('Failed to initialize component');
  });
});

/** One of everything that a recipe may wish for. */
function wishes(store: string): TomcatWish[] {
  const valve = (name: string) => `org.apache.catalina.valves.${name}`;
  return [
    {
      place: { kind: 'connector', port: 8090 },
      attributes: { scheme: 'https', secure: 'true', proxyName: 'wiki.example.test', proxyPort: '443' },
    },
    {
      place: { kind: 'connector', port: 8009, speaks: 'ajp' },
      attributes: { secret: 'a-secret', secretRequired: 'true', address: '127.0.0.1', packetSize: '65536' },
      create: { URIEncoding: 'UTF-8', maxPostSize: '16777216', allowedRequestAttributesPattern: 'REMOTE_.*' },
    },
    {
      place: { kind: 'connector', port: 8443, speaks: 'http' },
      attributes: { SSLEnabled: 'true', scheme: 'https', secure: 'true' },
      create: { protocol: 'org.apache.coyote.http11.Http11NioProtocol' },
      children: [
        {
          element: 'SSLHostConfig',
          attributes: { protocols: 'TLSv1.2+TLSv1.3' },
          create: {},
          children: [
            {
              element: 'Certificate',
              attributes: { certificateKeystoreFile: store, certificateKeystorePassword: 'changed', type: 'RSA' },
              create: { certificateKeystoreType: 'PKCS12' },
            },
          ],
        },
      ],
    },
    { place: { kind: 'connector', port: 8093, speaks: 'http' }, attributes: { maxThreads: '50' }, create: {} },
    { place: { kind: 'engine' }, attributes: { jvmRoute: 'node1' } },
    {
      place: { kind: 'valve', className: valve('ErrorReportValve') },
      attributes: { showReport: 'false', showServerInfo: 'false' },
      create: {},
    },
    {
      place: { kind: 'valve', className: valve('RemoteIpValve') },
      attributes: { internalProxies: String.raw`127\.0\.0\.1|10\.0\.0\.5`, protocolHeader: 'X-Forwarded-Proto' },
    },
    { place: { kind: 'valve', className: valve('StuckThreadDetectionValve') }, attributes: { threshold: '120' } },
  ];
}

interface Asked {
  readonly title: string;
  readonly facts: AttributeFacts;
  /** The element as it stands in the file. */
  readonly written: string;
  /** How a warning about it reads; every element says something that no other one says. */
  readonly mark: string;
}

/** Each attribute on an element of its own. An old name, or one that is only for the reader, is left out. */
function attributesOf(element: string, attributes: Readonly<Record<string, AttributeFacts>>): Asked[] {
  return Object.entries(attributes)
    .filter(([name, { says }]) => !/leftover|old spelling|does not list/.test(says) && !unasked.has(name))
    .map(([name, facts]) => {
      const given = name.replace('.*', '.500');
      const value = values[name] ?? facts.default ?? '20000';
      const said = `${given}="${value}"`;
      return {
        title: `${element} ${name}`,
        facts,
        written: elementWith(element, said),
        mark: `/${pathOf(element)}] failed to set property [${given}] to [${value}]`,
      };
    });
}

let port = 20_000;

function elementWith(element: string, said: string): string {
  const next = said.startsWith('port=') ? '' : `port="${++port}"`;
  if (element === 'AJP') {
    const speaks = said.startsWith('protocol=') ? '' : 'protocol="AJP/1.3"';
    const knows = said.startsWith('secret=') ? '' : 'secret="x"';
    return `<Connector ${next} ${speaks} ${knows} ${said}/>`;
  }
  if (element === 'SSLHostConfig') return `<Connector ${next}><SSLHostConfig ${said}/></Connector>`;
  if (element === 'Certificate') {
    return `<Connector ${next}><SSLHostConfig><Certificate ${said}/></SSLHostConfig></Connector>`;
  }
  return `<Valve className="${element}" ${said}/>`;
}

/** The element's name, as the end of the path that a warning names. */
function pathOf(element: string): string {
  return element === 'AJP' ? 'Connector' : element.includes('.') ? 'Valve' : element;
}

/** Wrong ones would keep Tomcat from going on, or ask for something that is not here. */
const unasked = new Set(['SSLEnabled', 'executor', 'className', 'trustManagerClassName', 'exceptionType.*']);

const values: Readonly<Record<string, string>> = {
  port: '19999',
  address: '127.0.0.1',
  URIEncoding: 'UTF-8',
  encodedSolidusHandling: 'reject',
  type: 'RSA',
  protocols: 'TLSv1.2',
  ciphers: 'HIGH',
  cipherSuites: 'TLS_AES_256_GCM_SHA384',
  groups: 'x25519',
  encoding: 'UTF-8',
  locale: 'en',
  allow: '.*',
  deny: 'x',
  internalProxies: '.*',
  trustedProxies: '.*',
  allowedRequestAttributesPattern: '.*',
  rejectIllegalHeader: 'true',
  relaxedPathChars: '|',
  relaxedQueryChars: '|',
  'errorCode.*': 'none.html',
};

/** Attributes that belong on a connector for HTTP. */
function isStranger(title: string): boolean {
  const [element, name = ''] = title.split(' ');
  return element === 'AJP' && Object.hasOwn(wrongOnAjp, name);
}

function fileWith(asked: readonly Asked[]): string {
  const all = (isValve: boolean) =>
    asked.flatMap(({ written }) => (written.startsWith('<Valve') === isValve ? [written] : [])).join('\n');
  return `<Server port="-1"><Service name="s">\n${all(false)}\n<Engine name="e" defaultHost="h"><Host name="h">\n${all(true)}\n</Host></Engine></Service></Server>`;
}

/** What Tomcat complains of when it reads a server.xml, in a network of its own. */
async function ask(line: TomcatLine, write: (folder: string) => Promise<string>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'proxywright-tomcat-'));
  try {
    await cp(join(inject('workshop'), `tomcat-${line}`), folder, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(folder, 'conf', 'server.xml'), await write(folder));
    const java = javaCommand(folder, '', [], 'configtest');
    const { stdout, stderr } = await execute('unshare', ['--net', ...java], { maxBuffer: 1 << 26 }).catch(
      // A file that Tomcat does not start with ends it with a code; its log says why.
      (problem: { readonly stdout: string; readonly stderr: string }) => problem,
    );
    return warningsIn(`${stdout}${stderr}`.split('\n'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
