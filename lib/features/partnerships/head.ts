import type { Actor } from "#lib/domain/policies/types.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";

/** What stands over every page of a partner. */
export type PartnerHead = {
  orgName: string;
  orgSlug: string;
  programmeName: string;
  state: PartnershipState;
  /** The last day to repair, while the company is in remediation (P24). */
  remediationUntil: PlainDate | null;
  tierName: string | null;
  tierSince: PlainDate | null;
  targetTierName: string | null;
  /** Of whom the page is read by. */
  side: Actor["side"];
};

/** The head of a partner's pages in the reader's language. */
export function partnerHead(record: PartnershipRecord, actor: Pick<Actor, "side" | "locale">): PartnerHead {
  const { definition } = record.programme;
  const name = (key: string | null) => {
    const tier = tierOf(definition, key);
    return tier && textIn(tier.name, actor.locale);
  };
  return {
    orgName: record.orgName,
    orgSlug: record.orgSlug,
    programmeName: textIn(definition.name, actor.locale),
    state: record.state,
    remediationUntil: record.state === "remediation" ? record.partnership.remediationUntil : null,
    tierName: name(record.partnership.tierKey),
    tierSince: record.partnership.tierSince,
    targetTierName: name(record.targetTierKey),
    side: actor.side,
  };
}
