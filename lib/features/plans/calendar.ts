import { z } from "zod";
import { type BusinessCalendar, LEAP_DAYS, WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { isZone } from "#lib/domain/time/zone-name.ts";
import { localText } from "#lib/features/programmes/definition/words.ts";

// Messages are keys of the namespace "calendars"; the form that edits a calendar translates them.

const message = (name: string) => `calendars.invalid.${name}`;
const whole = (name: string, min: number, max: number) =>
  z.int(message(name)).min(min, message(name)).max(max, message(name));

const wall = z.string(message("time")).regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, message("time"));
const hours = z.array(z.strictObject({ from: wall, to: wall })).max(12, message("windows"));
const weekday = z.enum(WEEKDAYS, message("weekday"));
const month = whole("month", 1, 12);
const day = whole("day", 1, 31);
const nth = z
  .int(message("nth"))
  .min(-1, message("nth"))
  .max(5, message("nth"))
  .refine(n => n !== 0, message("nth"));
const nthWeekday = { month, weekday, nth };
const year = whole("year", 1900, 2200);
const date = z.string(message("date")).refine(isPlainDate, message("date"));
const rule = {
  name: localText,
  from: year.optional(),
  until: year.optional(),
  every: z.strictObject({ years: whole("everyYears", 1, 100), since: year }).optional(),
};

const fixed = z
  .strictObject({
    ...rule,
    kind: z.literal("fixed"),
    month,
    day,
    shift: z.partialRecord(weekday, whole("shift", -6, 6)).optional(),
    leap: z.enum(LEAP_DAYS, message("leap")).optional(),
    /** As it was written before `shift`; receipts of that time say it still. */
    sundayTo: z.literal("monday").optional(),
  })
  .transform(({ sundayTo, ...rest }) => (sundayTo ? { ...rest, shift: { sun: 1 } } : rest));

const holiday = z.discriminatedUnion("kind", [
  fixed,
  z.strictObject({ ...rule, kind: z.literal("nthWeekday"), ...nthWeekday }),
  z.strictObject({
    ...rule,
    kind: z.literal("movedTo"),
    of: z.strictObject({ month, day }),
    to: z.strictObject(nthWeekday),
  }),
  z.strictObject({ ...rule, kind: z.literal("weekdayFrom"), month, day, weekday }),
  z.strictObject({ ...rule, kind: z.literal("easter"), offset: whole("offset", -100, 100) }),
  z.strictObject({ ...rule, kind: z.literal("once"), date }),
]);

const exception = z.strictObject({
  name: localText,
  kind: z.enum(["closed", "open"], message("exceptionKind")),
  date,
  until: date.optional(),
  hours: hours.optional(),
});

/** What one version says, without its key and number. */
const body = {
  zone: z.string(message("zone")).refine(isZone, message("zone")),
  name: localText,
  place: z
    .strictObject({
      country: z.string().regex(/^[A-Z]{2}$/, message("place")),
      region: z
        .string()
        .regex(/^[A-Z0-9]{1,3}(-[A-Z0-9]{1,3})?$/i, message("place"))
        .optional(),
    })
    .optional(),
};
const round = { ...body, roundTheClock: z.literal(true) };
const weekly = {
  ...body,
  roundTheClock: z.literal(false).optional(),
  weekly: z.partialRecord(weekday, hours),
  holidays: z.array(holiday).max(200, message("tooMany")),
  exceptions: z.array(exception).max(500, message("tooMany")).optional(),
};

/** A version as it is edited: round the clock, or weekly hours less public holidays, with closings and openings. */
export const calendarBody = z.union([z.strictObject(round), z.strictObject(weekly)]);
/** The two apart, so that what is wrong is said of the one that is meant. */
export const roundBody = z.strictObject(round);
export const weeklyBody = z.strictObject(weekly);

const head = {
  key: z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/, message("key")),
  version: z.int().min(1),
  from: date.optional(),
};
const version = z.union([z.strictObject({ ...head, ...round }), z.strictObject({ ...head, ...weekly })]);

/** Business hours (S2) as a receipt holds them: a version, and those that counted before it. */
export const calendarSchema = z.union([
  z.strictObject({ ...head, ...round, earlier: z.array(version).optional() }),
  z.strictObject({ ...head, ...weekly, earlier: z.array(version).optional() }),
]);

/** The calendar of a stored row; throws a ZodError on anything else, which would be a broken row. */
export function parseCalendar(value: unknown): BusinessCalendar {
  return calendarSchema.parse(value) as BusinessCalendar;
}
