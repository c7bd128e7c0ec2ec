import { commonModules, type HandBundle, handServerXml, secureHosts } from './hand-bundle';

const secret = 'b7kQ2xVd9mTz4WnR';

/** mod_jk to one node: the editor by mod_proxy beside it, or by long polling through AJP. */
export function handModJk(publicUrl: string, editing: 'direct' | 'polling' | 'off'): HandBundle {
  const url = new URL(publicUrl);
  const path = url.pathname.replace(/\/$/, '');
  const direct = editing === 'direct';
  const lines = [
    'JkOptions +ForwardURICompatUnparsed',
    'LimitRequestBody 0',
    ...(path ? [`JkMount ${path} confluence`] : []),
    `JkMount ${path}/* confluence`,
    ...(direct
      ? [
          'JkUnMount /synchrony* confluence',
          'ProxyPass /synchrony http://127.0.0.1:8091/synchrony nocanon upgrade=websocket',
        ]
      : []),
  ];
  const ajp = `<Connector protocol="AJP/1.3" port="8009" address="127.0.0.1" secret="${secret}" secretRequired="true" URIEncoding="UTF-8" packetSize="65536" maxThreads="50" scheme="https" secure="true" proxyName="${url.hostname}" proxyPort="443"/>`;
  const workers = [
    'worker.list=confluence',
    'worker.confluence.type=ajp13',
    'worker.confluence.host=127.0.0.1',
    'worker.confluence.port=8009',
    `worker.confluence.secret=${secret}`,
    'worker.confluence.max_packet_size=65536',
    'worker.confluence.ping_mode=CI',
    'worker.confluence.socket_connect_timeout=3000',
    '',
  ].join('\n');
  return {
    connection: 'mod_jk',
    publicUrl,
    modules: [...commonModules, 'jk', ...(direct ? ['proxy', 'proxy_http'] : [])],
    apache: {
      '/etc/apache2/sites-available/confluence.conf': secureHosts(url, lines),
      '/etc/libapache2-mod-jk/workers.properties': workers,
    },
    nodes: [{ name: 'node1', host: '127.0.0.1', serverXml: handServerXml(path, [ajp]) }],
  };
}
