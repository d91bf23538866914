import { z } from "zod";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import type { PlanSurroundings } from "#lib/domain/contracts/plan-problems.ts";
import {
  type FileProblem,
  locatedProblems,
  readJson,
  shapeProblems,
} from "#lib/features/programmes/definition/located.ts";
import { looseFile, loosePlan } from "./definition/loose.ts";
import { supportPlanSchema } from "./definition.ts";
import { problemsOfPlan } from "./problems.ts";

/** Says what a file is, and by which rules it is to be read; another number will mean other rules. */
export const PLAN_FORMAT = "escala.plan/1";
export const PLAN_SCHEMA_NAME = "plan-1.json";

/** A plan as a file: the definition alone, without versions, days and people, so that equal ones are equal files. */
const planFile = z.strictObject({
  $schema: z.string().optional().meta({ description: "Where this schema lies, for editors." }),
  format: z.literal(PLAN_FORMAT).meta({ description: "What this file is." }),
  plan: supportPlanSchema,
});

/** The JSON Schema (2020-12) of such a file, made from the schema that checks it; what fields say of each other it can't say. */
export function planJsonSchema(): object {
  return {
    title: "Escala support plan",
    description:
      "A support plan as data. Texts are one string, or one for each language; times are open minutes.",
    ...z.toJSONSchema(planFile, { target: "draft-2020-12" }),
  };
}

/** The file of a plan, or of a draft as it stands: fields always in the order of the schema, a line each. */
export function planFileText(plan: PlanDraftDefinition, schemaAddress: string): string {
  const file = { $schema: schemaAddress, format: PLAN_FORMAT, plan: loosePlan.parse(plan) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What is said of a plan's file in words of its own. */
const OWN = new Set(
  ["format", "unknownField", "tooMuch", "syntax.tooLarge"].map(name => `programmes.file.${name}`),
);
const ofPlans = (problem: FileProblem): FileProblem =>
  OWN.has(problem.key) ? { ...problem, key: problem.key.replace("programmes.", "plans.") } : problem;

/**
 * A file as far as it can be read: a plan as typed with its problems, or null where it isn't even the shape of one; then
 * the problems say why, by line. Never throws, whatever is in it.
 */
export function readPlanFile(
  text: string,
  around: PlanSurroundings,
): { definition: PlanDraftDefinition | null; problems: FileProblem[] } {
  const file = readJson(text);
  if ("key" in file) return { definition: null, problems: [ofPlans(file)] };
  const parsed = looseFile.safeParse(file.value, { reportInput: true });
  if (!parsed.success)
    return { definition: null, problems: shapeProblems(parsed.error.issues, file).map(ofPlans) };
  const definition = parsed.data.plan;
  return { definition, problems: locatedProblems(problemsOfPlan(definition, around), "plan", file) };
}
