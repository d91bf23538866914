import { err, ok, type Result } from "#lib/domain/result.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A person's time at a company (P22); `to` is the last day, null while it lasts. */
export type Affiliation = { personId: string; orgId: string; from: PlainDate; to: PlainDate | null };

/** The company a person's certificates count for on a day: one at a time (P22); null between companies. */
export function companyOn(
  affiliations: readonly Affiliation[],
  personId: string,
  on: PlainDate,
): string | null {
  const current = affiliations.filter(
    a => a.personId === personId && a.from <= on && (a.to === null || a.to >= on),
  );
  // Two at once cannot be entered (see join); should history hold some, the later arrival counts.
  return current.sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.orgId ?? null;
}

/** The person leaves after a last day; certificates stay theirs and stop counting for the company the day after (P22). */
export function leave(
  affiliation: Affiliation,
  lastDay: PlainDate,
): Result<Affiliation, "before_start" | "already_left"> {
  if (lastDay < affiliation.from) return err("before_start");
  if (affiliation.to !== null && affiliation.to !== lastDay) return err("already_left");
  return ok({ ...affiliation, to: lastDay });
}

/** The person joins a company; refused while another still counts them. */
export function join(
  affiliations: readonly Affiliation[],
  next: Affiliation,
): Result<Affiliation[], "elsewhere"> {
  const overlaps = affiliations.some(
    a =>
      a.personId === next.personId &&
      (a.to === null || a.to >= next.from) &&
      (next.to === null || a.from <= next.to),
  );
  return overlaps ? err("elsewhere") : ok([...affiliations, next]);
}
