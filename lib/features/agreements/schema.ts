import { z } from "zod";
import { isPlainDate } from "#lib/domain/time/dates.ts";

const day = z.string().min(1, "errors.required").refine(isPlainDate, "onboarding.invalid.date");
const agreement = { agreementId: z.uuid(), version: z.int() };

export const prepareInput = z.object({
  partnershipId: z.uuid(),
  kind: z.string().min(1).max(60),
  files: z.array(z.instanceof(File)).max(5, "onboarding.invalid.files").optional(),
});
export type PrepareInput = z.infer<typeof prepareInput>;

export const signInput = z.object({
  ...agreement,
  signedOn: day,
  signedBy: z.string().trim().min(1).max(160),
  files: z.array(z.instanceof(File)).max(5, "onboarding.invalid.files").optional(),
});
export type SignInput = z.infer<typeof signInput>;

export const endInput = z.object({
  ...agreement,
  /** First day without it. */
  endedOn: day,
  reason: z.string().trim().min(1).max(2000),
});
export type EndInput = z.infer<typeof endInput>;
