import { z } from "zod";
import { isUsualDate } from "#lib/domain/time/dates.ts";

const day = z.string().min(1, "errors.required").refine(isUsualDate, "contracts.invalid.date");
const words = z.string().trim().min(1, "errors.required").max(500);
/** Hours as people type them, to the minute. */
const hours = z
  .number("hours.invalid.hours")
  .min(0.02, "hours.invalid.hours")
  .max(10_000, "hours.invalid.hours");
const about = { contractId: z.uuid() };
const work = { ...about, workId: z.uuid(), version: z.int32() };

/** A typed number of hours in whole minutes. */
export const minutesOf = (typed: number): number => Math.round(typed * 60);

export const buyPackInput = z.object({
  ...about,
  orderNumber: z.string().trim().min(1, "errors.required").max(80),
  hours,
  boughtOn: day,
});
export type BuyPackInput = z.infer<typeof buyPackInput>;

/** `consultant` is the serving side's to say; a customer's is left empty. */
export const planWorkInput = z.object({
  ...about,
  on: day,
  hours,
  consultant: z.string().trim().max(160),
  what: words,
});
export type PlanWorkInput = z.infer<typeof planWorkInput>;

export const agreeWorkInput = z.object({ ...work, on: day, hours, consultant: words.max(160) });
export type AgreeWorkInput = z.infer<typeof agreeWorkInput>;

export const moveWorkInput = z.object({ ...work, on: day, hours, consultant: words.max(160), reason: words });
export type MoveWorkInput = z.infer<typeof moveWorkInput>;

/** Declined by who serves while it is asked for; cancelled by either afterwards. */
export const dropWorkInput = z.object({ ...work, reason: words });
export type DropWorkInput = z.infer<typeof dropWorkInput>;

export const recordTimeInput = z.object({
  ...about,
  on: day,
  hours,
  consultant: words.max(160),
  what: words,
  ticketNumber: z.string().trim().toUpperCase().max(40),
  /** Of planned work that this does; empty: of none. */
  plannedId: z.union([z.uuid(), z.literal("")]),
});
export type RecordTimeInput = z.infer<typeof recordTimeInput>;

export const reverseTimeInput = z.object({ ...about, entryId: z.uuid(), reason: words });
export type ReverseTimeInput = z.infer<typeof reverseTimeInput>;

/** What pays for time on a case: hours bought for it, or the support itself. */
export const AGAINST = ["contract", "pack"] as const;
export const MOST_CASE_MINUTES = 24 * 60;

const minutes = z
  .int("hours.case.invalid.minutes")
  .min(1, "hours.case.invalid.minutes")
  .max(MOST_CASE_MINUTES, "hours.case.invalid.minutes");

export const logCaseTimeInput = z.object({
  number: z.string().min(1).max(40),
  on: day,
  minutes,
  what: words,
  against: z.enum(AGAINST),
});
export type LogCaseTimeInput = z.infer<typeof logCaseTimeInput>;

/** What a message took, written down with it: today, and for the case itself where no words say what for. */
export const replyTimeInput = z.object({
  minutes,
  what: z.string().trim().max(500).default(""),
  against: z.enum(AGAINST),
});
export type ReplyTimeInput = z.infer<typeof replyTimeInput>;
