import { z } from "zod";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { localText } from "#lib/features/programmes/definition/words.ts";

// Messages are keys of the namespace "contracts"; the form that edits a calendar translates them.

const message = (name: string) => `contracts.calendar.${name}`;

const wall = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, message("time"));
const hours = z.array(z.strictObject({ from: wall, to: wall }).refine(h => h.from < h.to, message("time")));
const weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
const month = z.int().min(1).max(12);
const day = z.int().min(1).max(31);
const nth = z.int().min(-1).max(5);
const nthWeekday = { month, weekday, nth };
const rule = {
  name: localText,
  from: z.int().optional(),
  until: z.int().optional(),
  every: z.strictObject({ years: z.int().min(1), since: z.int() }).optional(),
};

const holiday = z.discriminatedUnion("kind", [
  z.strictObject({ ...rule, kind: z.literal("fixed"), month, day, sundayTo: z.literal("monday").optional() }),
  z.strictObject({ ...rule, kind: z.literal("nthWeekday"), ...nthWeekday }),
  z.strictObject({
    ...rule,
    kind: z.literal("movedTo"),
    of: z.strictObject({ month, day }),
    to: z.strictObject(nthWeekday),
  }),
  z.strictObject({ ...rule, kind: z.literal("easter"), offset: z.int().min(-100).max(100) }),
  z.strictObject({ ...rule, kind: z.literal("once"), date: z.string().refine(isPlainDate, message("date")) }),
]);

const head = {
  key: z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/, message("key")),
  version: z.int().min(1),
  zone: z.string().min(1),
  name: localText,
};

/** Business hours as a vendor edits them (S2): round the clock, or weekly hours less public holidays. */
export const calendarSchema = z.union([
  z.strictObject({ ...head, roundTheClock: z.literal(true) }),
  z.strictObject({
    ...head,
    roundTheClock: z.literal(false).optional(),
    weekly: z.partialRecord(weekday, hours),
    holidays: z.array(holiday),
  }),
]);

/** The calendar of a stored row; throws a ZodError on anything else, which would be a broken row. */
export function parseCalendar(value: unknown): BusinessCalendar {
  return calendarSchema.parse(value) as BusinessCalendar;
}
