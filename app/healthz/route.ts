export const dynamic = 'force-static';

/** Answers as soon as the server does. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
