import { z } from "zod";
import { days, key, keys, localText, message, side } from "./words.ts";

const link = z.union([
  z.literal("business_plan"),
  z.literal("business_plan:submitted"),
  z.literal("integrated_solution"),
  z.templateLiteral(["agreement:", z.string()]),
  z.templateLiteral(["specialists:", z.string()]),
]);

const step = z.strictObject({
  key,
  title: localText,
  description: localText,
  doneBy: side,
  confirmedBy: side.optional(),
  evidence: z.enum(["none", "text", "file", "date"]),
  link: link.optional(),
  dueDays: days,
  after: keys.optional(),
});

export const phase = z.strictObject({
  key,
  title: localText,
  summary: localText,
  ongoing: z.boolean(),
  after: keys.optional(),
  steps: z.array(step).min(1, message("phaseWithoutSteps")),
});
