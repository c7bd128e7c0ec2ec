import { factsOf } from './directives';

/**
 * The modules that one use of a directive needs, without `mod_`: its own, those its arguments call for, and those they
 * rest on. None for what the server always has, and for a directive we do not know.
 * Source: the manual, the `Depends` lines of Debian's packages, and starts of 2.4.71 with one module left out.
 */
export function modulesOf(name: string, args: readonly string[]): readonly string[] {
  const facts = factsOf(name);
  if (!facts) return [];
  const own = alwaysThere.has(facts.module) ? [] : [facts.module];
  return withWhatTheyRestOn([...own, ...(byDirective[facts.name]?.(args) ?? [])]);
}

const alwaysThere = new Set(['core', 'mpm', 'so']);

type Needs = (args: readonly string[]) => readonly string[];

const filters: Needs = (args) =>
  args.flatMap((arg) => arg.split(';')).flatMap((filter) => byFilter.get(filter.toUpperCase()) ?? []);

const mapping: Needs = (args) => args.flatMap((arg) => [...proxyTo(arg), ...byParameter(arg)]);

const sharedCache: Needs = ([cache = '']) => {
  const kind = /^(shmcb|dbm|memcache|redis)\b/i.exec(cache)?.[1];
  return kind ? [`socache_${kind.toLowerCase()}`] : [];
};

const format: Needs = (args) => (args.some((arg) => /%[<>!,\d]*[IOS]/.test(arg)) ? ['logio'] : []);

/** What the arguments of single directives call for. */
const byDirective: Readonly<Record<string, Needs>> = {
  ProxyPass: mapping,
  ProxyPassMatch: mapping,
  BalancerMember: mapping,
  Proxy: mapping,
  ProxySet: mapping,
  RewriteRule: ([, target = '', flags = '']) =>
    /[[,]\s*(?:P|proxy)\s*[,\]]/i.test(flags) ? ['proxy', ...proxyTo(target)] : [],
  SetHandler: ([handler = '']) =>
    handler.startsWith('proxy:')
      ? ['proxy', ...proxyTo(handler.slice('proxy:'.length))]
      : (byHandler.get(handler) ?? []),
  // The session cache that Debian's and Red Hat's own files set up for TLS.
  SSLEngine: ([value = '']) => (/^off$/i.test(value) ? [] : ['socache_shmcb']),
  SSLSessionCache: sharedCache,
  SSLStaplingCache: sharedCache,
  CacheSocache: sharedCache,
  CacheEnable: ([kind = '']) => (/^(?:disk|socache)$/i.test(kind) ? [`cache_${kind.toLowerCase()}`] : []),
  SetOutputFilter: filters,
  SetInputFilter: filters,
  AddOutputFilter: filters,
  AddOutputFilterByType: filters,
  FilterProvider: filters,
  Require: (args) => byRequirement.get((/^not$/i.test(args[0] ?? '') ? args[1] : args[0])?.toLowerCase() ?? '') ?? [],
  AuthType: ([type = '']) => (/^(?:basic|digest|form)$/i.test(type) ? [`auth_${type.toLowerCase()}`] : []),
  AuthBasicProvider: (args) => (args.some((arg) => /^file$/i.test(arg)) ? ['authn_file'] : []),
  Protocols: (args) => (args.some((arg) => /^h2c?$/i.test(arg)) ? ['http2'] : []),
  LogFormat: format,
  CustomLog: format,
  GlobalLog: format,
};

const byScheme: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    http: ['proxy_http'],
    https: ['proxy_http', 'ssl'],
    // From 2.4.47 on mod_proxy_http can do this as well; older servers need the module of its own.
    ws: ['proxy_wstunnel'],
    wss: ['proxy_wstunnel', 'ssl'],
    ajp: ['proxy_ajp'],
    balancer: ['proxy_balancer', 'lbmethod_byrequests'],
    h2: ['proxy_http2', 'ssl'],
    h2c: ['proxy_http2'],
    fcgi: ['proxy_fcgi'],
  }),
);

/** What a target needs: `http://…`, `unix:/path|http://…`. Other words need nothing. */
function proxyTo(target: string): readonly string[] {
  const scheme = /^(?:unix:[^|]*\|)?([a-z0-9]+):\/\//i.exec(target)?.[1];
  return byScheme.get(scheme?.toLowerCase() ?? '') ?? [];
}

/** What a `key=value` parameter of a worker needs. `upgrade=websocket` needs nothing: mod_proxy_http does it. */
function byParameter(parameter: string): readonly string[] {
  const method = /^lbmethod=(\w+)$/.exec(parameter)?.[1];
  if (method) return [`lbmethod_${method}`];
  return /^hc(?:method|template|interval|uri|expr|passes|fails)=/.test(parameter) ? ['proxy_hcheck'] : [];
}

const byFilter: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    DEFLATE: ['deflate'],
    INFLATE: ['deflate'],
    BROTLI_COMPRESS: ['brotli'],
    SUBSTITUTE: ['substitute'],
    INCLUDES: ['include'],
    CACHE: ['cache'],
    RATE_LIMIT: ['ratelimit'],
    'PROXY-HTML': ['proxy_html'],
  }),
);

const byHandler: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'balancer-manager': ['proxy_balancer'],
    'jakarta-servlet': ['jk'],
    'server-info': ['info'],
    'server-status': ['status'],
  }),
);

const byRequirement: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ip: ['authz_host'],
    host: ['authz_host'],
    'forward-dns': ['authz_host'],
    local: ['authz_host'],
    user: ['authz_user'],
    'valid-user': ['authz_user'],
    group: ['authz_groupfile'],
  }),
);

/** Modules that do not work without others. */
const restsOn: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    access_compat: ['authn_core'],
    auth_basic: ['authn_core'],
    auth_digest: ['authn_core'],
    authn_file: ['authn_core'],
    authz_groupfile: ['authz_core'],
    authz_host: ['authz_core'],
    authz_user: ['authz_core'],
    cache_disk: ['cache'],
    cache_socache: ['cache'],
    // Debian's package brings a jk.conf with two pages of its own, limited by address.
    jk: ['authz_host'],
    lbmethod_bybusyness: ['proxy_balancer'],
    lbmethod_byrequests: ['proxy_balancer'],
    lbmethod_bytraffic: ['proxy_balancer'],
    md: ['ssl', 'watchdog'],
    proxy_ajp: ['proxy'],
    proxy_balancer: ['proxy', 'slotmem_shm'],
    proxy_fcgi: ['proxy'],
    proxy_hcheck: ['proxy', 'watchdog'],
    proxy_html: ['proxy', 'xml2enc'],
    proxy_http: ['proxy'],
    proxy_http2: ['proxy', 'http2'],
    proxy_wstunnel: ['proxy'],
  }),
);

function withWhatTheyRestOn(modules: readonly string[]): readonly string[] {
  const all = new Set(modules);
  // A set hands out what is added while it is walked.
  for (const module of all) for (const below of restsOn.get(module) ?? []) all.add(below);
  return [...all];
}
