import type { BusinessCalendar, CalendarVersion } from "#lib/domain/time/calendar-types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A published version with the day it counts from. */
export type Dated = { calendar: CalendarVersion; effectiveFrom: PlainDate };

/**
 * A calendar as it stands with its versions up to the last one given: from its day on a version replaces all that were
 * published before it, also one that was still to come; before its day those count. Before the first one's day, the first one.
 */
export function joinVersions(versions: readonly Dated[]): BusinessCalendar {
  const kept: CalendarVersion[] = [];
  for (const { calendar, effectiveFrom } of [...versions].sort(
    (a, b) => b.calendar.version - a.calendar.version,
  )) {
    const after = kept.at(-1);
    if (after?.from !== undefined && effectiveFrom >= after.from) continue;
    kept.push({ ...calendar, from: effectiveFrom });
  }
  const [newest, ...earlier] = kept;
  if (!newest) throw new RangeError("a calendar without a version");
  return earlier.length === 0 ? withoutDay(newest) : { ...newest, earlier };
}

/** One version alone counts on every day, whatever day it was published for. */
function withoutDay({ from: _, ...calendar }: CalendarVersion): BusinessCalendar {
  return calendar as BusinessCalendar;
}

/** The number of the version that counts on a day, of those that follow this rule. */
export function versionInForce(
  versions: readonly { version: number; effectiveFrom: PlainDate }[],
  day: PlainDate,
): number | null {
  const begun = versions.filter(one => one.effectiveFrom <= day).map(one => one.version);
  return begun.length > 0 ? Math.max(...begun) : null;
}
