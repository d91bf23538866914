import type { LocalText } from "#lib/domain/text.ts";
import { exceptionsOn, holidayOnDay, weeklyHours } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar, Hours } from "#lib/domain/time/calendar-types.ts";
import { dateOf, dayOf } from "#lib/domain/time/civil.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** Days that come on which a calendar is closed or opened against its week; without hours the whole day. */
export type ComingDay = {
  kind: "closed" | "open";
  name: LocalText;
  from: PlainDate;
  until: PlainDate;
  hours?: Hours[];
};

/** What differs from the usual week from a day on, for so many days: holidays and closings of open days, and openings. */
export function comingDays(calendar: BusinessCalendar, from: PlainDate, days: number): ComingDay[] {
  const found: ComingDay[] = [];
  const first = dayOf(from);
  for (let day = first; day < first + days; day++) {
    const date = dateOf(day);
    const usual = weeklyHours(calendar, day).length > 0;
    const holiday = usual ? holidayOnDay(calendar, day) : null;
    if (holiday) found.push({ kind: "closed", name: holiday.name, from: date, until: date });
    for (const { kind, name, hours } of exceptionsOn(calendar, day)) {
      if (kind === "closed" && (!usual || holiday)) continue;
      const before = found.at(-1);
      // Several days in a row are one.
      if (before && before.kind === kind && before.name === name && dayOf(before.until) === day - 1)
        before.until = date;
      else found.push({ kind, name, from: date, until: date, ...(hours ? { hours } : {}) });
    }
  }
  return found;
}
