import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Day } from "#components/ui/time.tsx";
import type { PartnerHead } from "#lib/features/partnerships/head.ts";
import { PartnerStatus } from "./partner-status.tsx";
import { type PartnerTab, PartnerTabs } from "./partner-tabs.tsx";

/** Title, state and tabs around every page of one partner. */
export function PartnerFrame({
  head,
  vendor,
  current,
  actions,
  children,
}: {
  head: PartnerHead;
  /** The workspace's slug. */
  vendor: string;
  current: PartnerTab;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("partners");
  const own = head.side === "partner";
  return (
    <div className="page">
      <Crumbs
        trail={[
          ...(own ? [] : [{ label: t("list.title"), href: `/${vendor}/partners` }]),
          { label: head.orgName, href: `/${vendor}/partners/${head.orgSlug}` },
          ...(current === "overview" ? [] : [{ label: t(`tabs.${current}`) }]),
        ]}
      />
      <PageHeader title={head.orgName} actions={actions}>
        <PartnerStatus state={head.state} />
        {head.remediationUntil && (
          <span>
            {t.rich("until", { day: () => <Day date={head.remediationUntil ?? ""} style="full" /> })}
          </span>
        )}
        {head.tierName && (
          <span>
            {head.tierSince
              ? t.rich("tierSince", {
                  tier: head.tierName,
                  day: () => <Day date={head.tierSince ?? ""} style="full" />,
                })
              : head.tierName}
          </span>
        )}
        {!head.tierName && head.targetTierName && head.state !== "ended" && (
          <span>{t("aims", { tier: head.targetTierName })}</span>
        )}
        <span className="mm">{head.programmeName}</span>
      </PageHeader>
      <PartnerTabs vendor={vendor} slug={head.orgSlug} current={current} />
      {children}
    </div>
  );
}
