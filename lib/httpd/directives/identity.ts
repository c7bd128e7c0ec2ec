/** ProxyPass, JkMount: by path. In a Location there is none, the first argument is the target. */
export function byPath(args: readonly string[]): readonly string[] {
  const [first] = args;
  return first !== undefined && /^[/^(~]/.test(first) ? [first] : [];
}

/** Alias: by path. In a Location there is one argument, the target. */
export function byMappedPath(args: readonly string[]): readonly string[] {
  return args.length > 1 ? args.slice(0, 1) : [];
}

/** Redirect: by path, whatever the status in front of it. Statuses outside 3xx have a path and no target. */
export function byRedirectedPath(args: readonly string[]): readonly string[] {
  const [status = '', ...rest] = args;
  if (/^(?:gone|[1245]\d\d)$/i.test(status)) return rest.slice(0, 1);
  return byMappedPath(/^(?:permanent|temp|seeother|3\d\d)$/i.test(status) ? rest : args);
}

const oneValue = new Set(['set', 'setifempty', 'unset']);

/** Header: by table, header and condition if it has one value; lines that add or edit stand beside each other. */
export function byHeader(args: readonly string[]): readonly string[] {
  const table = /^(?:always|onsuccess)$/i.test(args[0] ?? '') ? args[0]?.toLowerCase() : undefined;
  const [action = '', name = '', ...rest] = table ? args.slice(1) : args;
  const kind = action.toLowerCase();
  if (!oneValue.has(kind)) return args;
  return [table ?? 'onsuccess', name.toLowerCase().replace(/:$/, ''), ...rest.slice(kind === 'unset' ? 0 : 1)];
}

/** RequestHeader: by header and what stands behind its value, such as `early`. */
export function byRequestHeader(args: readonly string[]): readonly string[] {
  return byHeader(['onsuccess', ...args]).slice(oneValue.has(args[0]?.toLowerCase() ?? '') ? 1 : 0);
}

/** BalancerMember: by address; outside `<Proxy>` the balancer stands in front of it. */
export function byMember(args: readonly string[]): readonly string[] {
  return args.slice(0, args[0]?.startsWith('balancer:') ? 2 : 1);
}

/** ProxySet, JkWorkerProperty: by what is set, whatever the value. */
export function byKeys(args: readonly string[]): readonly string[] {
  return args.map((arg) => arg.replace(/=.*$/s, ''));
}

/** SSLCipherSuite: by protocol, `SSL` if none is named. */
export function byProtocol(args: readonly string[]): readonly string[] {
  return [args.length > 1 ? (args[0] ?? '').toUpperCase() : 'SSL'];
}

/** LogFormat: by the name it gives; without one it is the format of TransferLog. */
export function byNickname(args: readonly string[]): readonly string[] {
  return args.slice(1, 2);
}
