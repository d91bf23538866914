import { benefitsInForce } from "#lib/domain/programmes/benefits.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { ladder } from "#lib/domain/programmes/ladder.ts";
import type { Partnership } from "#lib/domain/programmes/partnership.ts";
import { remediationEnd } from "#lib/domain/programmes/tiers.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What the end of an agreement does to tier and benefits. Keys are the programme's. */
export type EndingEffect = {
  /** First day without it. */
  from: PlainDate;
  /** Requirements of the tier held that are met today and no longer then. */
  lost: string[];
  /** The tier that rests on them; null without one. Tier and benefits stay until a person decides (P21, P24). */
  tierKey: string | null;
  /** Last day to repair it, if the remediation is opened on that day. */
  repairUntil: PlainDate | null;
  /** Benefits at stake: those the tier grants today. */
  benefits: string[];
};

/** The facts as if the agreement ended before `from`; with null as if it went on and on. */
const ending = (facts: PartnerFacts, agreementId: string, from: PlainDate | null): PartnerFacts => ({
  ...facts,
  agreements: facts.agreements.map(a => (a.id === agreementId ? { ...a, endsOn: null, endedOn: from } : a)),
});

/** What follows if an agreement ends so that `from` is the first day without it (P3, P21, P24). */
export function effectOfEnding(
  definition: ProgrammeDefinition,
  facts: PartnerFacts,
  partnership: Partnership,
  agreementId: string,
  from: PlainDate,
): EndingEffect {
  const { tierKey } = partnership;
  const missing = (known: PartnerFacts) => ladder(definition, known, tierKey, from).current?.missing ?? [];
  // Against its going on, so that running out by itself is told as ending it is.
  const before = missing(ending(facts, agreementId, null));
  const lost = missing(ending(facts, agreementId, from)).filter(key => !before.includes(key));
  const rests = lost.length > 0;
  const benefits = rests ? benefitsInForce(definition, partnership).map(b => b.key) : [];
  return {
    from,
    lost,
    tierKey: rests ? tierKey : null,
    repairUntil: rests && partnership.state === "active" ? remediationEnd(definition, from) : null,
    benefits,
  };
}
