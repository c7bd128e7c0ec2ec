import ipaddr from 'ipaddr.js';

/** `10.0.0.0/8`, `fd00::/8`, or one address, which is a network of one. */
export function isNetwork(text: string): boolean {
  return parsed(text) !== undefined;
}

/** An IPv4 address in four decimal parts, or an IPv6 address without brackets. */
export function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text));
}

/** Whether every address of `inner` is one of `outer` too; false if either is no network. */
export function contains(outer: string, inner: string): boolean {
  const [one, other] = [parsed(outer), parsed(inner)];
  if (!one || !other || one[0].kind() !== other[0].kind()) return false;
  return one[1] <= other[1] && other[0].match(one[0], one[1]);
}

/** The first two of these networks of which one lies inside the other; undefined if they are apart. */
export function findOverlap(networks: readonly string[]): readonly [inner: string, outer: string] | undefined {
  for (const [i, one] of networks.entries()) {
    for (const other of networks.slice(i + 1)) {
      if (contains(other, one)) return [one, other];
      if (contains(one, other)) return [other, one];
    }
  }
  return undefined;
}

/** A network whose address has bits set behind its length, as it should be written: `10.1.2.3/8` → `10.0.0.0/8`; undefined if it is fine. */
export function correctedNetwork(text: string): string | undefined {
  const network = parsed(text);
  if (!network || !text.includes('/')) return undefined;
  const [address, bits] = network;
  const first = (address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6).networkAddressFromCIDR(text);
  return first.toString() === address.toString() ? undefined : `${first.toString()}/${bits}`;
}

function parsed(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | undefined {
  const [address = '', bits, ...more] = text.split('/');
  if (!isAddress(address) || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined;
  const read = ipaddr.parse(address);
  const most = read.kind() === 'ipv4' ? 32 : 128;
  const length = bits === undefined ? most : Number(bits);
  return length <= most ? [read, length] : undefined;
}
