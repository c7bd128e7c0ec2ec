/** What follows from the one address visitors type. */
export interface PublicAddress {
  readonly scheme: 'http' | 'https';
  /** In lower case; names outside ASCII in the form DNS knows (`xn--…`). */
  readonly host: string;
  readonly port: number;
  /** The context path: empty, or `/confluence`, never with a slash at its end. */
  readonly path: string;
}

export type PublicAddressReading =
  /** `corrected` says what was changed to make sense of the text; empty if it was fine. */
  { readonly address: PublicAddress; readonly corrected: readonly string[] } | { readonly problem: string };

const defaultPort = { http: 80, https: 443 } as const;

/**
 * Reads a public address as people type it. Where there is one right answer it is corrected, and said so; otherwise
 * the problem tells why it is refused. The host is read by the URL standard's own rules (`new URL`).
 */
export function readPublicAddress(text: string): PublicAddressReading {
  const corrected: string[] = [];
  let url = text.trim();
  if (url === '')
    return { problem: 'Enter the address that people type to reach Confluence, such as https://wiki.example.com.' };
  if (url !== text) corrected.push('White space around the address was left out.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(url))
    return { problem: 'The address contains a line break or a control character.' };
  if (/\s/.test(url)) return { problem: 'An address has no spaces in it.' };
  const [odd] = /["'<>\\^`{|}]|\$\{?/.exec(url) ?? [];
  if (odd) return { problem: `An address cannot contain ${odd.startsWith('$') ? '$' : odd}.` };

  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) {
    if (/^(mailto|javascript|data|file):/i.test(url)) return { problem: 'Start the address with https:// or http://.' };
    url = `https://${url.replace(/^\/+/, '')}`;
    corrected.push('https:// was put in front.');
  }
  if (!/^https?:\/\//i.test(url))
    return { problem: 'Confluence is reached by https:// or http://, not by another scheme.' };

  const authority = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
  if (authority.includes('@'))
    return { problem: 'Leave out the user name: it would stand in every link that Confluence writes.' };
  if (authority.startsWith('[')) {
    return { problem: 'An IPv6 address cannot be the public name: certificates and links need a host name.' };
  }
  const port = /:([^:]*)$/.exec(authority)?.[1];
  if (port !== undefined && !/^\d*$/.test(port)) return { problem: `“${port}” is not a port number.` };
  if (port && (Number(port) < 1 || Number(port) > 65535)) return { problem: 'Ports go from 1 to 65535.' };
  if (/\/\.\.?(\/|$)|%2e/i.test(url.slice(url.indexOf(authority) + authority.length))) {
    return { problem: 'The path cannot contain . or .. as a step: Tomcat would resolve them.' };
  }
  return finish(url, corrected);
}

function finish(text: string, corrected: string[]): PublicAddressReading {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { problem: 'This is not an address a browser could open. Write it as https://wiki.example.com/confluence.' };
  }
  const written = /^https?:\/\/([^/?#:]*)/i.exec(text)?.[1] ?? '';
  const host = url.hostname.replace(/\.$/, '');
  if (!isHostName(host)) return { problem: `“${written}” is not a host name that DNS can carry.` };
  if (url.hostname.endsWith('.')) corrected.push('The dot at the end of the name was left out.');
  if (host.includes('xn--') && !written.toLowerCase().includes('xn--')) {
    corrected.push(`Servers know the name ${written} as ${host}; that is what stands in the files.`);
  }
  if (url.search || text.includes('?')) corrected.push('The part from ? on was left out.');
  if (url.hash || text.includes('#')) corrected.push('The part from # on was left out.');
  const path = url.pathname.replace(/\/+$/, '');
  if (path.includes('//'))
    return { problem: 'The path has two slashes in a row; Tomcat and Apache would read it differently.' };
  if (path !== '' && !/^(\/[A-Za-z0-9._~-]+)+$/.test(path)) {
    return {
      problem: 'The path can hold letters, digits and . _ ~ - only: it has to stand in both configurations as it is.',
    };
  }
  if (/^\/(s|synchrony|synchrony-proxy|status|rest|admin)$/i.test(path)) {
    return { problem: `Confluence uses ${path} itself, so it cannot be the path in front of everything.` };
  }
  if (url.pathname.length > 1 && url.pathname.endsWith('/')) corrected.push('The slash at the end was left out.');
  const scheme = url.protocol === 'http:' ? 'http' : 'https';
  return { address: { scheme, host, port: url.port === '' ? defaultPort[scheme] : Number(url.port), path }, corrected };
}

/** `wiki.example.com`, an IPv4 address or a single label; at most 253 characters, each label at most 63. */
export function isHostName(text: string): boolean {
  return text.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/i.test(text);
}

/** The address as one text: `https://wiki.example.com/confluence`, the port only where it is not the usual one. */
export function publicUrlOf({ scheme, host, port, path }: PublicAddress): string {
  return `${scheme}://${host}${port === defaultPort[scheme] ? '' : `:${port}`}${path}`;
}

/** Whether the port has to be written: it is neither 80 with http nor 443 with https. */
export function hasUsualPort({ scheme, port }: PublicAddress): boolean {
  return port === defaultPort[scheme];
}
