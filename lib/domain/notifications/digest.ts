import type { Weekday } from "#lib/domain/time/calendar-types.ts";
import { dateOf, dayOf, weekdayOf } from "#lib/domain/time/civil.ts";
import type { Instant, Zone } from "#lib/domain/time/types.ts";
import { instantOf, todayIn } from "#lib/domain/time/zone.ts";

/** When a person's digests leave: at an hour of their wall, every day or on one day of the week. */
export type DigestTime = { day: Weekday | null; at: string };

/** The next digest strictly after a moment. An hour that the clocks skip is the one after it; one that comes twice counts once. */
export function nextDigest(digest: DigestTime, zone: Zone, after: Instant): Instant {
  // A day before today, for zones whose clocks went back over midnight; a week and a day ahead at the most.
  const today = dayOf(todayIn(zone, after));
  for (let day = today - 1; day <= today + 9; day++) {
    if (digest.day && weekdayOf(day) !== digest.day) continue;
    const at = instantOf(zone, dateOf(day), digest.at);
    if (at > after) return at;
  }
  throw new RangeError(`no digest at ${digest.at} in ${zone}`);
}

/** A line of a digest: what it is about, when it happened. */
export type DigestLine = { about: string; at: Instant };

/**
 * Lines by what they are about (a case, a contract), each group in order of time; the group in which something happened first comes first.
 * Every line is in exactly one group.
 */
export function groupLines<T extends DigestLine>(lines: readonly T[]): { about: string; lines: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const group = groups.get(line.about);
    if (group) group.push(line);
    else groups.set(line.about, [line]);
  }
  return [...groups].map(([about, of]) => ({ about, lines: of }));
}
