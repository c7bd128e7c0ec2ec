import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NextRequest, NextResponse } from 'next/server';

/** CSP sources of the inline scripts of each prerendered page, by page path. */
type PageHashes = Readonly<Record<string, readonly string[]>>;

const isDevelopment = process.env.NODE_ENV === 'development';
const hashes = isDevelopment ? {} : readHashes();

/**
 * Answers every request but those for built assets with the headers that keep foreign code out. The inline scripts of
 * a page are allowed by their hashes, which `scripts/build.mjs` takes after the build: a nonce would forbid prerendering.
 */
export function proxy(request: NextRequest): NextResponse {
  const response = NextResponse.next();
  response.headers.set('Content-Security-Policy', contentSecurityPolicy(request.nextUrl.pathname));
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('Referrer-Policy', 'no-referrer');
  response.headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  return response;
}

/** `/` stands apart: with a base path the second pattern does not match the page at the root of it. */
export const config = { matcher: ['/', '/((?!_next/static/).*)'] };

function contentSecurityPolicy(path: string): string {
  // React and the development server evaluate code and write style elements; the built site does neither.
  const scripts = isDevelopment ? ["'unsafe-inline'", "'unsafe-eval'"] : pageHashes(path);
  const styles = isDevelopment ? ["'unsafe-inline'"] : [];
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** A path without a page of its own is answered with the not-found page. */
function pageHashes(path: string): readonly string[] {
  const page = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return hashes[page] ?? hashes['/_not-found'] ?? [];
}

/** Throws if the site was built without `npm run build`: its pages would then be served with their scripts blocked. */
function readHashes(): PageHashes {
  // JSON.parse yields any; the file is written by scripts/build.mjs in this shape.
  return JSON.parse(
    readFileSync(join(process.cwd(), process.env.NEXT_DIST_DIR || '.next', 'csp.json'), 'utf8'),
  ) as PageHashes;
}
