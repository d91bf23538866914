import { type Cover, openEnd, untilOr } from "#lib/domain/programmes/cover.ts";
import type { AgreementKind, ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import type { AgreementFact } from "#lib/domain/programmes/facts.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { addDays, addMonthsInclusive, daysBetween, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export type AgreementState =
  | "unsigned"
  | "half_signed"
  | "scheduled"
  | "in_force"
  | "ending"
  | "over"
  | "ended";

/** The days an agreement is in force: signed by both (P13), up to the day before it was ended. */
export function agreementCover(agreement: AgreementFact): Cover | null {
  const { partnerSignedOn, vendorSignedOn, endedOn } = agreement;
  if (partnerSignedOn === null || vendorSignedOn === null) return null;
  const from = agreement.startsOn ?? (partnerSignedOn > vendorSignedOn ? partnerSignedOn : vendorSignedOn);
  const last = untilOr(agreement.endsOn);
  const ended = endedOn === null ? last : addDays(endedOn, -1);
  return { from, until: openEnd(ended < last ? ended : last) };
}

/** Where a document stands on a day; "ending" within `windowDays` of its last day (P3, P13). */
export function agreementState(a: AgreementFact, on: PlainDate, windowDays: number): AgreementState {
  const cover = agreementCover(a);
  if (a.endedOn !== null && (cover === null || a.endedOn <= on)) return "ended";
  if (cover === null)
    return a.partnerSignedOn === null && a.vendorSignedOn === null ? "unsigned" : "half_signed";
  if (on < cover.from) return "scheduled";
  if (cover.until === null) return "in_force";
  if (on > cover.until) return "over";
  return daysBetween(on, cover.until) <= windowDays ? "ending" : "in_force";
}

/** What goes on where an agreement ends: another of its kind, signed by both, in force on the day after (P3). */
export function renewalOf(a: AgreementFact, all: readonly AgreementFact[]): AgreementFact | null {
  const until = agreementCover(a)?.until ?? null;
  if (until === null) return null;
  const after = addDays(until, 1);
  return (
    all.find(other => {
      const cover = other.id !== a.id && other.kind === a.kind ? agreementCover(other) : null;
      return cover !== null && cover.from <= after && untilOr(cover.until) >= after;
    }) ?? null
  );
}

/**
 * The days a document counts once both have signed: from the last signature, or the planned day of a renewal
 * when it was signed in time; twelve months of P3 count both ends. Null until both have signed.
 */
export function agreementTerm(
  kind: Pick<AgreementKind, "termMonths">,
  partnerSignedOn: PlainDate | null,
  vendorSignedOn: PlainDate | null,
  plannedFrom: PlainDate | null,
): { startsOn: PlainDate; endsOn: PlainDate | null } | null {
  if (partnerSignedOn === null || vendorSignedOn === null) return null;
  const signed = later(partnerSignedOn, vendorSignedOn);
  const startsOn = plannedFrom === null ? signed : later(plannedFrom, signed);
  return {
    startsOn,
    endsOn: kind.termMonths === null ? null : addMonthsInclusive(startsOn, kind.termMonths),
  };
}

/** A side's signature on a document; only its own, once, not in the future, not on one that was ended (P13). */
export function signAgreement(
  a: AgreementFact,
  kind: Pick<AgreementKind, "termMonths">,
  side: ProgrammeSide,
  signedOn: PlainDate,
  today: PlainDate,
): Result<AgreementFact, "already_signed" | "ended" | "in_the_future"> {
  if (a.endedOn !== null) return err("ended");
  if (signedOn > today) return err("in_the_future");
  const own = side === "partner" ? a.partnerSignedOn : a.vendorSignedOn;
  if (own !== null) return err("already_signed");
  const partnerSignedOn = side === "partner" ? signedOn : a.partnerSignedOn;
  const vendorSignedOn = side === "vendor" ? signedOn : a.vendorSignedOn;
  const term = agreementTerm(kind, partnerSignedOn, vendorSignedOn, a.startsOn);
  return ok({ ...a, partnerSignedOn, vendorSignedOn, ...(term ?? {}) });
}

/**
 * The first day without a document if its partner gives notice today: after the programme's days of notice, the last of
 * them inclusive (P3, P21). Refused before both have signed, where no notice is foreseen, where one is given, and where
 * it runs out by itself sooner.
 */
export function noticeFrom(
  a: AgreementFact,
  kind: Pick<AgreementKind, "endNoticeDays">,
  today: PlainDate,
): Result<PlainDate, "not_signed" | "no_notice" | "ended" | "ends_sooner"> {
  if (a.endedOn !== null) return err("ended");
  const cover = agreementCover(a);
  if (cover === null) return err("not_signed");
  if (kind.endNoticeDays === undefined) return err("no_notice");
  const from = later(addDays(today, kind.endNoticeDays + 1), cover.from);
  return cover.until !== null && from > cover.until ? err("ends_sooner") : ok(from);
}

/**
 * Whether another document of a kind may be prepared: none is open, or the newest ends within the window and has no
 * successor. Answers the day a renewal is to start, null for a first one.
 */
export function nextAgreement(
  all: readonly AgreementFact[],
  kind: string,
  on: PlainDate,
  windowDays: number,
): Result<{ startsOn: PlainDate | null }, "waits_for_signatures" | "in_force" | "renewed"> {
  const same = all.filter(a => a.kind === kind);
  const states = same.map(a => ({ a, state: agreementState(a, on, windowDays) }));
  if (states.some(({ state }) => state === "unsigned" || state === "half_signed"))
    return err("waits_for_signatures");
  if (states.some(({ state }) => state === "scheduled")) return err("renewed");
  if (states.some(({ state }) => state === "in_force")) return err("in_force");
  const ending = states.find(({ state }) => state === "ending");
  const until = ending ? (agreementCover(ending.a)?.until ?? null) : null;
  return ok({ startsOn: until === null ? null : addDays(until, 1) });
}
