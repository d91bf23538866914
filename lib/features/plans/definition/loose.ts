import { z } from "zod";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import { loosened } from "#lib/features/programmes/definition/loose.ts";
import { supportPlanSchema } from "../definition.ts";

/** A plan as typed: of the right shape and bounded, whatever stands in its fields. What a draft is kept as. */
export const loosePlan = loosened(supportPlanSchema) as z.ZodType<PlanDraftDefinition>;

/** The same of a file from elsewhere, which a draft reads over itself. */
export const looseFile = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal("escala.plan/1"),
  plan: loosePlan,
});
