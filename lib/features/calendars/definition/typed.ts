import { z } from "zod";
import { WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
import type { CalendarIn } from "../definition.ts";

const text = z.string().max(400).catch("");
const words = z.object({ en: text, es: text }).catch({ en: "", es: "" });
const window = z.object({ from: text, to: text });
const windows = z.array(window).max(24);
const rule = z.object({
  name: words,
  kind: z.enum(["fixed", "nthWeekday", "movedTo", "weekdayFrom", "easter", "once"]),
  month: text,
  day: text,
  weekday: text,
  nth: text,
  of: z.object({ month: text, day: text }),
  to: z.object({ month: text, weekday: text, nth: text }),
  offset: text,
  date: text,
  shift: z.partialRecord(z.enum(WEEKDAYS), text),
  leap: text,
  from: text,
  until: text,
  every: z.object({ years: text, since: text }),
});

/** A form as typed: of the right shape and bounded, whatever stands in its fields. What a draft is kept as. */
export const typedCalendar: z.ZodType<CalendarIn, CalendarIn> = z.object({
  name: words,
  zone: text,
  place: z.object({ country: text, region: text }),
  open: z.enum(["weekly", "round"]),
  weekly: z.record(z.enum(WEEKDAYS), windows),
  holidays: z.array(rule).max(300),
  exceptions: z
    .array(z.object({ name: words, kind: text, date: text, until: text, hours: windows }))
    .max(600),
});
