import { commonModules, type HandBundle, handServerXml, secureHosts } from './hand-bundle';

const secret = 'b7kQ2xVd9mTz4WnR';
const nodes = ['node1', 'node2'].map((name, at) => ({ name, host: `${name}.internal`, address: `10.0.0.1${at + 1}` }));
const hosts = Object.fromEntries(nodes.map(({ host, address }) => [host, address]));

/** Two nodes behind mod_proxy_balancer, sticky by a cookie of Apache's own. */
export function handBalancer(publicUrl: string): HandBundle {
  const url = new URL(publicUrl);
  const path = url.pathname.replace(/\/$/, '');
  const balancer = (name: string, port: number, more: string) => [
    `<Proxy balancer://${name}>`,
    ...nodes.map(
      (node) =>
        `BalancerMember http://${node.host}:${port} route=${node.name} upgrade=websocket connectiontimeout=3 retry=5 ${more}`,
    ),
    'ProxySet stickysession=ROUTEID',
    '</Proxy>',
  ];
  const check = `hcmethod=GET hcuri=${path}/status hcinterval=2 hcpasses=1 hcfails=1`;
  return {
    connection: 'mod_proxy',
    publicUrl,
    modules: [
      ...commonModules,
      ...['proxy', 'proxy_http', 'proxy_balancer', 'lbmethod_byrequests', 'slotmem_shm', 'proxy_hcheck'],
    ],
    apache: {
      '/etc/apache2/sites-available/confluence.conf': secureHosts(url, [
        'ProxyPreserveHost On',
        ...balancer('confluence', 8090, check),
        ...balancer('synchrony', 8091, ''),
        'Header add Set-Cookie "ROUTEID=.%{BALANCER_WORKER_ROUTE}e; path=/; HttpOnly; Secure; SameSite=Lax" env=BALANCER_ROUTE_CHANGED',
        'ProxyPass /synchrony balancer://synchrony/synchrony nocanon',
        `ProxyPass ${path || '/'} balancer://confluence${path || '/'} nocanon`,
        `ProxyPassReverse ${path || '/'} balancer://confluence${path || '/'}`,
      ]),
    },
    hosts,
    nodes: nodes.map(({ name, host }) => ({
      ...{ name, host },
      serverXml: handServerXml(path, [
        `<Connector port="8090" protocol="HTTP/1.1" maxThreads="48" URIEncoding="UTF-8" scheme="https" secure="true" proxyName="${url.hostname}" proxyPort="443"/>`,
      ]),
    })),
  };
}

/** Two nodes behind mod_jk's load balancer, sticky by jvmRoute; no collaborative editing. */
export function handJkBalancer(publicUrl: string): HandBundle {
  const url = new URL(publicUrl);
  const path = url.pathname.replace(/\/$/, '');
  const workers = [
    'worker.list=confluence',
    ...nodes.flatMap(({ name, host }) => [
      `worker.${name}.type=ajp13`,
      `worker.${name}.host=${host}`,
      `worker.${name}.port=8009`,
      `worker.${name}.secret=${secret}`,
      `worker.${name}.max_packet_size=65536`,
      `worker.${name}.ping_mode=A`,
      `worker.${name}.ping_timeout=5000`,
      `worker.${name}.connection_ping_interval=10`,
      `worker.${name}.socket_connect_timeout=3000`,
    ]),
    'worker.confluence.type=lb',
    `worker.confluence.balance_workers=${nodes.map(({ name }) => name).join()}`,
    'worker.confluence.sticky_session=true',
    'worker.confluence.recover_time=10',
    'worker.maintain=5',
    '',
  ].join('\n');
  return {
    connection: 'mod_jk',
    publicUrl,
    modules: [...commonModules, 'jk'],
    apache: {
      '/etc/apache2/sites-available/confluence.conf': secureHosts(
        url,
        [
          ...['JkOptions +ForwardURICompatUnparsed', 'LimitRequestBody 0'],
          ...(path ? [`JkMount ${path} confluence`] : []),
          `JkMount ${path}/* confluence`,
          // Debian's own 60 s would keep a node that is back waiting for as long.
        ],
        ['JkWatchdogInterval 5'],
      ),
      '/etc/libapache2-mod-jk/workers.properties': workers,
    },
    hosts,
    nodes: nodes.map(({ name, host, address }) => ({
      ...{ name, host },
      serverXml: handServerXml(
        path,
        [
          `<Connector protocol="AJP/1.3" port="8009" address="${address}" secret="${secret}" secretRequired="true" URIEncoding="UTF-8" packetSize="65536" scheme="https" secure="true" proxyName="${url.hostname}" proxyPort="443"/>`,
        ],
        name,
      ),
    })),
  };
}
