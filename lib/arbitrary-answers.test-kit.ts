import fc from 'fast-check';
import { type Answers, readAnswers } from './answers';
import { beside, examples } from './field-examples.test-kit';
import { type Field, fields } from './fields';
import { answersJsonSchema } from './json-schema';
import { recipes } from './recipes';

type Json = { [name: string]: unknown };

/** Answers to everything, each left out half of the time; whatever is refused is left out, too. */
export const arbitraryAnswers: fc.Arbitrary<Answers> = fc
  .record({
    on: fc.uniqueArray(fc.constantFrom(...recipes.filter(({ isOptional }) => isOptional).map(({ id }) => id)), {
      maxLength: 12,
    }),
    answers: fc.record(
      Object.fromEntries([...fields.values()].map((field) => [field.path, fc.option(answerTo(field), { freq: 2 })])),
    ),
  })
  .map(({ on, answers }) => mended(written(new Set(on), answers)));

function answerTo({ path, kind, options }: Field): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'choice':
      return fc.constantFrom(...(options ?? []).map(({ value }) => value));
    case 'choices':
      return fc.subarray((options ?? []).map(({ value }) => value));
    case 'switch':
      return fc.boolean();
    case 'integer':
      return numberFor(path);
    default:
      return fc.constantFrom(...(examples[path] ?? ['']));
  }
}

/** Any number in its bounds; of ports rather those that others have. */
function numberFor(path: string): fc.Arbitrary<number> {
  // JSON Schema has an object on the way to each field, and numbers at it.
  let schema = answersJsonSchema() as Json;
  for (const step of path.split('.')) schema = (schema.properties as { [name: string]: Json })[step] ?? {};
  const { minimum, maximum, multipleOf } = schema;
  if (typeof minimum !== 'number' || typeof maximum !== 'number') throw new Error(`${path} has no bounds`);
  const step = typeof multipleOf === 'number' ? multipleOf : 1;
  const any = fc.integer({ min: minimum / step, max: Math.floor(maximum / step) }).map((times) => times * step);
  return /port$/i.test(path)
    ? fc.oneof(any, fc.constantFrom(80, 443, 8000, 8009, 8080, 8081, 8090, 8091, 8443, 18091, 30090, 30091))
    : any;
}

function written(on: ReadonlySet<string>, answers: Json): Json {
  const site: Json = {};
  const features: { [id: string]: Json } = Object.fromEntries([...on].map((id) => [id, {}]));
  for (const [path, answer] of Object.entries(answers)) {
    if (answer === null) continue;
    const [, id, name = ''] = /^features\.(.+)\.([^.]+)$/.exec(path) ?? [];
    if (id === undefined) site[path.replace('site.', '')] = answer;
    else if (on.has(id) || !recipes.find((recipe) => recipe.id === id)?.isOptional) {
      features[id] = { ...features[id], ...beside[path], [name]: answer };
    }
  }
  return { site, features };
}

/** The same without what is refused. */
export function mended(answers: Json): Answers {
  const read = readAnswers(answers);
  if ('answers' in read) return read.answers;
  const rest = structuredClone(answers);
  for (const { path } of read.problems) leaveOut(rest, path);
  // What is missing, not what is there, may be the trouble: then another answer about the site goes.
  if (JSON.stringify(rest) === JSON.stringify(answers) && isJson(rest.site)) {
    const last = Object.keys(rest.site).at(-1);
    if (last === undefined) throw new Error(JSON.stringify(read.problems));
    delete rest.site[last];
  }
  return mended(rest);
}

/** The answer to the question of this path, and the whole feature if it has none. */
function leaveOut(answers: Json, path: string): void {
  const [part = '', first = '', second] = path.split('.');
  const section = answers[part];
  if (!isJson(section)) return;
  const inner = section[first];
  if (part === 'features' && second !== undefined && isJson(inner) && second in inner) delete inner[second];
  else delete section[first];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
