import { z } from "zod";
import { typedCalendar } from "./definition/typed.ts";

const key = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, "calendars.invalid.key");
const version = z.int32().min(1);

/** A calendar that is not there yet: its word in addresses and plans, and what it begins as: office hours, or a copy. */
export const newCalendarInput = z.object({
  key,
  name: z.string().trim().min(1, "errors.required").max(120),
  copyOf: z.literal("").or(key),
});
export type NewCalendarInput = z.output<typeof newCalendarInput>;

/** A draft of a calendar that is published; begun with its newest version, or with an older one. */
export const beginCalendarInput = z.object({ key, fromVersion: version.optional() });

/** A draft as typed; `version` is the one it was typed over. */
export const saveCalendarInput = z.object({ key, version, form: typedCalendar });

export const discardCalendarInput = z.object({ key, version });

/** A draft as looked at, the first day it counts on, and what changes in the publisher's words. */
export const publishCalendarInput = z.object({
  key,
  version,
  effectiveFrom: z.iso.date("errors.required"),
  note: z.string().trim().min(1, "calendars.invalid.note").max(2000),
});
export type PublishCalendarInput = z.output<typeof publishCalendarInput>;

/** Open cases that still count by an earlier version, as after a task that was stopped. */
export const recountCalendarInput = z.object({ key });

/** A year's holidays found right, as they were seen. */
export const confirmYearInput = z.object({
  key,
  year: z.int32().min(2000).max(2200),
  seen: z.array(z.iso.date()).max(400),
});
