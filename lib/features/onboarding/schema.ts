import { z } from "zod";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { formFiles } from "#lib/features/files/schema.ts";

const step = { stepId: z.uuid(), version: z.int32() };
const day = z.string().refine(isPlainDate, "onboarding.invalid.date");

/** What a step asks for as evidence decides which of the three is needed; the rule says so at its field. */
export const completeInput = z.object({
  ...step,
  text: z.string().trim().max(4000).optional(),
  on: z.union([z.literal(""), day]).optional(),
  files: formFiles(5, "onboarding.invalid.files").optional(),
});
export type CompleteInput = z.infer<typeof completeInput>;

export const confirmInput = z.object(step);

export const returnInput = z.object({ ...step, remark: z.string().trim().min(1).max(2000) });
export type ReturnInput = z.infer<typeof returnInput>;

export const assignInput = z.object({ ...step, personId: z.union([z.literal(""), z.uuid()]) });
export type AssignInput = z.infer<typeof assignInput>;

const words = z.string().trim().min(1, "errors.required").max(2000);

/** A date is moved with a reason the other side reads. */
export const moveDueInput = z.object({ ...step, dueOn: day.min(1, "errors.required"), reason: words });
export type MoveDueInput = z.infer<typeof moveDueInput>;

/** Who reads a line: both sides, or the writer's own alone (T4). */
const audience = z.enum(["both", "own"]).default("both");

export const remarkInput = z.object({ stepId: z.uuid(), text: words, audience });
export type RemarkInput = z.infer<typeof remarkInput>;

/** What a step waits for, and who can lift it. */
export const blockInput = z.object({
  stepId: z.uuid(),
  waitsFor: z.enum(["partner", "vendor", "other"], { error: "onboarding.invalid.waitsFor" }),
  text: words,
  audience,
});
export type BlockInput = z.infer<typeof blockInput>;

export const liftInput = z.object({ blockerId: z.uuid(), outcome: z.string().trim().max(2000).default("") });
export type LiftInput = z.infer<typeof liftInput>;
