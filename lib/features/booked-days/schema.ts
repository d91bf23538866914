import { z } from "zod";
import { isUsualDate } from "#lib/domain/time/dates.ts";

const day = z.string().min(1, "errors.required").refine(isUsualDate, "contracts.invalid.date");
const clock = z
  .string()
  .min(1, "errors.required")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "bookedDays.invalid.time");
const words = z.string().trim().min(1, "errors.required").max(1000);
const about = { contractId: z.uuid() };
const booked = { ...about, dayId: z.uuid(), version: z.int32() };
/** A `to` before `from` is on the morning after. */
const hours = { on: day, from: clock, to: clock };

export const askDayInput = z.object({ ...about, ...hours, reason: words });
export type AskDayInput = z.infer<typeof askDayInput>;

export const agreeDayInput = z.object(booked);
export type AgreeDayInput = z.infer<typeof agreeDayInput>;

export const proposeDayInput = z.object({ ...booked, ...hours, answer: words });
export type ProposeDayInput = z.infer<typeof proposeDayInput>;

/** Declined by who serves while it is asked for, cancelled by either afterwards. */
export const dropDayInput = z.object({ ...booked, answer: words });
export type DropDayInput = z.infer<typeof dropDayInput>;

export const closeDayInput = z.object({
  ...booked,
  used: z.enum(["used", "unused"], "errors.required"),
  answer: z.string().trim().max(1000),
});
export type CloseDayInput = z.infer<typeof closeDayInput>;
