import { err, ok, type Result } from "#lib/domain/result.ts";
import { addDays, addMonthsInclusive, daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** One cycle of a person's certificate in an area (P22, P23): facts only, its state is read off them and the day. */
export type Certification = {
  id: string;
  personId: string;
  areaKey: string;
  nominatedOn: PlainDate;
  trainingOn: PlainDate | null;
  result: "passed" | "failed" | null;
  resultOn: PlainDate | null;
  number: string | null;
  validFrom: PlainDate | null;
  /** Last day, inclusive. */
  validUntil: PlainDate | null;
  graceDays: number;
  revokedOn: PlainDate | null;
  revokeReason: string | null;
  supersededById: string | null;
  supersededOn: PlainDate | null;
};

export const CERTIFICATION_STATES = [
  "nominated",
  "in_training",
  "failed",
  "scheduled",
  "certified",
  "renewal_window",
  "grace",
  "expired",
  "revoked",
  "superseded",
] as const;
export type CertificationState = (typeof CERTIFICATION_STATES)[number];

/** P23: the state on a day. "scheduled" is a renewal issued early whose term has not begun. */
export function certificationState(
  certification: Certification,
  on: PlainDate,
  renewalWindowDays: number,
): CertificationState {
  const { validFrom, validUntil, revokedOn, supersededOn } = certification;
  if (revokedOn !== null && revokedOn <= on) return "revoked";
  if (supersededOn !== null && supersededOn <= on) return "superseded";
  if (validFrom === null || validUntil === null) {
    if (certification.result === "failed") return "failed";
    return certification.trainingOn !== null && certification.trainingOn <= on ? "in_training" : "nominated";
  }
  if (on < validFrom) return "scheduled";
  if (on > addDays(validUntil, certification.graceDays)) return "expired";
  if (on > validUntil) return "grace";
  return on >= renewalOpens(certification, renewalWindowDays)! ? "renewal_window" : "certified";
}

/** Whether it counts for a company on a day: in its term or its grace, not revoked. */
export function isInForce(certification: Certification, on: PlainDate): boolean {
  return ["certified", "renewal_window", "grace"].includes(certificationState(certification, on, 0));
}

/**
 * Whether a cycle goes with its holder to the company they join (P22): what counts or is to come does, and what is under way,
 * since it becomes a certificate there. What failed, ran out, was revoked or replaced is history and stays where it was.
 */
export function followsHolder(
  c: Pick<Certification, "result" | "validFrom" | "validUntil" | "graceDays" | "revokedOn" | "supersededOn">,
  on: PlainDate,
): boolean {
  if (c.revokedOn !== null && c.revokedOn <= on) return false;
  if (c.supersededOn !== null && c.supersededOn <= on) return false;
  if (c.validFrom === null || c.validUntil === null) return c.result !== "failed";
  return on <= addDays(c.validUntil, c.graceDays);
}

/** First day of the renewal window: 90 days before the last day (P23); null without a term. */
export function renewalOpens(certification: Certification, renewalWindowDays: number): PlainDate | null {
  return certification.validUntil === null ? null : addDays(certification.validUntil, -renewalWindowDays);
}

/** Somebody put forward for an area. */
export function nominate(
  who: { id: string; personId: string; areaKey: string; graceDays: number },
  on: PlainDate,
): Certification {
  return {
    ...who,
    nominatedOn: on,
    trainingOn: null,
    result: null,
    resultOn: null,
    number: null,
    validFrom: null,
    validUntil: null,
    revokedOn: null,
    revokeReason: null,
    supersededById: null,
    supersededOn: null,
  };
}

/** The day the course is, or was. */
export function recordTraining(
  certification: Certification,
  trainingOn: PlainDate,
): Result<Certification, "already_issued" | "ended"> {
  if (hasEnded(certification)) return err("ended");
  if (certification.validFrom !== null) return err("already_issued");
  return ok({ ...certification, trainingOn });
}

/** What the examination said; a failed one may be repeated with another result. */
export function recordResult(
  certification: Certification,
  result: "passed" | "failed",
  on: PlainDate,
): Result<Certification, "already_issued" | "ended" | "before_training"> {
  if (hasEnded(certification)) return err("ended");
  if (certification.validFrom !== null) return err("already_issued");
  if (certification.trainingOn !== null && on < certification.trainingOn) return err("before_training");
  return ok({ ...certification, result, resultOn: on });
}

const hasEnded = (c: Certification) => c.revokedOn !== null || c.supersededOn !== null;

/** Issues the certificate after a passed examination, for so many months from a day, last day inclusive (P4, P21). */
export function issue(
  certification: Certification,
  number: string,
  validFrom: PlainDate,
  validityMonths: number,
): Result<Certification, "not_passed" | "already_issued" | "ended"> {
  if (hasEnded(certification)) return err("ended");
  if (certification.validFrom !== null) return err("already_issued");
  if (certification.result !== "passed") return err("not_passed");
  return ok({
    ...certification,
    number,
    validFrom,
    validUntil: addMonthsInclusive(validFrom, validityMonths),
  });
}

/** The first day of a renewed term (P23): early or in time the day after the old one's last, late from the new date. */
export function renewalStart(previous: Pick<Certification, "validUntil">, renewedOn: PlainDate): PlainDate {
  if (previous.validUntil === null || renewedOn > previous.validUntil) return renewedOn;
  return addDays(previous.validUntil, 1);
}

/** The next cycle of a certificate (P23), as a new certificate: the old one keeps its term to the last day, so that nothing overlaps and no day is lost. */
export function renew(
  previous: Certification,
  next: { id: string; number: string },
  renewedOn: PlainDate,
  validityMonths: number,
  renewalWindowDays: number,
): Result<Certification, "never_issued" | "ended" | "too_early"> {
  if (previous.validUntil === null) return err("never_issued");
  if (hasEnded(previous)) return err("ended");
  if (renewedOn < addDays(previous.validUntil, -renewalWindowDays)) return err("too_early");
  const validFrom = renewalStart(previous, renewedOn);
  return ok({
    ...previous,
    id: next.id,
    number: next.number,
    nominatedOn: renewedOn,
    trainingOn: null,
    result: "passed",
    resultOn: renewedOn,
    validFrom,
    validUntil: addMonthsInclusive(validFrom, validityMonths),
  });
}

/** Takes a certificate away from a day on. Again keeps the first day and reason. */
export function revoke(
  certification: Certification,
  on: PlainDate,
  reason: string,
): Result<Certification, "not_certified" | "reason_missing"> {
  if (certification.validFrom === null) return err("not_certified");
  if (certification.revokedOn !== null) return ok(certification);
  if (certification.supersededOn !== null) return err("not_certified");
  if (reason.trim() === "") return err("reason_missing");
  return ok({ ...certification, revokedOn: on, revokeReason: reason.trim() });
}

/** What the certificate says that takes another's place. */
export type Replacement = {
  id: string;
  number: string;
  areaKey: string;
  graceDays: number;
  until: PlainDate;
};

/**
 * Puts a corrected certificate in the place of one that was wrong (P23), for the same person: the old one ends where the new
 * one begins, on the day itself or, of a term still ahead, on its first day, so that no day is without and none has both.
 * The end is kept unless another is given, at most the months of the area from there.
 */
export function replace(
  previous: Certification,
  next: Replacement,
  on: PlainDate,
  validityMonths: number,
): Result<
  { old: Certification; next: Certification },
  "not_certified" | "ended" | "over" | "until_early" | "until_late"
> {
  const { validFrom, validUntil } = previous;
  if (validFrom === null || validUntil === null) return err("not_certified");
  if (hasEnded(previous)) return err("ended");
  if (on > validUntil) return err("over");
  const from = on < validFrom ? validFrom : on;
  if (next.until < from) return err("until_early");
  if (next.until > addMonthsInclusive(from, validityMonths)) return err("until_late");
  const old = supersede(previous, next.id, on);
  if (!old.ok) return old;
  return ok({
    old: old.value,
    next: {
      ...previous,
      id: next.id,
      number: next.number,
      areaKey: next.areaKey,
      graceDays: next.graceDays,
      validFrom: from,
      validUntil: next.until,
    },
  });
}

/**
 * Gives a certificate that was issued to the wrong person to the right one: revoked for the one from a day on, in force for
 * the other from that day to the same last day, so that no day is without and none has both. A term still ahead moves whole.
 */
export function reassign(
  previous: Certification,
  next: { id: string; number: string; personId: string },
  on: PlainDate,
  reason: string,
): Result<
  { old: Certification; next: Certification },
  "not_certified" | "ended" | "over" | "reason_missing" | "same_person"
> {
  const { validFrom, validUntil } = previous;
  if (validFrom === null || validUntil === null) return err("not_certified");
  if (hasEnded(previous)) return err("ended");
  if (on > validUntil) return err("over");
  if (next.personId === previous.personId) return err("same_person");
  const old = revoke(previous, on, reason);
  if (!old.ok) return old;
  return ok({ old: old.value, next: { ...previous, ...next, validFrom: on < validFrom ? validFrom : on } });
}

/** Replaced by another certificate from a day on (a higher one, another edition of the course). */
export function supersede(
  certification: Certification,
  byId: string,
  on: PlainDate,
): Result<Certification, "not_certified"> {
  if (certification.validFrom === null || certification.revokedOn !== null) return err("not_certified");
  if (certification.supersededOn !== null) return ok(certification);
  return ok({ ...certification, supersededById: byId, supersededOn: on });
}

/**
 * The notices to send today (P23), as days before the end: each once in a cycle. After an outage only the latest that
 * fell due is sent: four letters at once would say the same. None once a renewal stands, or after the last day.
 */
export function noticesDue(
  certification: Certification,
  noticeDays: readonly number[],
  alreadySent: readonly number[],
  today: PlainDate,
  renewed = false,
): number[] {
  const { validFrom, validUntil } = certification;
  if (renewed || hasEnded(certification) || validFrom === null || validUntil === null) return [];
  if (today < validFrom || today > validUntil) return [];
  const left = daysBetween(today, validUntil);
  const due = noticeDays.filter(days => days >= left).sort((a, b) => a - b)[0];
  if (due === undefined || alreadySent.some(sent => sent <= due)) return [];
  return [due];
}
