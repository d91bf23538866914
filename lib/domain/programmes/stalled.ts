import type { ProgrammeDefinition, ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import {
  hindrancesOf,
  isFinished,
  type StepRecord,
  stepOf,
  turnOf,
} from "#lib/domain/programmes/onboarding.ts";
import { addDays, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** Days without progress after which a way in counts as stalled, where the programme says none. */
const STALLED_DAYS = 14;

export const stalledDays = (definition: Pick<ProgrammeDefinition, "stalledDays">): number =>
  definition.stalledDays ?? STALLED_DAYS;

type StalledWhy = "overdue" | "quiet";

export type Stalled = {
  /** The first day on which it counts as stalled. */
  on: PlainDate;
  why: StalledWhy;
  /** The step it stands at: the one that is due first of those whose turn it is. */
  stepKey: string;
  turn: ProgrammeSide | null;
};

/** A step with its day and who is waited for at it, where that is kept (`turnNow`). */
export type DueStep = { record: StepRecord; dueOn: PlainDate | null; turn?: ProgrammeSide | null };

/**
 * From which day on a way in counts as stalled unless something goes on: the day after a step was due that could have
 * been done, or the day after so many quiet days. Null when every step is finished. Moving a date or naming an owner
 * is no progress.
 */
export function stalledFrom(
  definition: Pick<ProgrammeDefinition, "phases" | "stalledDays">,
  steps: readonly DueStep[],
  lastProgressOn: PlainDate,
): Stalled | null {
  const records = steps.map(step => step.record);
  const open = steps.flatMap(({ record, dueOn, turn }) => {
    const found = stepOf(definition, record.stepKey);
    if (found === null || found.phase.ongoing || isFinished(found.step, record)) return [];
    // What a step points to is work to do; what stands before it is not its own.
    if (hindrancesOf(definition, records, record.stepKey, true).length > 0) return [];
    return [{ stepKey: record.stepKey, dueOn, turn: turn ?? turnOf(found.step, record) }];
  });
  const first = open.toSorted((a, b) => ((a.dueOn ?? "9") < (b.dueOn ?? "9") ? -1 : 1))[0];
  if (first === undefined) return null;
  const quiet = addDays(lastProgressOn, stalledDays(definition) + 1);
  const overdue = first.dueOn === null ? null : addDays(first.dueOn, 1);
  const isOverdue = overdue !== null && overdue <= quiet;
  return {
    on: isOverdue ? overdue : quiet,
    why: isOverdue ? "overdue" : "quiet",
    stepKey: first.stepKey,
    turn: first.turn,
  };
}

/** Who sees to the step it stands at, while it is their own side's turn: whoever does it doesn't confirm it (P2). */
export function stalledOwner(
  definition: Pick<ProgrammeDefinition, "phases">,
  { stepKey, turn }: Pick<Stalled, "stepKey" | "turn">,
  ownerName: string | null | undefined,
): string | null {
  return stepOf(definition, stepKey)?.step.doneBy === turn ? (ownerName ?? null) : null;
}

/** For how many days it has been stalled on a day; null while it is not. */
export function stalledFor(stalledOn: PlainDate | null, on: PlainDate): number | null {
  if (stalledOn === null || stalledOn > on) return null;
  return Math.round((Date.parse(later(stalledOn, on)) - Date.parse(stalledOn)) / 86_400_000);
}
