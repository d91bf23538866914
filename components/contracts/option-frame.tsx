import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { ContractStatus } from "./contract-status.tsx";

export type OptionTab = "hours" | "reviews" | "days" | "readiness";

/** The tabs a contract has: what its plan offers, or has been bought under it. */
export type OptionTabs = readonly OptionTab[];

/** Head and tabs of the pages under a contract's own. */
export function OptionFrame({
  base,
  contract,
  tab,
  tabs,
  lead,
  actions,
  children,
}: {
  /** Below the workspace: "/acme". */
  base: string;
  contract: Pick<ContractDto, "number" | "customerName" | "state">;
  tab: OptionTab;
  tabs: OptionTabs;
  lead: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("options");
  const c = useTranslations("contracts");
  const own = `${base}/contracts/${contract.number}`;
  const shown = tabs.includes(tab) ? tabs : [...tabs, tab];
  return (
    <>
      <Crumbs
        trail={[
          { label: c("list.title"), href: `${base}/contracts` },
          { label: contract.number, href: own },
          { label: t(`tabs.${tab}`), href: `${own}/${tab}` },
        ]}
      />
      <div className="page">
        <PageHeader
          number={
            <>
              <span className="id">{contract.number}</span>
              <span className="mm">{contract.customerName}</span>
              <ContractStatus state={contract.state} />
            </>
          }
          title={t(`tabs.${tab}`)}
          actions={actions}
        >
          {lead}
        </PageHeader>
        <Tabs
          label={t("tabs.label")}
          tabs={[
            { href: own, label: t("tabs.contract") },
            ...shown.map(one => ({
              href: `${own}/${one}`,
              label: t(`tabs.${one}`),
              current: one === tab,
            })),
          ]}
        />
        {children}
      </div>
    </>
  );
}
