import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { OptionFrame } from "#components/contracts/option-frame.tsx";
import { ReadinessList } from "#components/readiness/readiness-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { optionTabs } from "#lib/features/contract-options/queries.ts";
import { contractForPage } from "#lib/features/contracts/target.ts";
import { readReadiness } from "#lib/features/readiness/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, number: string) =>
  readPage(vendor, async ctx => {
    const { contract, today } = await contractForPage(ctx, number);
    const { actor, tx, now, workspace } = ctx;
    return {
      contract,
      today,
      zone: workspace.timeZone,
      list: await readReadiness(tx, actor.tenantId, contract, today),
      tabs: await optionTabs(tx, actor, contract, today, now),
      may: {
        state: contractOptionsPolicy.state(actor, contract),
        check: contractOptionsPolicy.check(actor, contract),
      },
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { contract } = await load(vendor, number);
  const t = await getTranslations("options");
  return { title: `${t("tabs.readiness")} · ${contract.number}` };
}

export default async function ReadinessPage({ params }: Props) {
  const { vendor, number } = await params;
  const { contract, today, zone, list, tabs, may } = await load(vendor, number);
  const t = await getTranslations("readiness");
  return (
    <ClientMessages ns={["readiness"]}>
      <OptionFrame
        base={`/${vendor}`}
        contract={contract}
        tab="readiness"
        tabs={tabs}
        lead={t("lead", { ready: list.ready, total: list.items.length })}
      >
        {list.items.length === 0 ? (
          <EmptyState level={2} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        ) : (
          <>
            <h2 className="vh">{t("list")}</h2>
            <ReadinessList
              workspace={vendor}
              contractId={contract.id}
              list={list}
              today={today}
              zone={zone}
              may={may}
            />
          </>
        )}
      </OptionFrame>
    </ClientMessages>
  );
}
