import { isDecided } from "#lib/domain/programmes/application.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { hoursOn, nextBusinessDay } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { dayOf } from "#lib/domain/time/civil.ts";
import { clockWalk } from "#lib/domain/time/clock.ts";
import type { ClockWalk } from "#lib/domain/time/clock-types.ts";
import { DAY, type Instant, type Pause } from "#lib/domain/time/types.ts";
import { openMinutesBetween } from "#lib/domain/time/walk.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";
import type { ApplicationRecord } from "./record.ts";

/** By when the vendor answers: the close of the n-th business day after the day it was sent (P12, S2). */
export function answerDue(calendar: BusinessCalendar, sentAt: Instant, workingDays: number): Instant {
  let day = todayIn(calendar.zone, sentAt);
  for (let i = 0; i < workingDays; i++) day = nextBusinessDay(calendar, day);
  const closes = hoursOn(calendar, dayOf(day)).at(-1)?.to ?? DAY;
  return startOfDay(calendar.zone, day) + closes;
}

/** What the clock of the vendor's answer is read from: it starts when the application is sent and stands still while the applicant is asked. */
export type AnswerTime = {
  submittedAt: Instant | null;
  decidedAt: Instant | null;
  pauses: readonly Pause[];
  workingDays: number;
  warnAtPercent: number;
};

/** The clock of the vendor's own answer (P12), the same drawing and the same walk as a case's; both sides read it. */
export function answerClock(calendar: BusinessCalendar, time: AnswerTime, now: Instant): ClockWalk {
  const { submittedAt: startedAt, decidedAt: stoppedAt, pauses, warnAtPercent } = time;
  const targetMinutes =
    startedAt === null
      ? 1
      : openMinutesBetween(calendar, startedAt, answerDue(calendar, startedAt, time.workingDays));
  return clockWalk({ calendar, startedAt, stoppedAt, pauses, targetMinutes, warnAtPercent, now });
}

/** Share of its time after which the vendor is warned, where the programme says none (S6). */
const WARN_AT_PERCENT = 75;

/** What of an application its clock is read from: all that a round through many needs to read. */
export type AnswerRecord = Pick<ApplicationRecord, "state"> & {
  application: Pick<ApplicationRecord["application"], "submittedAt" | "decidedAt">;
  requests: readonly Pick<ApplicationRecord["requests"][number], "askedAt" | "answeredAt" | "withdrawnAt">[];
  programme: {
    definition: {
      application: Pick<ProgrammeDefinition["application"], "answerWorkingDays" | "warnAtPercent">;
    };
  };
};

/** The clock's input out of an application's record. */
export function answerTime(record: AnswerRecord): AnswerTime {
  const { application, programme, requests, state } = record;
  const form = programme.definition.application;
  return {
    submittedAt: application.submittedAt,
    decidedAt: isDecided({ state }) ? application.decidedAt : null,
    pauses: requests.map(r => ({
      from: r.askedAt.getTime(),
      to: (r.answeredAt ?? r.withdrawnAt)?.getTime() ?? application.decidedAt,
    })),
    workingDays: form.answerWorkingDays,
    warnAtPercent: form.warnAtPercent ?? WARN_AT_PERCENT,
  };
}

/** When the answer is due and when it becomes urgent, as lists and notices keep it; null before it is sent. */
export function duesOf(
  calendar: BusinessCalendar,
  record: AnswerRecord,
  now: Instant,
): { dueAt: Date; warnAt: Date } | null {
  const { due, warnAt } = answerClock(calendar, answerTime(record), now);
  return due === null || warnAt === null ? null : { dueAt: new Date(due), warnAt: new Date(warnAt) };
}
