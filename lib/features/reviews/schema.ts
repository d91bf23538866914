import { z } from "zod";
import { isUsualDate } from "#lib/domain/time/dates.ts";

const day = z.string().min(1, "errors.required").refine(isUsualDate, "contracts.invalid.date");
const clock = z
  .string()
  .min(1, "errors.required")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "reviews.invalid.time");
const words = z.string().trim().min(1, "errors.required").max(1000);
const about = { contractId: z.uuid() };
const review = { ...about, reviewId: z.uuid(), version: z.int32() };

export const buyOnSiteInput = z.object({
  ...about,
  orderNumber: z.string().trim().min(1, "errors.required").max(80),
  startsOn: day,
});
export type BuyOnSiteInput = z.infer<typeof buyOnSiteInput>;

export const fixReviewInput = z.object({
  ...review,
  on: day,
  from: clock,
  to: clock,
  place: z.string().trim().min(1, "errors.required").max(300),
  /** Asked for where it had a time already, or goes past the day it is due by. */
  reason: z.string().trim().max(1000),
  people: z.preprocess(
    value => (value === false || value === undefined ? [] : value),
    z.array(z.uuid()).min(1, "reviews.invalid.nobody").max(60),
  ),
});
export type FixReviewInput = z.infer<typeof fixReviewInput>;

export const holdReviewInput = z.object({
  ...review,
  heldOn: day,
  /** By the agenda's keys. */
  minutes: z.record(z.string().max(60), z.string().trim().max(4000)),
});
export type HoldReviewInput = z.infer<typeof holdReviewInput>;

export const addActionInput = z.object({
  ...about,
  reviewId: z.uuid(),
  what: words,
  owner: z.string().trim().min(1, "errors.required").max(160),
  dueOn: day,
});
export type AddActionInput = z.infer<typeof addActionInput>;

export const finishActionInput = z.object({
  ...about,
  actionId: z.uuid(),
  version: z.int32(),
  note: z.string().trim().max(1000),
});
export type FinishActionInput = z.infer<typeof finishActionInput>;

export const reopenActionInput = z.object({ ...about, actionId: z.uuid(), version: z.int32() });
export type ReopenActionInput = z.infer<typeof reopenActionInput>;
