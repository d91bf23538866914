import { type Cover, lastDayFrom, openEnd, untilOr } from "#lib/domain/programmes/cover.ts";
import type {
  ProgrammeDefinition,
  RequirementDefinition,
  RequirementDefinitionOf,
  RequirementKind,
} from "#lib/domain/programmes/definition.ts";
import type { AgreementFact, PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { fillGroup } from "#lib/domain/programmes/specialists.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export type FindingState = "met" | "at_risk" | "unmet";

/** A part of a rung: one place of a group, or the whole of a document. `label` is a person's or a thing's name. */
export type FindingPart = {
  state: FindingState;
  label: string | null;
  /** The area or level the place asks for; null is any. */
  wants: string | null;
  until: PlainDate | null;
};

export type EvidenceKind =
  | "certificate"
  | "agreement"
  | "business_plan"
  | "application"
  | "team"
  | "solution"
  | "evidence";

/** What says so: `ref` is the id of the row. */
export type FindingEvidence = { kind: EvidenceKind; label: string; ref: string; until: PlainDate | null };

/** What would bring it forward, as a key the page words. */
export type NextStep =
  | "nominate"
  | "train"
  | "renew_certificate"
  | "sign"
  | "countersign"
  | "renew_agreement"
  | "write_plan"
  | "validate_plan"
  | "review_plan"
  | "apply"
  | "decide_application"
  | "name_team"
  | "describe_solution"
  | "review_solution"
  | "send_evidence"
  | "confirm_evidence";

/** P21: a requirement on a day, with what says so. `until` is the last day it is met, null when no end is known. */
export type Finding = {
  requirementKey: string;
  state: FindingState;
  until: PlainDate | null;
  have: number;
  need: number;
  parts: FindingPart[];
  evidence: FindingEvidence[];
  next: NextStep | null;
};

type Check<K extends RequirementKind> = (
  facts: PartnerFacts,
  requirement: RequirementDefinitionOf<K>,
  on: PlainDate,
  windowDays: number,
) => Finding;

/** Met today and lost on a known day within the window is "at risk" (P21). */
function stateUntil(until: PlainDate | null, on: PlainDate, windowDays: number): "met" | "at_risk" {
  return untilOr(until) <= addDays(on, windowDays) ? "at_risk" : "met";
}

type Proof = Cover & { evidence: Omit<FindingEvidence, "until"> };

/** The common shape: one thing that is there, or isn't. */
function oneThing(
  requirementKey: string,
  proofs: Proof[],
  on: PlainDate,
  windowDays: number,
  next: { missing: NextStep; ending: NextStep },
): Finding {
  const reached = lastDayFrom(proofs, on);
  if (reached === null)
    return {
      requirementKey,
      state: "unmet",
      until: null,
      have: 0,
      need: 1,
      parts: [{ state: "unmet", label: null, wants: null, until: null }],
      evidence: [],
      next: next.missing,
    };
  const until = openEnd(reached);
  const state = stateUntil(until, on, windowDays);
  const inForce = proofs.filter(proof => proof.from <= on && untilOr(proof.until) >= on);
  return {
    requirementKey,
    state,
    until,
    have: 1,
    need: 1,
    parts: [{ state, label: inForce[0]?.evidence.label ?? null, wants: null, until }],
    evidence: inForce.map(proof => ({ ...proof.evidence, until: proof.until })),
    next: state === "at_risk" ? next.ending : null,
  };
}

/** The days an agreement is in force: signed by both (P13), up to the day before it was ended. */
export function agreementCover(agreement: AgreementFact): Cover | null {
  const { partnerSignedOn, vendorSignedOn, endedOn } = agreement;
  if (partnerSignedOn === null || vendorSignedOn === null) return null;
  const from = agreement.startsOn ?? (partnerSignedOn > vendorSignedOn ? partnerSignedOn : vendorSignedOn);
  const last = untilOr(agreement.endsOn);
  const ended = endedOn === null ? last : addDays(endedOn, -1);
  return { from, until: openEnd(ended < last ? ended : last) };
}

/** A fact's own end, or the one its requirement's months give it. */
function endOf(from: PlainDate, own: PlainDate | null, months: number | null): PlainDate | null {
  return own ?? (months === null ? null : addMonthsInclusive(from, months));
}

const checks: { [K in RequirementKind]: Check<K> } = {
  certified_specialists(facts, { key, params }, on, windowDays) {
    const places = fillGroup(params, facts, on);
    const filled = places.flatMap(place => (place.filledBy === null ? [] : [place.filledBy]));
    const full = filled.length === places.length;
    const until = full ? openEnd(filled.map(s => s.until).reduce((a, b) => (a < b ? a : b))) : null;
    const state = full ? stateUntil(until, on, windowDays) : "unmet";
    const candidate = facts.candidates.some(c => params.areas.includes(c.areaKey));
    const parts = places.map(({ areaKey, filledBy }): FindingPart => {
      if (filledBy === null) return { state: "unmet", label: null, wants: areaKey, until: null };
      const end = openEnd(filledBy.until);
      return { state: stateUntil(end, on, windowDays), label: filledBy.name, wants: areaKey, until: end };
    });
    return {
      requirementKey: key,
      state,
      until,
      have: filled.length,
      need: places.length,
      parts,
      evidence: filled.map(s => ({
        kind: "certificate",
        label: `${s.name}, ${s.certificate.number}`,
        ref: s.certificate.id,
        until: openEnd(s.until),
      })),
      next:
        state === "met" ? null : state === "at_risk" ? "renew_certificate" : candidate ? "train" : "nominate",
    };
  },

  signed_document(facts, { key, params }, on, windowDays) {
    const kind = facts.agreements.filter(agreement => agreement.kind === params.document);
    const proofs = kind.flatMap((agreement): Proof[] => {
      const cover = agreementCover(agreement);
      return cover === null
        ? []
        : [{ ...cover, evidence: { kind: "agreement", label: agreement.number, ref: agreement.id } }];
    });
    const half = kind.some(a => a.partnerSignedOn !== null && a.vendorSignedOn === null);
    return oneThing(key, proofs, on, windowDays, {
      missing: half ? "countersign" : "sign",
      ending: "renew_agreement",
    });
  },

  validated_business_plan(facts, { key, params }, on, windowDays) {
    const proofs = facts.businessPlans.flatMap((plan): Proof[] =>
      plan.validatedOn === null
        ? []
        : [
            {
              from: plan.validatedOn,
              until: endOf(plan.validatedOn, plan.validUntil, params.validMonths),
              evidence: { kind: "business_plan", label: plan.title, ref: plan.id },
            },
          ],
    );
    const waiting = facts.businessPlans.some(plan => plan.validatedOn === null);
    return oneThing(key, proofs, on, windowDays, {
      missing: waiting ? "validate_plan" : "write_plan",
      ending: "review_plan",
    });
  },

  approved_application(facts, { key }, on, windowDays) {
    const proofs = facts.applications.flatMap((application): Proof[] =>
      application.acceptedOn === null
        ? []
        : [
            {
              from: application.acceptedOn,
              until: null,
              evidence: { kind: "application", label: application.number, ref: application.id },
            },
          ],
    );
    const missing = facts.applications.length > 0 ? "decide_application" : "apply";
    return oneThing(key, proofs, on, windowDays, { missing, ending: "apply" });
  },

  support_teams(facts, { key, params }, on, windowDays) {
    const parts = params.levels.flatMap(level => {
      const members = teamOn(facts, level, on)
        .sort((a, b) => (a.until > b.until ? -1 : a.until < b.until ? 1 : 0))
        .slice(0, params.minimumPerLevel);
      return Array.from({ length: params.minimumPerLevel }, (_, i): FindingPart & { ref: string } => {
        const member = members[i];
        const wants = String(level);
        if (member === undefined) return { state: "unmet", label: null, wants, until: null, ref: "" };
        const until = openEnd(member.until);
        return {
          state: stateUntil(until, on, windowDays),
          label: member.name,
          wants,
          until,
          ref: member.ref,
        };
      });
    });
    const have = parts.filter(part => part.state !== "unmet").length;
    const ends = parts.map(part => untilOr(part.until));
    const full = have === parts.length;
    const until = full ? openEnd(ends.reduce((a, b) => (a < b ? a : b))) : null;
    const state = full ? stateUntil(until, on, windowDays) : "unmet";
    return {
      requirementKey: key,
      state,
      until,
      have,
      need: parts.length,
      parts: parts.map(({ ref: _, ...part }) => part),
      evidence: parts
        .filter(part => part.label !== null)
        .map(part => ({ kind: "team", label: part.label ?? "", ref: part.ref, until: part.until })),
      next: state === "met" ? null : "name_team",
    };
  },

  integrated_solution(facts, { key, params }, on, windowDays) {
    const proofs = facts.solutions.flatMap((solution): Proof[] =>
      solution.reviewedOn === null
        ? []
        : [
            {
              from: solution.reviewedOn,
              until: endOf(solution.reviewedOn, solution.validUntil, params.reviewMonths),
              evidence: { kind: "solution", label: solution.name, ref: solution.id },
            },
          ],
    );
    const missing = facts.solutions.length > 0 ? "review_solution" : "describe_solution";
    return oneThing(key, proofs, on, windowDays, { missing, ending: "review_solution" });
  },

  custom_evidence(facts, { key, params }, on, windowDays) {
    const own = facts.evidence.filter(item => item.requirementKey === key);
    const proofs = own.flatMap((item): Proof[] =>
      item.confirmedOn === null
        ? []
        : [
            {
              from: item.confirmedOn,
              until: endOf(item.confirmedOn, item.validUntil, params.validMonths),
              evidence: { kind: "evidence", label: item.label, ref: item.id },
            },
          ],
    );
    const missing = own.length > 0 ? "confirm_evidence" : "send_evidence";
    return oneThing(key, proofs, on, windowDays, { missing, ending: "send_evidence" });
  },
};

/** Who is named for a level on a day; a person who left the company left the team (P22). */
function teamOn(
  facts: PartnerFacts,
  level: number,
  on: PlainDate,
): { name: string; ref: string; until: PlainDate }[] {
  return facts.team.flatMap(member => {
    if (member.level !== level || member.from > on || untilOr(member.to) < on) return [];
    const name = { name: member.name, ref: member.personId ?? member.name };
    if (member.personId === null) return [{ ...name, until: untilOr(member.to) }];
    const stays = facts.people.filter(person => person.personId === member.personId);
    const reached = lastDayFrom(
      stays.map(stay => ({ from: stay.from, until: stay.to })),
      on,
    );
    if (reached === null) return [];
    return [{ ...name, until: reached < untilOr(member.to) ? reached : untilOr(member.to) }];
  });
}

/** A requirement on a day, from evidence alone (P21); both days of any term are inclusive. */
export function finding(
  requirement: RequirementDefinition,
  facts: PartnerFacts,
  on: PlainDate,
  windowDays: number,
): Finding {
  // The registry is exhaustive over kinds; the pairing of kind and check is what the cast states.
  const check = checks[requirement.kind] as Check<RequirementKind>;
  return check(facts, requirement as RequirementDefinitionOf<RequirementKind>, on, windowDays);
}

/** Every requirement of a programme on a day, in the programme's order. */
export function findings(definition: ProgrammeDefinition, facts: PartnerFacts, on: PlainDate): Finding[] {
  return definition.requirements.map(r => finding(r, facts, on, definition.renewalWindowDays));
}
