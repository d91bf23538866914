import {
  CLOCK_KINDS,
  type ClockKind,
  type ClockRule,
  FURTHER_CLOCKS,
  type FurtherClockKind,
  type SupportPlanTerms,
} from "#lib/domain/tickets/plan.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";

/** What holds for one clock of a plan, whatever the plan left to its common rule filled in. */
export type WholeRule = {
  calendars: Record<Priority, string>;
  pauseWhileWaiting: boolean;
  pauseOnlyAfterReply: boolean;
  /** At least one, rising. */
  warnAtPercents: readonly number[];
};

const isFurther = (kind: ClockKind): kind is FurtherClockKind =>
  (FURTHER_CLOCKS as readonly ClockKind[]).includes(kind);

/** The calendars a plan's clocks count by, each once: those of the clocks that run under it. */
export function calendarKeysOf(terms: SupportPlanTerms): string[] {
  const kinds = CLOCK_KINDS.filter(
    kind => (!isFurther(kind) || terms.further?.[kind]) && (kind !== "level3" || terms.level3Targets),
  );
  return [...new Set(kinds.flatMap(kind => Object.values(ruleOf(terms, kind).calendars)))];
}

/** The rule of a clock: its own words, else those of the plan (S3, S6, T5). */
export function ruleOf(terms: SupportPlanTerms, kind: ClockKind): WholeRule {
  const own: ClockRule | undefined = isFurther(kind) ? terms.further?.[kind] : terms.rules?.[kind];
  const level3 = kind === "level3" ? terms.level3Calendars : undefined;
  return {
    calendars: own?.calendars ?? level3 ?? terms.calendars,
    pauseWhileWaiting: own?.pauseWhileWaiting ?? terms.pauseWhileWaiting,
    pauseOnlyAfterReply: terms.pauseOnlyAfterReply ?? false,
    warnAtPercents: own?.warnAtPercents ?? [terms.warnAtPercent],
  };
}
