import type { LocalText } from "#lib/domain/text.ts";
import { daysOfRule } from "#lib/domain/time/calendar.ts";
import type { HolidayRule, RuleYears, Shift } from "#lib/domain/time/calendar-types.ts";
import { civil, dateOf, daysInMonth, easterOf, epochDay, weekdayOf } from "#lib/domain/time/civil.ts";

/** A holiday as a library of dates knows it: its day in each year it is kept, and the date it commemorates, if one. */
export type KnownHoliday = {
  name: LocalText;
  /** The date it falls on before it moves, where it has one. */
  base: { month: number; day: number } | null;
  /** Year of the rule, and the day it is kept on (since 1970-01-01), in order of year. */
  days: readonly { year: number; day: number }[];
};

/**
 * The rule behind the dates of many years, or the single dates of `year` where no rule of ours gives exactly those. So
 * nothing is taken over that would drift from the library later.
 */
export function rulesBehind(
  holiday: KnownHoliday,
  years: { from: number; until: number },
  year: number,
): HolidayRule[] {
  const { days, name } = holiday;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  // It is over: nothing to keep.
  if (civil(last.day).year < year) return [];
  const { every } = everyOf(days);
  const gap = every?.years ?? 1;
  const bounds = {
    ...(first.year - gap >= years.from && !every ? { from: first.year } : {}),
    ...(last.year + gap <= years.until ? { until: last.year } : {}),
    ...(every ? { every } : {}),
  };
  const wanted = days.map(one => one.day).join();
  for (const rule of [
    fixed(holiday),
    easter(holiday),
    nthWeekday(holiday),
    lastWeekday(holiday),
    weekdayFrom(holiday),
  ]) {
    if (!rule) continue;
    const whole = { ...rule, name, ...bounds } as HolidayRule;
    if (daysOfRule(whole, years.from, years.until).join() === wanted) return [whole];
  }
  return days
    .filter(one => civil(one.day).year === year)
    .map(one => ({ kind: "once", date: dateOf(one.day), name }));
}

/** Every so many years, where there are gaps and all are equal. */
function everyOf(days: KnownHoliday["days"]): RuleYears {
  const gaps = new Set(days.slice(1).map((one, i) => one.year - days[i]!.year));
  const [gap] = gaps;
  return gaps.size === 1 && gap! > 1 ? { every: { years: gap!, since: days[0]!.year } } : {};
}

type Bare = HolidayRule extends infer R ? (R extends HolidayRule ? Omit<R, "name"> : never) : never;

/** A date, with the days by which it moves from each weekday it fell on. */
function fixed({ base, days }: KnownHoliday): Bare | null {
  if (!base) return null;
  const shift: Shift = {};
  for (const { year, day } of days) {
    const falls = epochDay(year, base.month, base.day);
    if (day !== falls) shift[weekdayOf(falls)] = day - falls;
  }
  return { kind: "fixed", ...base, ...(Object.keys(shift).length > 0 ? { shift } : {}) };
}

const easter = ({ days: [first] }: KnownHoliday): Bare => ({
  kind: "easter",
  offset: first!.day - easterOf(first!.year),
});

function placeOf({ days: [first] }: KnownHoliday) {
  const { month, day } = civil(first!.day);
  return { month, day, weekday: weekdayOf(first!.day) };
}

function nthWeekday(holiday: KnownHoliday): Bare | null {
  const { month, day, weekday } = placeOf(holiday);
  return { kind: "nthWeekday", month, weekday, nth: Math.ceil(day / 7) };
}

const lastWeekday = (holiday: KnownHoliday): Bare => {
  const { month, weekday } = placeOf(holiday);
  return { kind: "nthWeekday", month, weekday, nth: -1 };
};

/** The first such weekday from the earliest of its days on. */
function weekdayFrom(holiday: KnownHoliday): Bare | null {
  const { weekday } = placeOf(holiday);
  const places = holiday.days.map(one => civil(one.day));
  const earliest = places.reduce((a, b) => (a.month * 100 + a.day <= b.month * 100 + b.day ? a : b));
  if (earliest.day > daysInMonth(2027, earliest.month)) return null;
  return { kind: "weekdayFrom", month: earliest.month, day: earliest.day, weekday };
}
