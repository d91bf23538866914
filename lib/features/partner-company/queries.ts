import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** The support levels a programme asks teams for; levels 1 and 2 are every partner's where it says nothing (P14). */
export function supportLevels(definition: ProgrammeDefinition): number[] {
  const asked = definition.requirements.flatMap(r => (r.kind === "support_teams" ? r.params.levels : []));
  return asked.length > 0 ? [...new Set(asked)].sort() : [1, 2];
}

/** The last day a review holds by the programme, from a day on; null where it has no end or asks for none. */
export function reviewUntil(definition: ProgrammeDefinition, on: PlainDate): PlainDate | null {
  const months = definition.requirements.flatMap(r =>
    r.kind === "integrated_solution" && r.params.reviewMonths !== null ? [r.params.reviewMonths] : [],
  )[0];
  return months === undefined ? null : addMonthsInclusive(on, months);
}

/** Whether the programme asks for a solution of the partner's own (P10). */
export const asksForSolution = (definition: ProgrammeDefinition): boolean =>
  definition.requirements.some(r => r.kind === "integrated_solution");
