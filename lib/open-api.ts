import { z } from 'zod';
import { generator } from './generator';
import { answersJsonSchema } from './json-schema';

/** The HTTP API as an OpenAPI 3.1 document. */
export function openApi(): object {
  const problem = {
    type: 'object',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      problems: {
        type: 'array',
        items: {
          type: 'object',
          properties: { path: { type: 'string' }, says: { type: 'string' } },
          required: ['path', 'says'],
        },
      },
    },
  };
  const refused = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: problem } },
  });
  const file = z.toJSONSchema(z.strictObject({ path: z.string(), text: z.string() }));
  return {
    openapi: '3.1.0',
    info: { title: 'Proxywright', version: generator.version, license: { name: 'Apache-2.0' } },
    paths: {
      '/api/bundle': {
        post: {
          summary: 'Answers and files in, the bundle as a zip out',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: { answers: answersJsonSchema(), files: { type: 'array', items: file, maxItems: 50 } },
                  additionalProperties: false,
                },
              },
            },
          },
          responses: {
            200: {
              description: 'The bundle',
              content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
            },
            400: refused('The body is not JSON'),
            413: refused('The body is larger than 8 MB'),
            422: refused('Answers or files that cannot be used, each with its path'),
          },
        },
      },
      '/api/schema': {
        get: { summary: 'The JSON Schema of the answers', responses: { 200: { description: 'The schema' } } },
      },
      '/healthz': { get: { summary: 'Whether the server answers', responses: { 200: { description: 'It does' } } } },
    },
  };
}
