import { agreementCover } from "#lib/domain/programmes/agreement.ts";
import { type Cover, lastDayFrom } from "#lib/domain/programmes/cover.ts";
import { type ProgrammeDefinition, requirementsOf, tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { ladder } from "#lib/domain/programmes/ladder.ts";
import type { Partnership } from "#lib/domain/programmes/partnership.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

// P1: some programmes certify the company. The certificate is that of the tier a person granted; how it stands is read
// off the agreement, the specialists and everything else the tier asks, for any day, like the ladder.

export const COMPANY_CERTIFICATE_STATES = ["in_force", "at_risk", "suspended", "ended"] as const;
export type CompanyCertificateState = (typeof COMPANY_CERTIFICATE_STATES)[number];

/** The tier a person granted last, and since when; kept when the partnership ends. */
export type GrantedTier = { tierKey: string; since: PlainDate };

export type CompanyCertificate = {
  tierKey: string;
  state: CompanyCertificateState;
  from: PlainDate;
  /** The last day on which all it asks is met, if nothing is renewed; null: suspended, or no end is known. When ended: its last day, if one is known. */
  until: PlainDate | null;
  /** Keys of what is unmet, while suspended. */
  missing: string[];
  /** Keys of the requirements that end first, on `until`. */
  boundBy: string[];
  /** Why it ended: its agreement, or a person's decision with words. */
  endedBy: "agreement" | "decision" | null;
  reason: string | null;
};

/** The days covered by the agreements a tier asks for, by kind. */
function agreementCovers(definition: ProgrammeDefinition, tierKey: string, facts: PartnerFacts): Cover[][] {
  const tier = tierOf(definition, tierKey);
  const kinds = (tier ? requirementsOf(definition, tier) : []).flatMap(requirement =>
    requirement.kind === "signed_document" ? [requirement.params.document] : [],
  );
  return kinds.map(kind =>
    facts.agreements
      .filter(agreement => agreement.kind === kind)
      .map(agreementCover)
      .filter(cover => cover !== null),
  );
}

/**
 * How a company's certificate stands on a day (P1); null where the programme certifies no company, or none was granted
 * by that day. It is suspended from the first day something it asks is unmet, however long a remediation leaves the tier
 * (P24); it ends with its agreement, or by a decision.
 */
export function companyCertificate(
  definition: ProgrammeDefinition,
  partnership: Pick<Partnership, "state" | "endedOn" | "endReason">,
  granted: GrantedTier | null,
  facts: PartnerFacts,
  on: PlainDate,
): CompanyCertificate | null {
  if (!definition.certifiesCompany || granted === null || granted.since > on) return null;
  const { tierKey, since: from } = granted;
  const none = { tierKey, from, until: null, missing: [], boundBy: [], endedBy: null, reason: null };
  if (partnership.state === "ended" && (partnership.endedOn ?? on) <= on)
    return {
      ...none,
      state: "ended",
      until: partnership.endedOn,
      endedBy: "decision",
      reason: partnership.endReason,
    };
  const over = agreementCovers(definition, tierKey, facts).flatMap(covers => {
    if (covers.length === 0 || lastDayFrom(covers, on) !== null) return [];
    const ends = covers.flatMap(cover => (cover.until !== null && cover.until < on ? [cover.until] : []));
    return ends.length === 0 ? [] : [ends.reduce((a, b) => (a > b ? a : b))];
  });
  if (over.length > 0)
    return { ...none, state: "ended", until: over.reduce((a, b) => (a < b ? a : b)), endedBy: "agreement" };
  const standing = ladder(definition, facts, tierKey, on).current;
  if (standing === null || standing.state === "unmet" || partnership.state === "suspended")
    return { ...none, state: "suspended", missing: standing?.missing ?? [] };
  const { until } = standing;
  return {
    ...none,
    state: standing.state === "at_risk" ? "at_risk" : "in_force",
    until,
    boundBy: standing.rungs
      .filter(rung => until !== null && rung.until === until)
      .map(rung => rung.requirementKey),
  };
}

/** Whether it says to anybody that the company is certified (P1, P17). */
export const isCertified = (certificate: CompanyCertificate | null): boolean =>
  certificate !== null && (certificate.state === "in_force" || certificate.state === "at_risk");
