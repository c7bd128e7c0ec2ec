import { bundleFromRequest, secretFrom, zipBundle, zipName } from '@/lib/server';
import { problem } from '../problem';

/** The largest body in bytes: room for the largest file and then some. */
const largestBody = 8_000_000;

/** JSON `{answers, files?}` in, the bundle as a zip out. Nothing of either is kept or logged, nor is a secret made for it. */
export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > largestBody) return tooLarge();
  const text = await readUpTo(request, largestBody);
  if (text === undefined) return tooLarge();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return problem(400, 'The body is not JSON.');
  }
  // Made for this one answer, kept nowhere: the zip is the only place it goes to.
  const secrets = { ajp: secretFrom(crypto.getRandomValues(new Uint8Array(32))) };
  const result = bundleFromRequest(json, secrets);
  if ('problems' in result) return problem(422, 'Some answers or files cannot be used.', result.problems);
  return new Response(zipBundle(result.bundle), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${zipName(result.bundle)}"`,
      'cache-control': 'no-store',
    },
  });
}

function tooLarge(): Response {
  return problem(413, `The body is larger than ${largestBody / 1_000_000} MB.`);
}

/** The body as text; undefined once it turns out longer than `limit` bytes. */
async function readUpTo({ body }: Request, limit: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body) {
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength;
      if (length > limit) {
        await reader.cancel();
        return undefined;
      }
      chunks.push(part.value);
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}
