import { z } from 'zod';
import { recipes } from './recipes';
import { siteSchema } from './site';

/** One question, as a form shows it; all of it comes from the schema that also checks the answer. */
export interface Field {
  /** Of the answer: `site.publicUrl`, `features.tls.profile`. */
  readonly path: string;
  readonly kind: 'text' | 'lines' | 'integer' | 'choice' | 'list' | 'choices' | 'rows' | 'switch';
  readonly title: string;
  readonly help?: string;
  readonly unit?: string;
  /** Of `rows`: the questions of one row, each with the path of its answer below the row: `name`, `host`. */
  readonly columns?: readonly Field[];
  /** Of a choice, in order; `says` tells what it costs. */
  readonly options?: readonly { readonly value: string; readonly title: string; readonly says?: string }[];
  /** The answer nobody has to give; undefined: it may stay empty, or has to be given. */
  readonly usual?: unknown;
  /** It has a meaning only while another answer of the same recipe, by its path, has this value. */
  readonly onlyIf?: readonly [path: string, value: unknown];
  /** Whether it may stay empty: then no answer is given, not an empty one. */
  readonly isOptional?: true;
}

interface Meta {
  readonly title?: string;
  readonly help?: string;
  readonly unit?: string;
  readonly options?: Readonly<Record<string, readonly [title: string, says?: string]>>;
  /** The answer beside it, by its name, and the value without which nobody has to ask. */
  readonly onlyIf?: readonly [name: string, value: unknown];
  /** Text of several lines. */
  readonly isLong?: boolean;
}

/** Every question there is, by the path of its answer. */
export const fields: ReadonlyMap<string, Field> = new Map(
  [
    ...fieldsOf('site', siteSchema),
    ...recipes.flatMap(({ id, asks }) => (asks ? fieldsOf(`features.${id}`, asks) : [])),
  ].map((field) => [field.path, field]),
);

function fieldsOf(prefix: string, schema: z.ZodObject): Field[] {
  return Object.entries(schema.shape).map(([name, asked]): Field => {
    // Every value of a shape is a schema; zod types it as its innermost core only.
    const field = asked as z.ZodType;
    // The meta data is what this project writes with .meta(); nothing else sets it.
    const { title = name, help, unit, options, isLong, onlyIf } = (field.meta() ?? {}) as Meta;
    const inner = unwrap(field);
    // What an array holds is a schema; zod types it as its core.
    const element = inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : inner;
    return {
      path: prefix === '' ? name : `${prefix}.${name}`,
      kind: isLong ? 'lines' : kindOf(inner),
      title,
      ...(help !== undefined && { help }),
      ...(unit !== undefined && { unit }),
      ...(onlyIf && { onlyIf: [`${prefix}.${onlyIf[0]}`, onlyIf[1]] as const }),
      ...(inner instanceof z.ZodArray && element instanceof z.ZodObject && { columns: fieldsOf('', element) }),
      ...(element instanceof z.ZodEnum && {
        options: element.options.map((value) => {
          const [optionTitle = String(value), says] = options?.[String(value)] ?? [];
          return { value: String(value), title: optionTitle, ...(says !== undefined && { says }) };
        }),
      }),
      ...usualOf(field),
    };
  });
}

function kindOf(schema: z.ZodType): Field['kind'] {
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'switch';
  if (schema instanceof z.ZodArray) {
    // What an array holds is a schema; zod types it as its core.
    const element = unwrap(schema.element as z.ZodType);
    if (element instanceof z.ZodObject) return 'rows';
    return element instanceof z.ZodEnum ? 'choices' : 'list';
  }
  return schema instanceof z.ZodNumber ? 'integer' : 'text';
}

function unwrap(schema: z.ZodType): z.ZodType {
  const isWrapped =
    schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault;
  // What these wrap is a schema again.
  return isWrapped ? unwrap(schema.unwrap() as z.ZodType) : schema;
}

function usualOf(schema: z.ZodType): Pick<Field, 'usual' | 'isOptional'> {
  const result = schema.safeParse(undefined);
  if (!result.success) return {};
  return result.data === undefined ? { isOptional: true } : { usual: result.data };
}
