import { type Answers, defaultAnswers, type Field, fields, recipes } from '@/lib';
import { siteChoicesOf, withFeatures } from '@/lib/choices';
import { answersJsonSchema } from '@/lib/json-schema';
import type { Recipe } from '@/lib/recipes/recipe';
import { type ChoiceIds, idsOf, questionOf } from './choice-pairs';
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

/** The choices that these values are, whether or not they are refused. As `choicesOf`, but thousands of them in a second. */
export function choiceIdsFor(assignment: Assignment): ChoiceIds {
  const key = siteFactors.map((at) => assignment[at]).join();
  const known = sites.get(key);
  const about = known ?? aboutSite(assignment);
  if (!known) sites.set(key, about);
  const ids = [...about.ids];
  for (const feature of about.applying) {
    const isOn = feature.toggle === undefined || assignment[feature.toggle] === 1;
    if (feature.toggle !== undefined) ids.push(isOn ? feature.on : feature.off);
    if (isOn) for (const at of feature.factors) ids.push(about.idOf(feature, at, assignment[at] ?? 0));
  }
  return ids;
}

interface AboutSite {
  readonly ids: ChoiceIds;
  readonly applying: readonly Feature[];
  readonly idOf: (feature: Feature, factor: number, value: number) => number;
}

interface Feature {
  /** The factor that turns it on. */
  readonly toggle: number | undefined;
  readonly on: number;
  readonly off: number;
  readonly factors: readonly number[];
  readonly idOf: (factor: number, answer: unknown) => number;
}

/** Many rows share a site. */
const sites = new Map<string, AboutSite>();
const siteFactors = factors.flatMap(({ path }, at) => (path.startsWith('site.') ? [at] : []));

/** What the choices of features are beside this site; a value that has to fit the site is another one for each. */
function aboutSite(assignment: Assignment): AboutSite {
  const site = { ...defaultAnswers.site, ...sectionFor('site', assignment, defaultAnswers.site) };
  const { choices, applying } = siteChoicesOf(site);
  const fitting: number[][] = [];
  return {
    ids: idsOf(choices),
    applying: applying.map(knownFeature),
    idOf: (feature, at, value) => {
      const answer = factors[at]?.values[value];
      const isFitting = typeof answer === 'function';
      const cache = isFitting ? fitting : fixed;
      const known = cache[at]?.[value];
      if (known !== undefined) return known;
      const id = feature.idOf(at, isFitting ? answer(site) : answer);
      const row = cache[at] ?? [];
      row[value] = id;
      cache[at] = row;
      return id;
    },
  };
}

const fixed: number[][] = [];

/** The choices to have a feature, not to have it, and of one answer in it. */
function knownFeature(recipe: Recipe): Feature {
  const known = features.get(recipe.id);
  if (known) return known;
  const idsOfOne = (own: object | undefined) =>
    idsOf(withFeatures({ choices: new Map(), applying: [recipe] }, own ? { [recipe.id]: own } : {}));
  const feature: Feature = {
    toggle: factorAt.get(`features.${recipe.id}`),
    on: idsOfOne({})[0] ?? 0,
    off: idsOfOne(undefined)[0] ?? 0,
    factors: (factorsOf.get(`features.${recipe.id}`) ?? []).map(({ at }) => at),
    idOf: (at, answer) => {
      const { path } = factors[at] ?? { path: '' };
      return idsOfOne({ [path.slice(path.lastIndexOf('.') + 1)]: answer }).find((id) => questionOf(id) === path) ?? 0;
    },
  };
  features.set(recipe.id, feature);
  return feature;
}

const features = new Map<string, Feature>();

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
      return [...(examples ?? []), ...edgesOf(field)].filter((value) => value !== field.usual);
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
  let schema = wholeSchema;
  for (const step of path.split('.')) schema = (schema.properties as { [name: string]: typeof schema })[step] ?? {};
  const { minimum, maximum, multipleOf: step } = schema;
  if (typeof minimum !== 'number' || typeof maximum !== 'number')
    throw new Error(`${path} has no smallest and largest`);
  const unit = typeof step === 'number' ? step : 1;
  return [Math.round((minimum + (maximum - minimum) * 0.76) / unit) * unit, minimum, maximum];
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
