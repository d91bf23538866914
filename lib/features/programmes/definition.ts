import { z } from "zod";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { referenceProblems } from "#lib/domain/programmes/problems/references.ts";
import { agreement } from "./definition/agreements.ts";
import { application, criterion } from "./definition/application.ts";
import { area, training } from "./definition/areas.ts";
import { benefit } from "./definition/benefits.ts";
import { general } from "./definition/general.ts";
import { phase } from "./definition/phases.ts";
import { requirement } from "./definition/requirements.ts";
import { tier } from "./definition/tiers.ts";
import { days, key, message } from "./definition/words.ts";

/** A definition's shape, field by field; what fields say of each other is asked by the rules of the domain. */
export const definitionShape = z.strictObject({
  key,
  ...general,
  tiers: z.array(tier).min(1, message("tiers")),
  requirements: z.array(requirement).min(1, message("requirements")),
  benefits: z.array(benefit),
  phases: z.array(phase),
  areas: z.array(area),
  trainings: z.array(training),
  agreements: z.array(agreement),
  application,
  rubric: z.array(criterion).min(1, message("rubric")),
  stalledDays: days.optional(),
  remediationDays: days,
  renewalWindowDays: days,
  noticeDays: z.array(days),
});

/** A programme's definition as a vendor edits it (P20); issues carry message keys and the path of the field. */
export const programmeDefinitionSchema = definitionShape.superRefine((definition, context) => {
  for (const { name, path } of referenceProblems(definition))
    context.addIssue({ code: "custom", message: message(name), path: [...path] });
});

/** The definition of a stored row; throws a ZodError on anything else, which would be a bug or a broken row. */
export function parseProgrammeDefinition(value: unknown): ProgrammeDefinition {
  return programmeDefinitionSchema.parse(value);
}
