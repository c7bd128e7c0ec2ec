import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { isKnown, nearestRelease, newestLongTerm, releaseIds, releases } from './releases';

const all = releaseIds.map((id) => [id, releases[id]] as const);

describe('releases', () => {
  it('stand from the newest to the oldest, each once', () => {
    const numbers = releaseIds.map((id) => id.split('.').map(Number));
    const values = numbers.map(([major = 0, minor = 0]) => major * 100 + minor);
    expect(values).toEqual([...new Set(values)].sort((a, b) => b - a));
  });

  it('offer the newest with long-term support first of its kind', () => {
    expect(releaseIds.find((id) => releases[id].isLongTerm)).toBe(newestLongTerm);
  });

  it('begin one after the other', () => {
    const days = all.flatMap(([, { released }]) => (released ? [released] : []));
    expect(days.length).toBeGreaterThan(15);
    expect(days).toEqual([...days].sort().reverse());
  });
});

describe.each(all)('Confluence %s', (id, release) => {
  const [major = 0, minor = 0] = id.split('.').map(Number);
  const isFrom = (otherMajor: number, otherMinor: number) => major * 100 + minor >= otherMajor * 100 + otherMinor;
  const elements = elementsOf(release.serverXml);
  const named = (name: string) =>
    elements.filter((element) => element.name === name).map((element) => element.attributes);

  it('has an id of its own', () => {
    expect(release.id).toBe(id);
  });

  it('has days that exist, support ending after the release', () => {
    for (const day of [release.released, release.until]) {
      if (day) expect(new Date(day).toISOString()).toBe(`${day}T00:00:00.000Z`);
    }
    if (release.released && release.until) expect(release.released < release.until).toBe(true);
  });

  it('tells the Tomcat line only where it is known', () => {
    expect(release.tomcat).toBe(isFrom(10, 0) ? '10.1' : isFrom(6, 10) ? '9.0' : undefined);
  });

  it('listens on 8090 with the attributes of its time', () => {
    const [connector, ...more] = named('Connector');
    expect(more).toEqual([]);
    expect(connector).toEqual({
      port: '8090',
      connectionTimeout: '20000',
      redirectPort: '8443',
      maxThreads: '48',
      minSpareThreads: '10',
      enableLookups: 'false',
      acceptCount: '10',
      URIEncoding: 'UTF-8',
      protocol: 'org.apache.coyote.http11.Http11NioProtocol',
      ...(isFrom(8, 0) ? { maxPostSize: '16777216' } : { debug: '0' }),
    });
  });

  it('serves Confluence at the root and Synchrony beside it, if it has that', () => {
    expect(release.hasSynchrony).toBe(isFrom(6, 0));
    expect(named('Context').map(({ path, docBase }) => [path, docBase])).toEqual([
      ['', '../confluence'],
      ...(isFrom(6, 0) ? [['${confluence.context.path}/synchrony-proxy', '../synchrony-proxy']] : []),
    ]);
    expect(named('Host')[0]?.startStopThreads).toBe(isFrom(6, 0) ? '4' : undefined);
  });

  it('has the valves of its time', () => {
    const valves = named('Valve').map(({ className }) => className?.split('.').at(-1));
    expect(valves).toEqual([
      'StuckThreadDetectionValve',
      ...(isFrom(7, 11) ? ['AccessLogValve', 'RemoteIpValve'] : []),
      ...(isFrom(6, 0) ? ['StuckThreadDetectionValve'] : []),
    ]);
  });

  it('says debug nowhere from 8.0 on, and everywhere before', () => {
    const saying = ['Server', 'Connector', 'Engine', 'Host', 'Context'].flatMap(named).map(({ debug }) => debug);
    expect(new Set(saying)).toEqual(new Set([isFrom(8, 0) ? undefined : '0']));
  });
});

describe('a version an admin types', () => {
  it.each([
    ['9.2.7', '9.2', true],
    [' 10.2 ', '10.2', true],
    ['7.19.30', '7.19', true],
    ['11.0.1', '10.2', false],
    ['10.3', '10.2', false],
    ['8.12', '8.9', false],
    ['5.4', '5.10', false],
  ])('%j is read as %s', (text, id, isExact) => {
    const reading = nearestRelease(text);
    expect([reading?.release.id, reading?.isExact]).toEqual([id, isExact]);
  });

  it.each(['', '9', 'ten', '9.2-rc1', '9.2.7.1.1', '-1.2'])('%j is no version', (text) => {
    expect(nearestRelease(text)).toBeUndefined();
  });

  it('is an id only without the patch number', () => {
    expect(isKnown('9.2')).toBe(true);
    expect(isKnown('9.2.7')).toBe(false);
  });
});

interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Elements that are not commented out; throws on text that is not well-formed. */
function elementsOf(text: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.write(text).close();
  return elements;
}
