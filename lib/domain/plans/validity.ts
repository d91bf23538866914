import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { endOf } from "#lib/domain/programmes/requirements/check.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** For how many months a programme lets a validated plan count: the shortest of its requirements; null for no end. */
export function planMonths(definition: ProgrammeDefinition): number | null {
  const months = definition.requirements.flatMap(requirement =>
    requirement.kind === "validated_business_plan" && requirement.params.validMonths !== null
      ? [requirement.params.validMonths]
      : [],
  );
  return months.length === 0 ? null : Math.min(...months);
}

/** A plan's last day, inclusive: its own, or what the programme's months make of its first; null for none. */
export function planEnd(
  from: PlainDate,
  own: PlainDate | null,
  definition: ProgrammeDefinition,
): PlainDate | null {
  return endOf(from, own, planMonths(definition));
}
