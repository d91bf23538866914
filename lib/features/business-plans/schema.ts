import { z } from "zod";
import { isPlainDate } from "#lib/domain/time/dates.ts";

/** What a business plan says (P2): market definition and plan of action, with the figures between. */
export const PLAN_PARTS = ["market", "offers", "targets", "actions"] as const;

const words = z.string().trim().max(8000);
const part = words.min(1, "errors.required");

/** As kept on the row; what is not there reads as empty. */
export const planContent = z
  .object({
    market: z.string().default(""),
    offers: z.string().default(""),
    targets: z.string().default(""),
    actions: z.string().default(""),
  })
  .catch({ market: "", offers: "", targets: "", actions: "" });
export type PlanContent = z.output<typeof planContent>;

/** Without an id a new plan is begun; version 0 then. */
const about = { partnershipId: z.uuid(), planId: z.uuid().nullable(), version: z.int() };

export const savePlanInput = z.object({
  ...about,
  title: z.string().trim().max(160),
  market: words,
  offers: words,
  targets: words,
  actions: words,
});
export type SavePlanInput = z.infer<typeof savePlanInput>;

export const submitPlanInput = z.object({
  ...about,
  title: z.string().trim().min(1, "errors.required").max(160),
  market: part,
  offers: part,
  targets: part,
  actions: part,
});
export type SubmitPlanInput = z.infer<typeof submitPlanInput>;

const decided = { planId: z.uuid(), version: z.int() };
const day = z.string().refine(isPlainDate, "onboarding.invalid.date");

export const validatePlanInput = z
  .object({ ...decided, validFrom: day, validUntil: z.union([z.literal(""), day]).optional() })
  .refine(v => !v.validUntil || v.validUntil >= v.validFrom, {
    path: ["validUntil"],
    message: "onboarding.invalid.beforeStart",
  });
export type ValidatePlanInput = z.infer<typeof validatePlanInput>;

export const returnPlanInput = z.object({ ...decided, remark: z.string().trim().min(1).max(4000) });
export type ReturnPlanInput = z.infer<typeof returnPlanInput>;
