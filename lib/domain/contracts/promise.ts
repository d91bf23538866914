import type { ClockKind, SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { ruleOf } from "#lib/domain/tickets/rules.ts";
import { PRIORITIES, type Priority } from "#lib/domain/tickets/types.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { dueFunction, type Excess, identity, laterThan, thenDue } from "#lib/domain/time/due-function.ts";
import { type Instant, MINUTE, type Minutes, type Span } from "#lib/domain/time/types.ts";
import { dueAt } from "#lib/domain/time/walk.ts";

/** What whoever works a case may take, one after the other: a level's own target, or a hand-over between two. */
export type PromiseStage = {
  kind: "level1" | "level2" | "level3" | "handover";
  target: Minutes;
  calendarKey: string;
};

export type PromiseTerms = Pick<
  SupportPlanTerms,
  | "targets"
  | "calendars"
  | "further"
  | "rules"
  | "level3Targets"
  | "level3Calendars"
  | "handoverMinutes"
  | "pauseWhileWaiting"
  | "pauseOnlyAfterReply"
  | "warnAtPercent"
>;

/** Who serves: a partner hands level 3 to the vendor and gets it back; a vendor works all levels itself (T1, T2). */
export type ServedBy = "partner" | "vendor";

/** A case in time: how far everybody gets who takes all the time they have. */
export type PromiseWalk = {
  /** When the response clock starts. */
  from: Instant;
  /** When the customer is to have its answer (S3). */
  due: Instant;
  stages: (PromiseStage & { until: Instant })[];
};

export type PriorityPromise = {
  priority: Priority;
  target: Minutes;
  stages: PromiseStage[];
  /** Levels that have no target of their own: counted as nothing. */
  unstated: ("level1" | "level2" | "level3")[];
  /** Beginnings (from, to] at which the promise cannot be kept by everybody taking their time, in order. */
  impossible: Span[];
  /** Their share of the stretch, 0 to 1. */
  share: number;
  /** The worst of them, walked through; null: there is none. */
  worst: (PromiseWalk & { lateBy: Minutes }) | null;
};

/** The way of a case through the levels, each taking all of its own target (T2). */
export function stagesOf(
  terms: PromiseTerms,
  priority: Priority,
  servedBy: ServedBy,
): Pick<PriorityPromise, "stages" | "unstated"> {
  const stages: PromiseStage[] = [];
  const unstated: PriorityPromise["unstated"] = [];
  const calendarKey = terms.calendars[priority];
  const handover = () => {
    const target = terms.handoverMinutes ?? 0;
    if (target > 0) stages.push({ kind: "handover", target, calendarKey });
  };
  const level = (kind: "level1" | "level2" | "level3", target: Minutes | undefined) => {
    if (target === undefined) unstated.push(kind);
    else stages.push({ kind, target, calendarKey: rule(kind).calendars[priority] });
  };
  const rule = (kind: ClockKind) => ruleOf(terms as SupportPlanTerms, kind);
  level("level1", terms.further?.level1?.targets[priority]);
  handover();
  level("level2", terms.further?.level2?.targets[priority]);
  if (servedBy === "partner") {
    handover();
    level("level3", terms.level3Targets?.[priority]);
    // And back, to be passed on to the customer (P14).
    handover();
  }
  return { stages, unstated };
}

/**
 * Whether the customer's target can be kept while each level and the manufacturer take all of their own, whenever in the
 * stretch the response clock starts: exact, by the calendars with their holidays. Impossible are the beginnings at which
 * the last of them would be done after the customer's due time. Throws a RangeError where a calendar never opens.
 */
export function checkPromise(
  terms: PromiseTerms,
  servedBy: ServedBy,
  calendarOf: (key: string) => BusinessCalendar,
  stretch: Span,
): PriorityPromise[] {
  return PRIORITIES.map(priority => {
    const target = terms.targets[priority];
    const { stages, unstated } = stagesOf(terms, priority, servedBy);
    const due = dueFunction(calendarOf(terms.calendars[priority]), target, stretch);
    let done = identity(stretch);
    for (const stage of stages) done = thenDue(done, calendarOf(stage.calendarKey), stage.target);
    const found = laterThan(done, due);
    const length = found.reduce((sum, span) => sum + span.to - span.from, 0);
    return {
      priority,
      target,
      stages,
      unstated,
      impossible: found.map(({ from, to }) => ({ from, to })),
      share: stretch.to > stretch.from ? length / (stretch.to - stretch.from) : 0,
      worst: worstOf(found, terms, priority, stages, calendarOf),
    };
  });
}

function worstOf(
  found: readonly Excess[],
  terms: PromiseTerms,
  priority: Priority,
  stages: readonly PromiseStage[],
  calendarOf: (key: string) => BusinessCalendar,
): PriorityPromise["worst"] {
  const worst = found.reduce<Excess | null>(
    (most, one) => (most === null || one.worst.by > most.worst.by ? one : most),
    null,
  );
  if (!worst) return null;
  // To the minute a clock shows, where that minute is one of them.
  const minute = Math.ceil(worst.worst.at / MINUTE) * MINUTE;
  const from = minute <= worst.to ? minute : worst.worst.at;
  const due = dueAt(calendarOf(terms.calendars[priority]), from, terms.targets[priority]);
  let at = from;
  const walk = stages.map(stage => {
    at = dueAt(calendarOf(stage.calendarKey), at, stage.target);
    return { ...stage, until: at };
  });
  return { from, due, stages: walk, lateBy: (at - due) / MINUTE };
}
