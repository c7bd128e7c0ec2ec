/** A header as it stood on the wire: name and value, in order, doubles kept. */
export type Header = readonly [name: string, value: string];

/** The head of an HTTP/1.1 message. */
export type Head = { readonly first: string; readonly headers: readonly Header[]; readonly length: number };

/** The head at the start of `bytes`, or `undefined` while its empty line has not come yet; `length` counts that line. */
export function headOf(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.map((line): Header => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { first, headers, length: end + 4 };
}

/** The last value of a header, whatever the case of its name. */
export function header(headers: readonly Header[], name: string): string | undefined {
  return headers.findLast(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
}

/** The body of a complete message, without its chunk marks; `undefined` while it is not all there and not `closed`. */
export function bodyOf(head: Head, bytes: Buffer, closed: boolean, method = 'GET'): Buffer | undefined {
  const raw = bytes.subarray(head.length);
  if (method === 'HEAD' || /^HTTP\/1\.1 (204|304|1\d\d)/.test(head.first)) return Buffer.alloc(0);
  if (/chunked/i.test(header(head.headers, 'transfer-encoding') ?? ''))
    return unchunked(raw) ?? (closed ? raw : undefined);
  const length = header(head.headers, 'content-length');
  if (length === undefined) return closed ? raw : undefined;
  return raw.length >= Number(length) || closed ? raw.subarray(0, Number(length)) : undefined;
}

function unchunked(raw: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = raw.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const size = Number.parseInt(raw.subarray(at, end).toString('latin1'), 16);
    if (size === 0) return Buffer.concat(pieces);
    if (raw.length < end + 2 + size + 2) return undefined;
    pieces.push(raw.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
