import type { LocalText } from "#lib/domain/text.ts";
import { daysOfRule, holidaysIn } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar, Holiday, HolidayRule } from "#lib/domain/time/calendar-types.ts";
import { dateOf } from "#lib/domain/time/civil.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict } from "#lib/platform/refusal.ts";
import { suggestedRules } from "./library.ts";

/** From this month on the coming year's holidays are to be looked at: by then they are announced. */
const LOOK_FROM_MONTH = 10;

/** A year of a calendar: its holidays, whether somebody found them right, and what the library says otherwise. */
export type CalendarYearDto = {
  year: number;
  days: Holiday[];
  confirmed: { by: string; at: number } | null;
  /** They were found right, and have changed since. */
  changedSince: boolean;
  /** Whether the library knows the place; without one there is nothing to compare with. */
  compared: boolean;
  /** Of the library alone, with the rule behind it; and of the calendar alone. */
  missing: { date: PlainDate; name: LocalText }[];
  own: Holiday[];
};

/** The years to look at on a day: this one, and towards its end the next. */
export function yearsToConfirm(today: PlainDate): number[] {
  const year = Number(today.slice(0, 4));
  return Number(today.slice(5, 7)) >= LOOK_FROM_MONTH ? [year, year + 1] : [year];
}

type Kept = { year: number; days: unknown; confirmedBy: string; confirmedAt: Date };

/** Who found which years right, the last word each. */
async function confirmations(tx: Tx, tenantId: string, key: string): Promise<Map<number, Kept>> {
  const rows = await tx.calendarYear.findMany({
    where: { tenantId, key },
    orderBy: { confirmedAt: "asc" },
  });
  return new Map(rows.map(row => [row.year, row]));
}

const dates = (days: readonly { date: PlainDate }[]) => days.map(one => one.date).join();

/** What a place's rules give in a year. */
const datesOf = (rules: readonly HolidayRule[], year: number) =>
  rules.flatMap(rule =>
    daysOfRule(rule, year - 1, year + 1)
      .map(day => ({ date: dateOf(day), name: rule.name, rule }))
      .filter(one => one.date.startsWith(String(year))),
  );

/** Some years of a calendar, with what a person has to know to find them right. */
export async function calendarYears(
  tx: Tx,
  tenantId: string,
  calendar: BusinessCalendar,
  years: readonly number[],
): Promise<CalendarYearDto[]> {
  if (calendar.roundTheClock) return [];
  const known = await confirmations(tx, tenantId, calendar.key);
  const { place } = calendar;
  return Promise.all(
    years.map(async year => {
      const days = holidaysIn(calendar, year);
      const suggested = place ? datesOf(await suggestedRules(place, year), year) : [];
      const kept = known.get(year);
      const same = kept !== undefined && dates(days) === dates(kept.days as { date: PlainDate }[]);
      const mine = new Set(days.map(one => one.date));
      const theirs = new Set(suggested.map(one => one.date));
      return {
        year,
        days,
        confirmed: kept && same ? { by: kept.confirmedBy, at: kept.confirmedAt.getTime() } : null,
        changedSince: kept !== undefined && !same,
        compared: suggested.length > 0,
        missing: suggested
          .filter(one => !mine.has(one.date))
          .map(({ date, name }) => ({ date, name }))
          .sort((a, b) => (a.date < b.date ? -1 : 1)),
        own: suggested.length > 0 ? days.filter(one => !theirs.has(one.date)) : [],
      };
    }),
  );
}

/** Notes that somebody found a year's holidays right, as they saw them; others by now are a conflict. */
export async function confirmYear(
  tx: Tx,
  by: By,
  { key, year, seen }: { key: string; year: number; seen: readonly PlainDate[] },
): Promise<void> {
  const { tenantId } = by;
  const calendar = await loadCalendar(tx, tenantId, key);
  const days = holidaysIn(calendar, year);
  if (dates(days) !== seen.join()) conflict("calendars.refusal.yearChanged");
  const id = newId();
  await tx.calendarYear.createMany({
    data: [
      {
        tenantId,
        id,
        key,
        year,
        days: days as unknown as Prisma.InputJsonArray,
        confirmedById: by.personId,
        confirmedBy: by.name,
      },
    ],
  });
  await audit(tx, by, {
    action: "calendar.year",
    subjectType: "calendar",
    subjectId: id,
    after: { key, year, days: days.map(one => one.date) },
  });
}

/** Calendars with a year nobody has found right, of those to look at by now; for the vendor's home and its settings. */
export async function unconfirmedYears(
  tx: Tx,
  tenantId: string,
  today: PlainDate,
): Promise<{ key: string; name: LocalText; year: number }[]> {
  const keys = await tx.businessCalendarVersion.findMany({
    where: { tenantId },
    distinct: ["key"],
    select: { key: true },
    orderBy: { key: "asc" },
  });
  const found: { key: string; name: LocalText; year: number }[] = [];
  for (const { key } of keys) {
    const calendar = await loadCalendar(tx, tenantId, key);
    if (calendar.roundTheClock || calendar.holidays.length === 0) continue;
    const known = await confirmations(tx, tenantId, key);
    for (const year of yearsToConfirm(today)) {
      const kept = known.get(year);
      if (kept && dates(holidaysIn(calendar, year)) === dates(kept.days as { date: PlainDate }[])) continue;
      found.push({ key, name: calendar.name, year });
    }
  }
  return found;
}
