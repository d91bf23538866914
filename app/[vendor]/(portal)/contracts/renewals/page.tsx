import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PipelineList, PipelineMonths } from "#components/contracts/pipeline.tsx";
import { OffersSection } from "#components/quotes/offers-section.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Select } from "#components/ui/select.tsx";
import { monthText } from "#components/ui/time-text.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { one } from "#lib/domain/query.ts";
import { textIn } from "#lib/domain/text.ts";
import { pipelineQuery, readPipeline, readPipelineFilter } from "#lib/features/contracts/pipeline.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { servingChoices } from "#lib/features/contracts/serving.ts";
import { plansInEffect } from "#lib/features/plans/queries.ts";
import { readOffers } from "#lib/features/quotes/offers.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contracts.pipeline"))("title") };
}

/** The renewals of who sells support: what ends when, how far its renewal is, and what it is worth (S14, S15). */
export default async function RenewalsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = readPipelineFilter(query);
  const { data, filter, offers, side, plans, partners, mayRenew, name } = await readPage(
    vendor,
    async ({ actor, tx, now, workspace }) => {
      if (actor.side === "customer") return notFoundRefusal();
      const { today } = await workspaceDays(tx, actor.tenantId, now);
      const filter = actor.side === "vendor" ? asked : { ...asked, serving: null };
      return {
        filter,
        data: await readPipeline(tx, actor.tenantId, filter, one(query.after) || null, today),
        offers: await readOffers(tx, actor.tenantId, filter, today),
        side: actor.side,
        plans: await plansInEffect(tx, actor.tenantId, today),
        partners: actor.side === "vendor" ? await servingChoices(tx, actor.tenantId) : [],
        mayRenew: contractPolicy.create(actor, {
          partnerOrgId: actor.side === "partner" ? actor.orgId : null,
        }),
        name: workspace.name,
      };
    },
  );
  const t = await getTranslations("contracts.pipeline");
  const list = await getTranslations("contracts.list");
  const locale = await getLocale();
  const base = `/${vendor}/contracts/renewals`;
  const here = pipelineQuery(filter);
  const narrowed = [
    filter.stage && t(`stage.${filter.stage}`),
    filter.month && monthText(`${filter.month}-15`, locale, true),
  ].filter(Boolean);
  return (
    <div className="page">
      <Crumbs trail={[{ label: list("title"), href: `/${vendor}/contracts` }, { label: t("title") }]} />
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <ListFilter
        base={base}
        label={list("filter")}
        apply={list("apply")}
        clear={{ label: list("clear"), offered: here !== "" }}
      >
        <Select
          name="plan"
          aria-label={list("plan")}
          defaultValue={filter.planId ?? ""}
          placeholder={list("allPlans")}
          options={plans.map(p => ({ value: p.planId, label: textIn(p.definition.name, locale) }))}
        />
        {side === "vendor" && (
          <Select
            name="serving"
            aria-label={list("servedBy")}
            defaultValue={filter.serving ?? ""}
            placeholder={list("allServing")}
            options={[
              { value: "vendor", label: name },
              ...partners.map(p => ({ value: p.id, label: p.name })),
            ]}
          />
        )}
      </ListFilter>
      <OffersSection workspace={vendor} data={offers} served={side === "vendor"} />
      {data.months.length === 0 ? (
        <EmptyState level={2} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <>
          <PipelineMonths base={base} data={data} filter={filter} />
          <section className="sec" aria-labelledby="list">
            <SectionHeader
              id="list"
              title={narrowed.length > 0 ? `${t("list")}: ${narrowed.join(", ")}` : t("list")}
              count={data.count}
            >
              {narrowed.length > 0 && (
                <ButtonLink
                  size="sml"
                  look="ghost"
                  href={`${base}?${pipelineQuery(filter, { stage: null, month: null })}#list`}
                >
                  {t("showAll")}
                </ButtonLink>
              )}
            </SectionHeader>
            {data.rows.length === 0 ? (
              <EmptyState level={3} title={t("empty")}>
                {t("emptyText")}
              </EmptyState>
            ) : (
              <PipelineList workspace={vendor} data={data} served={side === "vendor"} mayRenew={mayRenew} />
            )}
            <Pager
              previous={data.first ? null : `${base}?${here}`}
              next={data.next && `${base}?${here}&${new URLSearchParams({ after: data.next })}`}
            />
          </section>
        </>
      )}
    </div>
  );
}
