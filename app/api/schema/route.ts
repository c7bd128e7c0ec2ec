import { answersJsonSchema } from '@/lib/server';

export const dynamic = 'force-static';

/** The JSON Schema of the answers. */
export function GET(): Response {
  return Response.json(answersJsonSchema());
}
