import { type ProgrammeDefinition, tierOf } from "#lib/domain/programmes/definition.ts";
import type { Ladder } from "#lib/domain/programmes/ladder.ts";
import type { Partnership } from "#lib/domain/programmes/partnership.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export const TIER_DECISIONS = [
  "grant",
  "lower",
  "open_remediation",
  "extend_remediation",
  "close_remediation",
  "suspend",
  "reinstate",
  "withdraw_benefit",
  "restore_benefit",
  "end",
] as const;
export type TierDecisionKind = (typeof TIER_DECISIONS)[number];

/** What the system proposes; only a person at the vendor decides (P24). */
export type Proposal =
  | { kind: "grant"; tierKey: string }
  | { kind: "open_remediation"; missing: string[]; until: PlainDate }
  | { kind: "close_remediation" }
  /** The period is over and something is still missing: lower, extend, suspend or end. */
  | { kind: "decide"; missing: string[]; overdueSince: PlainDate; eligible: string | null };

/** The last day to repair what is found missing today (P24). */
export function remediationEnd(definition: ProgrammeDefinition, on: PlainDate): PlainDate {
  return addDays(on, definition.remediationDays);
}

/** P24: what to put before the vendor's manager on a day; null when there is nothing to decide. */
export function propose(
  definition: ProgrammeDefinition,
  partnership: Partnership,
  standing: Ladder,
  on: PlainDate,
): Proposal | null {
  const missing = standing.current?.missing ?? [];
  const higher = (key: string | null) =>
    key !== null &&
    (tierOf(definition, key)?.rank ?? 0) > (tierOf(definition, partnership.tierKey)?.rank ?? 0);
  if (partnership.state === "remediation") {
    if (missing.length === 0) return { kind: "close_remediation" };
    const until = partnership.remediationUntil ?? on;
    if (on <= until) return null;
    return { kind: "decide", missing, overdueSince: addDays(until, 1), eligible: standing.eligible };
  }
  if (partnership.state === "active" && missing.length > 0)
    return { kind: "open_remediation", missing, until: remediationEnd(definition, on) };
  if (partnership.state === "active" || partnership.state === "onboarding")
    if (standing.eligible !== null && higher(standing.eligible))
      return { kind: "grant", tierKey: standing.eligible };
  return null;
}

type GrantRefusal = "unknown_tier" | "not_eligible" | "already_held" | "not_a_partner" | "reason_missing";

/**
 * Gives a tier, also a lower one. Not eligible is refused unless the manager says why (`exception`): a person decides
 * (P21), but not in silence. Out of remediation it makes the partner active again.
 */
export function grantTier(
  definition: ProgrammeDefinition,
  partnership: Partnership,
  standing: Ladder,
  tierKey: string,
  on: PlainDate,
  exception?: string,
): Result<Partnership, GrantRefusal> {
  const tier = tierOf(definition, tierKey);
  if (tier === null) return err("unknown_tier");
  if (!["onboarding", "active", "remediation"].includes(partnership.state)) return err("not_a_partner");
  if (partnership.tierKey === tierKey && partnership.state === "active") return err("already_held");
  const eligibleRank = tierOf(definition, standing.eligible)?.rank ?? 0;
  if (tier.rank > eligibleRank) {
    if (exception === undefined) return err("not_eligible");
    if (exception.trim() === "") return err("reason_missing");
  }
  const tierSince = partnership.tierKey === tierKey ? partnership.tierSince : on;
  return ok({ ...partnership, state: "active", tierKey, tierSince, remediationUntil: null });
}

/**
 * Takes the partner down to a lower tier, which ends its remediation (P24). Always with a reason; a tier that its evidence
 * doesn't carry either is no place to stand.
 */
export function lowerTier(
  definition: ProgrammeDefinition,
  partnership: Partnership,
  standing: Ladder,
  tierKey: string,
  on: PlainDate,
  reason: string,
): Result<Partnership, "unknown_tier" | "not_lower" | "not_eligible" | "not_a_partner" | "reason_missing"> {
  if (reason.trim() === "") return err("reason_missing");
  const tier = tierOf(definition, tierKey);
  if (tier === null) return err("unknown_tier");
  if (partnership.state !== "active" && partnership.state !== "remediation") return err("not_a_partner");
  const held = tierOf(definition, partnership.tierKey);
  if (partnership.tierKey === null || (held !== null && tier.rank >= held.rank)) return err("not_lower");
  if (tier.rank > (tierOf(definition, standing.eligible)?.rank ?? 0)) return err("not_eligible");
  return ok({ ...partnership, state: "active", tierKey, tierSince: on, remediationUntil: null });
}

/** Opens the period to repair (P24); tier and benefits stay (P21). Repeating it changes nothing. */
export function openRemediation(
  partnership: Partnership,
  until: PlainDate,
  on: PlainDate,
): Result<Partnership, "not_active" | "in_the_past"> {
  if (until < on) return err("in_the_past");
  if (partnership.state === "remediation") return ok(partnership);
  if (partnership.state !== "active") return err("not_active");
  return ok({ ...partnership, state: "remediation", remediationUntil: until });
}

/** More time; never less, which would break a word given. */
export function extendRemediation(
  partnership: Partnership,
  until: PlainDate,
  on: PlainDate,
): Result<Partnership, "not_in_remediation" | "in_the_past" | "not_later"> {
  if (partnership.state !== "remediation") return err("not_in_remediation");
  if (until < on) return err("in_the_past");
  if (until <= (partnership.remediationUntil ?? on)) return err("not_later");
  return ok({ ...partnership, remediationUntil: until });
}

/** Repaired: back to active with the same tier. */
export function closeRemediation(
  partnership: Partnership,
  standing: Ladder,
): Result<Partnership, "not_in_remediation" | "still_missing"> {
  if (partnership.state !== "remediation") return err("not_in_remediation");
  if ((standing.current?.missing.length ?? 0) > 0) return err("still_missing");
  return ok({ ...partnership, state: "active", remediationUntil: null });
}

/** Tier kept on paper, benefits off until reinstated (P25). */
export function suspend(
  partnership: Partnership,
  reason: string,
): Result<Partnership, "not_a_partner" | "reason_missing"> {
  if (reason.trim() === "") return err("reason_missing");
  if (partnership.state === "suspended") return ok(partnership);
  if (partnership.state !== "active" && partnership.state !== "remediation") return err("not_a_partner");
  return ok({ ...partnership, state: "suspended", remediationUntil: null });
}

export function reinstate(partnership: Partnership): Result<Partnership, "not_suspended"> {
  if (partnership.state !== "suspended") return err("not_suspended");
  return ok({ ...partnership, state: "active" });
}

/** Takes one benefit of the tier away and leaves the others (P17, P25). Repeating it changes nothing. */
export function withdrawBenefit(
  definition: ProgrammeDefinition,
  partnership: Partnership,
  benefitKey: string,
  reason: string,
): Result<Partnership, "not_granted" | "not_a_partner" | "reason_missing"> {
  if (reason.trim() === "") return err("reason_missing");
  if (partnership.state !== "active" && partnership.state !== "remediation") return err("not_a_partner");
  if (partnership.withdrawnBenefits.includes(benefitKey)) return ok(partnership);
  if (!tierOf(definition, partnership.tierKey)?.benefits.includes(benefitKey)) return err("not_granted");
  return ok({ ...partnership, withdrawnBenefits: [...partnership.withdrawnBenefits, benefitKey] });
}

/** Gives a withdrawn benefit back. */
export function restoreBenefit(
  partnership: Partnership,
  benefitKey: string,
): Result<Partnership, "not_withdrawn"> {
  if (!partnership.withdrawnBenefits.includes(benefitKey)) return err("not_withdrawn");
  return ok({
    ...partnership,
    withdrawnBenefits: partnership.withdrawnBenefits.filter(key => key !== benefitKey),
  });
}

/** The end of the partnership: no tier, no benefits; the reason is kept. */
export function endPartnership(
  partnership: Partnership,
  on: PlainDate,
  reason: string,
): Result<Partnership, "reason_missing"> {
  if (reason.trim() === "") return err("reason_missing");
  if (partnership.state === "ended") return ok(partnership);
  return ok({
    ...partnership,
    state: "ended",
    tierKey: null,
    remediationUntil: null,
    endedOn: on,
    endReason: reason.trim(),
    withdrawnBenefits: [],
  });
}

/** Says that the time to repair is over; the others count the days before its last day. */
export const OVER = -1;

/**
 * Which reminders of a remediation's last day are due and not yet recorded (P24): on the programme's notice days that
 * lie within the time to repair, and once when it is over. Several late ones are all due; only the last is worth telling.
 */
export function remediationNotices(
  definition: Pick<ProgrammeDefinition, "noticeDays" | "remediationDays">,
  until: PlainDate,
  recorded: readonly number[],
  today: PlainDate,
): number[] {
  const left = daysBetween(today, until);
  const marks = definition.noticeDays.filter(days => days < definition.remediationDays);
  return [...marks, OVER].sort((a, b) => b - a).filter(days => left <= days && !recorded.includes(days));
}
