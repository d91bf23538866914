import { z } from "zod";
import { type DraftDefinition, FIELDS, type Part } from "#lib/domain/programmes/draft.ts";
import { definitionShape } from "../definition.ts";

// A draft is kept as typed, so what is asked of it is only that it has the shape: the same schema, without its rules.

const LONG = 20_000;
const MANY = 300;
const known = new Map<z.core.$ZodType, z.ZodType>();

/** The schema of what may be typed where something of this schema belongs: texts empty, numbers missing, lists short. */
export function loosened(schema: z.core.$ZodType): z.ZodType {
  const before = known.get(schema);
  if (before) return before;
  const made = loosen(schema);
  known.set(schema, made);
  return made;
}

function loosen(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject)
    return z.strictObject(
      Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, loosened(field)])),
    );
  if (schema instanceof z.ZodArray) return z.array(loosened(schema.element)).max(MANY);
  if (schema instanceof z.ZodString || schema instanceof z.ZodTemplateLiteral) return z.string().max(LONG);
  if (schema instanceof z.ZodNumber) return z.number().nullable();
  if (schema instanceof z.ZodOptional) return loosened(schema.unwrap()).optional();
  if (schema instanceof z.ZodNullable) return loosened(schema.unwrap()).nullable();
  // Told apart by its kind, what is wrong inside is told at its own field.
  if (schema instanceof z.ZodDiscriminatedUnion)
    return z.discriminatedUnion(
      schema.def.discriminator,
      schema.options.map(option => loosened(option) as z.ZodObject) as [z.ZodObject, ...z.ZodObject[]],
    );
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(option => loosened(option)));
  // Choices, yes and no, and the empty parameters are picked, not typed.
  return schema as z.ZodType;
}

/** What a part may be saved as. */
export function looseSchemaOf(part: Part): z.ZodType {
  const { shape } = definitionShape;
  return z.strictObject(Object.fromEntries(FIELDS[part].map(field => [field, loosened(shape[field])])));
}

/** A whole definition as typed: what an imported file must at least be. */
export const looseDefinition = loosened(definitionShape) as z.ZodType<DraftDefinition>;
