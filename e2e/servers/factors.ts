import { type Answers, defaultAnswers, type Field, fields, recipes } from '@/lib';
import { type Choices, type SiteChoices, siteChoicesOf, withFeatures } from '@/lib/choices';
import { answersJsonSchema } from '@/lib/json-schema';
import { exampleValues } from './example-values';

/** One thing that can be answered in several ways; the first way is to leave it as it is. */
export interface Factor {
  /** Of the field, or `features.x` of a feature that can be turned on. */
  readonly path: string;
  /** `undefined`: not answered. What depends on the site is a function of it. */
  readonly values: readonly unknown[];
}

/** For each factor, which of its values was taken. */
export type Assignment = readonly number[];

// An object of objects, as JSON Schema is.
const wholeSchema = answersJsonSchema() as { [name: string]: unknown };

/** Every question of the wizard with answers to try: options, both, edges of numbers, lists of each length, examples of text. */
export const factors: readonly Factor[] = [
  ...recipes.flatMap(({ id, isOptional }) => (isOptional ? [{ path: `features.${id}`, values: [undefined, {}] }] : [])),
  ...[...fields.values()].map((field) => ({ path: field.path, values: [undefined, ...otherValues(field)] })),
];

const factorAt = new Map(factors.map(({ path }, i) => [path, i]));

/** What a browser would send for these values: only what differs from the usual. */
export function answersFor(assignment: Assignment): { site: object; features: Record<string, object> } {
  const site = sectionFor('site', assignment, defaultAnswers.site);
  const whole = { ...defaultAnswers.site, ...site };
  const features: Record<string, object> = {};
  for (const { id, isOptional } of recipes) {
    const path = `features.${id}`;
    if (isOptional && assignment[factorAt.get(path) ?? -1] === 0) continue;
    const own = sectionFor(path, assignment, whole);
    if (isOptional || Object.keys(own).length > 0) features[id] = own;
  }
  return { site, features };
}

/** The choices that these values are, whether or not they are refused. */
export function choicesFor(assignment: Assignment): Choices {
  const { site, features } = answersFor(assignment);
  const key = siteFactors.map((at) => assignment[at]).join();
  const about = sites.get(key) ?? siteChoicesOf({ ...defaultAnswers.site, ...site });
  sites.set(key, about);
  return withFeatures(about, features);
}

/** Many rows share a site. */
const sites = new Map<string, SiteChoices>();
const siteFactors = factors.flatMap(({ path }, at) => (path.startsWith('site.') ? [at] : []));

/** The factor that a problem of this path is about: the question, or the feature it belongs to. */
export function factorOf(path: string): number | undefined {
  for (let rest = path; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))) {
    const found = factorAt.get(rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Answers to try beside the usual one. Throws when a question has none. */
export function otherValues(field: Field): readonly unknown[] {
  const examples = exampleValues[field.path];
  const options = field.options?.map(({ value }) => value) ?? [];
  switch (field.kind) {
    case 'switch':
      return [field.usual !== true];
    case 'choice':
      return options.filter((value) => value !== field.usual);
    case 'choices':
      return [[], options.slice(0, 1), options];
    case 'integer':
      return edgesOf(field).filter((value) => value !== field.usual);
    case 'list':
    case 'rows':
      return [[], ...(examples ?? none(field))];
    default:
      return examples ?? none(field);
  }
}

function none({ path }: Field): never {
  throw new Error(`${path} has no example in example-values.ts`);
}

/** The smallest, the largest and one number between. */
function edgesOf({ path }: Field): readonly number[] {
  // The JSON Schema of the answers has an object on the way to each field, and numbers at it.
  let schema = wholeSchema;
  for (const step of path.split('.')) schema = (schema.properties as { [name: string]: typeof schema })[step] ?? {};
  const { minimum, maximum } = schema;
  if (typeof minimum !== 'number' || typeof maximum !== 'number')
    throw new Error(`${path} has no smallest and largest`);
  return [Math.round(minimum + (maximum - minimum) / 2.1), minimum, maximum];
}

const factorsOf = new Map<string, readonly { readonly name: string; readonly at: number }[]>();
for (const [at, { path }] of factors.entries()) {
  if (!fields.has(path)) continue;
  const owner = path.slice(0, path.lastIndexOf('.'));
  factorsOf.set(owner, [...(factorsOf.get(owner) ?? []), { name: path.slice(owner.length + 1), at }]);
}

function sectionFor(owner: string, assignment: Assignment, site: Answers['site']): Record<string, unknown> {
  const section: Record<string, unknown> = {};
  for (const { name, at } of factorsOf.get(owner) ?? []) {
    const value = factors[at]?.values[assignment[at] ?? 0];
    if (value !== undefined) section[name] = typeof value === 'function' ? value(site) : value;
  }
  return section;
}
