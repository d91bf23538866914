import type { LocalText } from "#lib/domain/text.ts";
import { daysOfRule, hoursOn, spansOf } from "#lib/domain/time/calendar.ts";
import {
  type CalendarVersion,
  type Exception,
  type HolidayRule,
  type Hours,
  WEEKDAYS,
} from "#lib/domain/time/calendar-types.ts";
import { civil, dateOf, dayOf, daysInMonth } from "#lib/domain/time/civil.ts";
import type { PlainDate, Span } from "#lib/domain/time/types.ts";

/** Something a calendar can't be published with: the path of its field, a key of the catalogue, and what it speaks of. */
export type CalendarProblem = {
  path: (string | number)[];
  key: string;
  params?: Record<string, string | number | LocalText>;
};

/** A leap year: what has a day here has it in some year. */
const LEAP_YEAR = 2028;
/** Rules are compared over so many years: enough for a six-yearly one to come by, and for each weekday. */
const YEARS_COMPARED = 28;
const LONGEST_EXCEPTION = 366;

/**
 * What is wrong with a calendar whose fields are each well formed (S2): hours that end before they begin or overlap, a
 * date no year has, a doubled holiday, a closing and an opening that contradict each other, a year in which it never
 * opens. `from` is the first day it is to count on.
 */
export function calendarProblems(calendar: CalendarVersion, from: PlainDate): CalendarProblem[] {
  if (calendar.roundTheClock) return [];
  const found: CalendarProblem[] = [];
  for (const day of WEEKDAYS) found.push(...hoursProblems(calendar.weekly[day] ?? [], ["weekly", day]));
  for (const [i, rule] of calendar.holidays.entries()) found.push(...ruleProblems(rule, ["holidays", i]));
  const exceptions = calendar.exceptions ?? [];
  for (const [i, one] of exceptions.entries()) found.push(...exceptionProblems(one, ["exceptions", i]));
  if (found.length > 0) return found;
  found.push(...doubled(calendar.holidays, civil(dayOf(from)).year), ...contradictions(exceptions));
  if (found.length === 0 && !opensWithinAYear(calendar, from))
    found.push({ path: ["weekly"], key: "neverOpens" });
  return found;
}

function hoursProblems(hours: readonly Hours[], path: (string | number)[]): CalendarProblem[] {
  const ends = hours.flatMap((window, i): CalendarProblem[] =>
    window.from < window.to ? [] : [{ path: [...path, i, "to"], key: "endsBefore" }],
  );
  if (ends.length > 0) return ends;
  // Each against those above it, so that the message stands at the one typed later.
  return hours.flatMap((window, i): CalendarProblem[] => {
    const other = hours.slice(0, i).find(before => before.from < window.to && window.from < before.to);
    return other
      ? [{ path: [...path, i, "from"], key: "overlaps", params: { from: other.from, to: other.to } }]
      : [];
  });
}

function ruleProblems(rule: HolidayRule, path: (string | number)[]): CalendarProblem[] {
  const found: CalendarProblem[] = [];
  const dated =
    rule.kind === "movedTo" ? rule.of : rule.kind === "fixed" || rule.kind === "weekdayFrom" ? rule : null;
  if (dated && dated.day > daysInMonth(LEAP_YEAR, dated.month))
    found.push({
      path: [...path, ...(rule.kind === "movedTo" ? ["of"] : []), "day"],
      key: "noSuchDay",
      params: { most: daysInMonth(LEAP_YEAR, dated.month) },
    });
  else if (rule.kind === "fixed" && rule.month === 2 && rule.day === 29 && rule.leap === undefined)
    found.push({ path: [...path, "leap"], key: "leapMissing" });
  if (rule.from !== undefined && rule.until !== undefined && rule.until < rule.from)
    found.push({ path: [...path, "until"], key: "yearsBackwards" });
  return found;
}

function exceptionProblems(one: Exception, path: (string | number)[]): CalendarProblem[] {
  const until = one.until ?? one.date;
  if (until < one.date) return [{ path: [...path, "until"], key: "untilBefore" }];
  if (dayOf(until) - dayOf(one.date) >= LONGEST_EXCEPTION)
    return [{ path: [...path, "until"], key: "tooLong", params: { most: LONGEST_EXCEPTION } }];
  if (one.hours?.length === 0) return [{ path: [...path, "hours"], key: "windowMissing" }];
  return hoursProblems(one.hours ?? [], [...path, "hours"]);
}

/** A rule that says nothing of its own: all its days are another's already. The later of two equal ones is the doubled one. */
function doubled(rules: readonly HolidayRule[], year: number): CalendarProblem[] {
  const days = rules.map(rule => {
    const first = rule.kind === "once" ? civil(dayOf(rule.date)).year : (rule.until ?? year);
    return new Set(daysOfRule(rule, Math.min(year, first) - 1, Math.max(year, first) + YEARS_COMPARED));
  });
  return days.flatMap((mine, i): CalendarProblem[] => {
    if (mine.size === 0) return [];
    const other = days.findIndex(
      (theirs, j) => j !== i && [...mine].every(day => theirs.has(day)) && (theirs.size > mine.size || j < i),
    );
    if (other < 0) return [];
    const params = { day: dateOf([...mine][0]!), name: rules[other]!.name };
    return [{ path: ["holidays", i, "kind"], key: "doubled", params }];
  });
}

const meet = (a: readonly Span[], b: readonly Span[]) =>
  a.some(one => b.some(other => one.from < other.to && other.from < one.to));

/** Two of one day that can't both be right: open and closed at the same hour, or the same said twice. */
function contradictions(exceptions: readonly Exception[]): CalendarProblem[] {
  return exceptions.flatMap((one, i): CalendarProblem[] => {
    const other = exceptions
      .slice(0, i)
      .find(
        before =>
          before.date <= (one.until ?? one.date) &&
          one.date <= (before.until ?? before.date) &&
          meet(spansOf(before.hours), spansOf(one.hours)),
      );
    if (!other) return [];
    const key = other.kind === one.kind ? "saidTwice" : one.kind === "open" ? "opensClosed" : "closesOpen";
    return [{ path: ["exceptions", i, "date"], key, params: { name: other.name } }];
  });
}

function opensWithinAYear(calendar: CalendarVersion, from: PlainDate): boolean {
  const first = dayOf(from);
  for (let day = first; day <= first + 366; day++) if (hoursOn(calendar, day).length > 0) return true;
  return false;
}
