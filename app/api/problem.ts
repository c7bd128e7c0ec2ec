import type { AnswerProblem } from '@/lib/server';

/** An error as `application/problem+json` (RFC 9457), with every field that is wrong. */
export function problem(status: number, title: string, problems: readonly AnswerProblem[] = []): Response {
  const body = { type: 'about:blank', title, status, ...(problems.length > 0 && { problems }) };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
