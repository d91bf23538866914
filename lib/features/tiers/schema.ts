import { z } from "zod";
import { isPlainDate } from "#lib/domain/time/dates.ts";

const slug = z.string().min(1).max(80);
/** The partnership as the person saw it: a decision on another state is a conflict. */
const version = z.int32().min(0);
const until = z.string().min(1, "errors.required").refine(isPlainDate, "ladder.invalid.day");
const note = z.string().trim().max(2000, "ladder.invalid.reasonLong").default("");
const reason = z.string().trim().min(1, "ladder.invalid.reason").max(2000, "ladder.invalid.reasonLong");

/** `reason` is needed where the tier is given although something is missing. */
export const grantInput = z.object({
  slug,
  version,
  tier: z.string().min(1, "errors.required").max(60),
  reason: note,
});
/** A lower tier than the one held; the reason stays written. */
export const lowerInput = z.object({
  slug,
  version,
  tier: z.string().min(1, "errors.required").max(60),
  reason,
});
const benefit = z.string().min(1, "errors.required").max(60);
export const withdrawBenefitInput = z.object({ slug, version, benefit, reason });
export const restoreBenefitInput = z.object({ slug, version, benefit, reason: note });
export const openRemediationInput = z.object({ slug, version, until, reason });
export const extendRemediationInput = z.object({ slug, version, until, reason });
export const closeRemediationInput = z.object({ slug, version, reason: note });
export const suspendInput = z.object({ slug, version, reason });
export const reinstateInput = z.object({ slug, version, reason: note });
export const endInput = z.object({ slug, version, reason });

export type GrantInput = z.output<typeof grantInput>;
export type LowerInput = z.output<typeof lowerInput>;
export type BenefitInput = z.output<typeof withdrawBenefitInput>;
export type UntilInput = z.output<typeof openRemediationInput>;
export type ReasonInput = z.output<typeof suspendInput>;
