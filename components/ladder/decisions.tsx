"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { ProposalDto, TierDeed } from "#lib/features/tiers/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { DANGEROUS, type DecidingProps, DecisionDialog, lowerTiers } from "./decision-dialog.tsx";

const ORDER: readonly TierDeed[] = [
  "grant",
  "openRemediation",
  "closeRemediation",
  "extendRemediation",
  "reinstate",
  "restoreBenefit",
  "lower",
  "withdrawBenefit",
  "suspend",
  "end",
];

/** The one deed the proposal speaks of. */
const proposed = (proposal: ProposalDto | null): TierDeed | null => {
  if (proposal === null) return null;
  if (proposal.kind === "grant") return "grant";
  if (proposal.kind === "open_remediation") return "openRemediation";
  return proposal.kind === "close_remediation" ? "closeRemediation" : "extendRemediation";
};

/** What the system proposes and what a manager may decide, each behind a dialog that names the consequence (P24). */
export function TierDecisions({ workspace, data }: DecidingProps) {
  const t = useTranslations("ladder.decide");
  const locale = useLocale();
  const [deed, setDeed] = useState<TierDeed | null>(null);
  // What would be refused, or is pointless today, is not offered: nothing missing, nothing to repair or to wait for.
  const missing = data.current?.missing ?? 0;
  const useful: Partial<Record<TierDeed, boolean>> = {
    grant: data.tiers.some(tier => !tier.held) || data.remediationUntil !== null,
    lower: lowerTiers(data.tiers).length > 0,
    withdrawBenefit: data.benefits.some(benefit => !benefit.withdrawn),
    restoreBenefit: data.benefits.some(benefit => benefit.withdrawn),
    openRemediation: missing > 0,
    closeRemediation: missing === 0,
  };
  const may = ORDER.filter(d => data.can[d] && useful[d] !== false);
  const { proposal } = data;
  const first = proposed(proposal);
  const list = (names: readonly string[]) => listText(names, locale);
  const words = () => {
    if (proposal === null) return t("none");
    if (proposal.kind === "grant") return t("proposal.grant", { tier: proposal.tier });
    if (proposal.kind === "close_remediation") return t("proposal.close_remediation");
    if (proposal.kind === "open_remediation")
      return t("proposal.open_remediation", {
        missing: list(proposal.missing),
        date: dayText(proposal.until, locale),
      });
    return t("proposal.decide", {
      missing: list(proposal.missing),
      // It ends with its last day, the one both sides were told.
      date: dayText(addDays(proposal.overdueSince, -1), locale),
    });
  };
  const label = (d: TierDeed) =>
    d === "grant" && proposal?.kind === "grant"
      ? t("button.grantTier", { tier: proposal.tier })
      : t(`button.${d}`);
  return (
    <div className="stack">
      <Message
        tone={
          proposal === null
            ? "info"
            : proposal.kind === "grant" || proposal.kind === "close_remediation"
              ? "ok"
              : "warn"
        }
        title={words()}
      >
        {proposal?.kind === "decide" && proposal.eligible
          ? t("proposal.eligible", { tier: proposal.eligible })
          : undefined}
      </Message>
      {may.length > 0 && (
        <div className="row wrap">
          {may.map(d => (
            <Button
              key={d}
              look={d === first ? "pri" : DANGEROUS.includes(d) ? "ghost" : "plain"}
              onClick={() => setDeed(d)}
            >
              {label(d)}
            </Button>
          ))}
        </div>
      )}
      {deed && <DecisionDialog deed={deed} close={() => setDeed(null)} workspace={workspace} data={data} />}
    </div>
  );
}
