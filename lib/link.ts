import { type AnswerProblem, type Answers, readAnswers } from './answers';

/** A link longer than this is not one of ours; decoded answers neither. In characters. */
const longest = 100_000;

/**
 * Answers as the fragment of a link: compressed, in characters that every chat and mail program leaves alone. Holds no
 * file and no secret; a fragment is never sent to a server.
 */
export async function encodeAnswers(answers: Answers): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(answers));
  const packed = await through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  return `a1.${toBase64Url(packed ?? new Uint8Array())}`;
}

/** Reads the fragment of a link, with or without `#`. Undefined: it holds no answers. Never throws. */
export async function decodeAnswers(
  fragment: string,
): Promise<{ readonly answers: Answers } | { readonly problems: readonly AnswerProblem[] } | undefined> {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith('a')) return undefined;
  const damaged = {
    problems: [{ path: '', says: 'The link is damaged: part of it is missing. Copy it once more, to its end.' }],
  };
  const [, version, body] = /^a(\d+)\.([A-Za-z0-9_-]*)$/.exec(text) ?? [];
  if (version === undefined || body === undefined || body.length > longest) return damaged;
  if (version !== '1') {
    return { problems: [{ path: '', says: 'The link was made by a newer Proxywright than this one.' }] };
  }
  try {
    const bytes = await through(fromBase64Url(body), new DecompressionStream('deflate-raw'), longest);
    return bytes ? readAnswers(JSON.parse(new TextDecoder().decode(bytes))) : damaged;
  } catch {
    return damaged;
  }
}

/** Undefined if more than `limit` bytes come out. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
