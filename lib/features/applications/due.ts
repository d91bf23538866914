import { hoursOn, nextBusinessDay } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { dayOf } from "#lib/domain/time/civil.ts";
import { DAY, type Instant } from "#lib/domain/time/types.ts";
import { dueAt, openMinutesBetween } from "#lib/domain/time/walk.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";

/** By when the vendor answers: the close of the n-th business day after the day it was sent (P12, S2). */
export function answerDue(calendar: BusinessCalendar, sentAt: Instant, workingDays: number): Instant {
  let day = todayIn(calendar.zone, sentAt);
  for (let i = 0; i < workingDays; i++) day = nextBusinessDay(calendar, day);
  const closes = hoursOn(calendar, dayOf(day)).at(-1)?.to ?? DAY;
  return startOfDay(calendar.zone, day) + closes;
}

/** While the applicant was asked, the vendor's time stood still: what was left then is left from now on. What was late stays late. */
export function resumedDue(
  calendar: BusinessCalendar,
  due: Instant,
  askedAt: Instant,
  answeredAt: Instant,
): Instant {
  const left = openMinutesBetween(calendar, askedAt, due);
  return left > 0 ? dueAt(calendar, answeredAt, left) : due;
}
