import { err, ok, type Result } from "#lib/domain/result.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A person's time at a company (P22); `to` is the last day, null while it lasts. */
export type Affiliation = { personId: string; orgId: string; from: PlainDate; to: PlainDate | null };

/**
 * The person's word that their certificates count for a company (P22): from the day they agreed, up to the day before
 * they took it back. Both null: asked, not answered.
 */
export type Consent = {
  personId: string;
  orgId: string;
  agreedOn: PlainDate | null;
  withdrawnOn: PlainDate | null;
};

/** Days that count, both ends included; null is open. */
export type CountingDays = { from: PlainDate; until: PlainDate | null };

/**
 * The days of a stay on which the person's certificates count for the company (P22). A word given in an earlier stay does
 * not carry over: who comes back is asked again.
 */
export function countingDays(stay: Affiliation, consents: readonly Consent[]): CountingDays[] {
  return consents.flatMap(({ personId, orgId, agreedOn, withdrawnOn }) => {
    if (personId !== stay.personId || orgId !== stay.orgId || agreedOn === null) return [];
    if (agreedOn < stay.from || (stay.to !== null && agreedOn > stay.to)) return [];
    const taken = withdrawnOn === null ? null : addDays(withdrawnOn, -1);
    const until = taken === null || (stay.to !== null && stay.to < taken) ? stay.to : taken;
    return until !== null && until < agreedOn ? [] : [{ from: agreedOn, until }];
  });
}

export type ConsentState = "none" | "asked" | "agreed" | "withdrawn";

/** How the person's word for a stay stands on a day: the latest they gave in it, or that they are asked. */
export function consentOn(stay: Affiliation, consents: readonly Consent[], on: PlainDate): ConsentState {
  if (countingDays(stay, consents).some(d => d.from <= on && (d.until === null || d.until >= on)))
    return "agreed";
  const own = consents.filter(c => c.personId === stay.personId && c.orgId === stay.orgId);
  if (own.some(c => c.agreedOn === null)) return "asked";
  return own.some(c => c.withdrawnOn !== null && c.withdrawnOn >= stay.from && c.withdrawnOn <= on)
    ? "withdrawn"
    : "none";
}

/** The company a person's certificates count for on a day: one at a time, and only with their word (P22); null between companies. */
export function companyOn(
  affiliations: readonly Affiliation[],
  consents: readonly Consent[],
  personId: string,
  on: PlainDate,
): string | null {
  const current = affiliations.filter(
    a =>
      a.personId === personId &&
      countingDays(a, consents).some(d => d.from <= on && (d.until === null || d.until >= on)),
  );
  // Two at once cannot be entered (see join); should history hold some, the later arrival counts.
  return current.sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.orgId ?? null;
}

/** Takes the word back from a day on; from then the certificates count for nobody until it is given again. */
export function withdraw<C extends Consent>(consent: C, on: PlainDate): Result<C, "not_agreed"> {
  if (consent.agreedOn === null || consent.withdrawnOn !== null) return err("not_agreed");
  return ok({ ...consent, withdrawnOn: on < consent.agreedOn ? consent.agreedOn : on });
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
