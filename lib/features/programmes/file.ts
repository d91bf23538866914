import { z } from "zod";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { type FileProblem, locatedProblems, readJson, shapeProblems } from "./definition/located.ts";
import { looseDefinition } from "./definition/loose.ts";
import { problemsOf } from "./definition/problems.ts";
import { definitionShape } from "./definition.ts";

/** Says what a file is, and by which rules it is to be read; another number will mean other rules. */
export const FORMAT = "escala.programme/1";
export const SCHEMA_NAME = "programme-1.json";
/** A programme as a file: the definition alone, without versions, days and people, so that equal ones are equal files. */
export const programmeFile = z.strictObject({
  $schema: z.string().optional().meta({ description: "Where this schema lies, for editors." }),
  format: z.literal(FORMAT).meta({ description: "What this file is." }),
  programme: definitionShape,
});

const looseFile = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(FORMAT),
  programme: looseDefinition,
});

/** The JSON Schema (2020-12) of such a file, made from the schema that checks it; what fields say of each other it can't say. */
export function programmeJsonSchema(): object {
  return {
    title: "Escala programme",
    description: "A partner programme as data. Texts are one string, or one for each language.",
    ...z.toJSONSchema(programmeFile, { target: "draft-2020-12" }),
  };
}

/** The file of a definition, or of a draft as it stands: fields always in the order of the schema, a line each. */
export function fileText(definition: DraftDefinition, schemaAddress: string): string {
  const file = { $schema: schemaAddress, format: FORMAT, programme: looseDefinition.parse(definition) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * A file as far as it can be read: a definition as typed (it may lack anything a draft may lack) with its problems,
 * or null where it isn't even the shape of one; then the problems say why, by line.
 */
export type ReadFile = { definition: DraftDefinition | null; problems: FileProblem[] };

/** Reads a programme's file; never throws, whatever is in it. */
export function readProgrammeFile(text: string): ReadFile {
  const file = readJson(text);
  if ("key" in file) return { definition: null, problems: [file] };
  const parsed = looseFile.safeParse(file.value, { reportInput: true });
  if (!parsed.success) return { definition: null, problems: shapeProblems(parsed.error.issues, file) };
  const definition = parsed.data.programme;
  return { definition, problems: locatedProblems(problemsOf(definition), "programme", file) };
}
