import { openApi } from '@/lib/server';

export const dynamic = 'force-static';

/** The OpenAPI description of all of it. */
export function GET(): Response {
  return Response.json(openApi());
}
