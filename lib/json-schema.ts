import { z } from 'zod';
import { answersSchema } from './answers';

/** The JSON Schema (2020-12) of the answers, as they may be sent: nothing is required. */
export function answersJsonSchema(): object {
  return { title: 'Proxywright answers', ...z.toJSONSchema(answersSchema, { io: 'input' }) };
}
