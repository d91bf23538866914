import { addDays } from "#lib/domain/time/dates.ts";
import type { Instant, PlainDate, Zone } from "#lib/domain/time/types.ts";
import { instantOf, startOfDay, timeIn, todayIn } from "#lib/domain/time/zone.ts";

/** When a case that waits for its customer ends without an answer: a warning first, the end after it. Days, each at least 1. */
export type SilencePolicy = {
  warnAfterDays: number;
  closeAfterDays: number;
  /** Which days count: all, or those on which the workspace's calendar is open. */
  count: SilenceDays;
};

export const SILENCE_DAYS = ["business", "calendar"] as const;
export type SilenceDays = (typeof SILENCE_DAYS)[number];

/** What a plan says of silent cases itself; left out in a plan, its workspace's word counts. */
export type PlanSilence = { kind: "never" } | ({ kind: "after" } & SilencePolicy);

/** What counts for a case: its plan's own word, else its workspace's. Null: it waits without end. */
export function silencePolicy(
  plan: PlanSilence | undefined,
  workspace: SilencePolicy | null,
): SilencePolicy | null {
  if (plan === undefined) return workspace;
  if (plan.kind === "never") return null;
  const { kind: _, ...policy } = plan;
  return policy;
}

/** The most days either may be: a longer silence is nobody's intent. */
export const MOST_SILENCE_DAYS = 180;

/** What has been said of the silence: when, and the last day for an answer that was promised. */
export type SilenceWarning = { at: Instant; closesOn: PlainDate };

export type SilenceStep = { step: "none" } | { step: "warn"; closesOn: PlainDate } | { step: "close" };

type Silence = {
  /** Since when it waits for the customer. */
  waitingSince: Instant;
  /** The newest message the customer reads; null: none. */
  lastPublicAt: Instant | null;
  /** The newest warning of this case; null: none. */
  warning: SilenceWarning | null;
};

/** Where the days are counted. `isOpen` says of a date whether the workspace's calendar is open on it. */
type Days = { zone: Zone; isOpen: (date: PlainDate) => boolean };

/** The date so many days after another, which itself does not count. Throws where no day of a year's reach is open. */
export function daysAfter(
  from: PlainDate,
  days: number,
  count: SilenceDays,
  isOpen: Days["isOpen"],
): PlainDate {
  if (count === "calendar") return addDays(from, days);
  let date = from;
  let left = days;
  for (let tried = 0; left > 0; tried++) {
    if (tried > 366 + days * 7) throw new RangeError("the calendar never opens");
    date = addDays(date, 1);
    if (isOpen(date)) left -= 1;
  }
  return date;
}

/**
 * What is due for a case that waits for its customer (T5). The warning comes so many days after the last word, at its time of
 * day, so that nobody is written to at midnight. The end comes when the day promised in the warning is over, and never
 * without a warning: also after the worker stood still, and whatever the policy has become since. A newer message to the customer,
 * like a new wait, begins the silence anew and voids the warning.
 */
export function silenceStep(policy: SilencePolicy, silence: Silence, days: Days, now: Instant): SilenceStep {
  const { zone, isOpen } = days;
  const since = Math.max(silence.waitingSince, silence.lastPublicAt ?? silence.waitingSince);
  const { warning } = silence;
  if (warning && warning.at >= since)
    return now >= startOfDay(zone, addDays(warning.closesOn, 1)) ? { step: "close" } : { step: "none" };
  const warnOn = daysAfter(todayIn(zone, since), policy.warnAfterDays, policy.count, isOpen);
  if (now < instantOf(zone, warnOn, timeIn(zone, since))) return { step: "none" };
  const closesOn = daysAfter(todayIn(zone, now), policy.closeAfterDays, policy.count, isOpen);
  return { step: "warn", closesOn };
}
