import { describe, expect, test } from 'vitest';
import type { TomcatWish } from '../tomcat/wish';
import { environmentOf } from './container-environment';
import { helmValuesOf } from './helm-values';

const valve = (name: string) => ({ kind: 'valve', className: `org.apache.catalina.valves.${name}` }) as const;

const https: TomcatWish = {
  place: { kind: 'connector', port: 8090 },
  attributes: { scheme: 'https', secure: 'true', proxyName: 'wiki.example.com', proxyPort: '443' },
};
const path: TomcatWish = { place: { kind: 'context', docBase: 'confluence' }, attributes: { path: '/wiki' } };
const threads: TomcatWish = {
  place: { kind: 'connector', port: 8090 },
  attributes: { maxThreads: '150', acceptCount: '50', keepAliveTimeout: '60000' },
};
const proxies: TomcatWish = {
  place: valve('RemoteIpValve'),
  attributes: { internalProxies: String.raw`10\.0\.9\.6|127\.0\.0\.1`, protocolHeader: 'X-Forwarded-Proto' },
  create: {},
};
const unproxied: TomcatWish = {
  place: { kind: 'connector', port: 8093, speaks: 'http' },
  attributes: { maxThreads: '20' },
  create: { URIEncoding: 'UTF-8', connectionTimeout: '20000' },
};
const route: TomcatWish = { place: { kind: 'engine' }, attributes: { jvmRoute: 'node1' } };
const ajp: TomcatWish = {
  place: { kind: 'connector', port: 8009, speaks: 'ajp' },
  attributes: { secret: 'x' },
  create: {},
};

describe('Variables of the official image', () => {
  test('say what the connector, the path, the valve and a further connector say', () => {
    expect(environmentOf([https, path, proxies, unproxied], ['-Da=b', '-Dc=d'])).toEqual({
      variables: [
        { name: 'ATL_TOMCAT_SCHEME', value: 'https' },
        { name: 'ATL_TOMCAT_SECURE', value: 'true' },
        { name: 'ATL_PROXY_NAME', value: 'wiki.example.com' },
        { name: 'ATL_PROXY_PORT', value: '443' },
        { name: 'ATL_TOMCAT_CONTEXTPATH', value: '/wiki' },
        { name: 'ATL_TOMCAT_INTERNALPROXIES', value: String.raw`10\.0\.9\.6|127\.0\.0\.1` },
        { name: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_PORT', value: '8093' },
        { name: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_URI_ENCODING', value: 'UTF-8' },
        { name: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_CONNECTION_TIMEOUT', value: '20000' },
        { name: 'ATL_TOMCAT_ADDITIONAL_CONNECTOR_MAX_THREADS', value: '20' },
        { name: 'ATL_TOMCAT_ACCESS_LOG', value: 'true' },
        { name: 'JVM_SUPPORT_RECOMMENDED_ARGS', value: '-Da=b -Dc=d' },
      ],
      unsaid: [],
    });
  });

  test('leave the rest of a wish over', () => {
    expect(environmentOf([threads, route, ajp])).toEqual({
      variables: [
        { name: 'ATL_TOMCAT_MAXTHREADS', value: '150' },
        { name: 'ATL_TOMCAT_ACCEPTCOUNT', value: '50' },
      ],
      unsaid: [{ place: { kind: 'connector', port: 8090 }, attributes: { keepAliveTimeout: '60000' } }, route, ajp],
    });
  });

  test('say another port, and leave out what should be absent', () => {
    const plain: TomcatWish = {
      place: { kind: 'connector', port: 8081 },
      attributes: { scheme: null, proxyName: null, proxyPort: null, address: null, maxThreads: null },
    };
    expect(environmentOf([plain])).toEqual({
      variables: [{ name: 'ATL_TOMCAT_PORT', value: '8081' }],
      unsaid: [{ place: { kind: 'connector', port: 8081 }, attributes: { maxThreads: null } }],
    });
  });

  test('do not say a pattern that the image would change', () => {
    const wish = (internalProxies: string): TomcatWish => ({
      place: valve('RemoteIpValve'),
      attributes: { internalProxies },
    });
    expect(environmentOf([wish('10.*')]).unsaid).toEqual([wish('10.*')]);
    expect(environmentOf([wish('::1')]).unsaid).toEqual([]);
  });

  test('take the later of two wishes, and need none for an AJP connector that goes', () => {
    const later: TomcatWish = { place: { kind: 'connector', port: 8090 }, attributes: { maxThreads: '99' } };
    const gone: TomcatWish = { place: { kind: 'connector', speaks: 'ajp' }, attributes: {}, gone: true };
    expect(environmentOf([threads, later, gone]).variables).toEqual([
      { name: 'ATL_TOMCAT_ACCEPTCOUNT', value: '50' },
      { name: 'ATL_TOMCAT_MAXTHREADS', value: '99' },
    ]);
  });

  test('cannot have a connector speak TLS', () => {
    const tls: TomcatWish = {
      place: { kind: 'connector', port: 8443, speaks: 'http' },
      attributes: { SSLEnabled: 'true' },
      create: {},
      children: [{ element: 'SSLHostConfig', attributes: {}, create: {} }],
    };
    expect(environmentOf([tls, unproxied])).toEqual({
      variables: environmentOf([unproxied]).variables,
      unsaid: [tls],
    });
  });
});

describe('Values of the chart', () => {
  test('say the same as one tree', () => {
    expect(helmValuesOf([https, path, threads, proxies, unproxied, route], ['-Da=b'])).toEqual({
      values: {
        confluence: {
          tomcatConfig: {
            generateByHelm: true,
            scheme: 'https',
            secure: 'true',
            proxyName: 'wiki.example.com',
            proxyPort: '443',
            maxThreads: '150',
            acceptCount: '50',
            proxyInternalIps: '10.0.9.6|127.0.0.1',
          },
          service: { contextPath: '/wiki' },
          tunnel: {
            additionalConnector: { port: '8093', URIEncoding: 'UTF-8', connectionTimeout: '20000', maxThreads: '20' },
          },
          accessLog: { enabled: true },
          additionalJvmArgs: ['-Da=b'],
        },
      },
      unsaid: [{ place: { kind: 'connector', port: 8090 }, attributes: { keepAliveTimeout: '60000' } }, route],
    });
  });

  test('leave Tomcat to the image where nothing is said of it', () => {
    expect(helmValuesOf([path])).toEqual({ values: { confluence: { service: { contextPath: '/wiki' } } }, unsaid: [] });
    expect(helmValuesOf([])).toEqual({ values: {}, unsaid: [] });
  });

  test('say plain HTTP against the chart, which takes HTTPS for granted, and a port in both places', () => {
    const plain: TomcatWish = {
      place: { kind: 'connector', port: 8081 },
      attributes: { scheme: null, secure: null, proxyPort: null },
    };
    expect(helmValuesOf([plain])).toEqual({
      values: {
        confluence: {
          tomcatConfig: { generateByHelm: true, port: '8081', scheme: 'http', secure: 'false' },
          ports: { http: 8081 },
        },
      },
      unsaid: [{ place: { kind: 'connector', port: 8081 }, attributes: { proxyPort: null } }],
    });
  });
});
