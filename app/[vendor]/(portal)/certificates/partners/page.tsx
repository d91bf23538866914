import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PortfolioTable } from "#components/matrix/portfolio-table.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Select } from "#components/ui/select.tsx";
import { one } from "#lib/domain/query.ts";
import { readAreaPortfolio } from "#lib/features/matrix/portfolio.ts";
import {
  AREA_STATES,
  portfolioQuery,
  readPortfolioFilter,
  type SearchParams,
} from "#lib/features/matrix/schema.ts";
import { LOSS_DAYS, STANDINGS } from "#lib/features/partner-health/schema.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("matrix.portfolio"))("title") };
}

/** The vendor's partners by area, the weakest first. */
export default async function AreaPortfolioPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const filter = readPortfolioFilter(query);
  const data = await readPage(vendor, ({ tx, actor, workspace, now }) =>
    readAreaPortfolio(
      tx,
      actor,
      workspace,
      filter,
      { after: one(query.after) || null, before: one(query.before) || null },
      now,
    ),
  );
  const t = await getTranslations("matrix.portfolio");
  const certificates = await getTranslations("certifications");
  const health = await getTranslations("partners.health");
  const base = `/${vendor}/certificates/partners`;
  const asked = portfolioQuery(filter);
  const href = (more: Record<string, string>) =>
    `${base}?${asked}${asked && "&"}${new URLSearchParams(more)}`;
  return (
    <div className="page wide">
      <Crumbs
        trail={[{ label: certificates("title"), href: `/${vendor}/certificates` }, { label: t("title") }]}
      />
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <ListFilter
        key={asked}
        base={base}
        label={t("filter")}
        apply={t("apply")}
        clear={{ label: t("clear"), offered: asked !== "" }}
      >
        <FilterWords name="name" label={t("partner")} value={filter.name} />
        <Select
          name="area"
          aria-label={certificates("filter.area")}
          defaultValue={filter.area ?? ""}
          placeholder={certificates("filter.allAreas")}
          options={data.areas.map(area => ({ value: area.key, label: area.name }))}
        />
        <Select
          name="standing"
          aria-label={t("standing")}
          defaultValue={filter.standing ?? ""}
          placeholder={t("anyStanding")}
          options={STANDINGS.map(standing => ({ value: standing, label: health(`standings.${standing}`) }))}
        />
        <Select
          name="within"
          aria-label={t("loss")}
          defaultValue={filter.within === null ? "" : String(filter.within)}
          placeholder={t("anyLoss")}
          options={LOSS_DAYS.map(days => ({ value: String(days), label: t("lossWithin", { days }) }))}
        />
        <Select
          name="state"
          aria-label={t("state")}
          defaultValue={filter.state ?? ""}
          placeholder={t("anyState")}
          options={AREA_STATES.map(state => ({ value: state, label: t(`states.${state}`) }))}
        />
      </ListFilter>
      {data.rows.length === 0 ? (
        <EmptyState
          title={asked ? t("empty") : t("first")}
          {...(asked ? { action: <ButtonLink href={base}>{t("clear")}</ButtonLink> } : {})}
        >
          {asked ? t("emptyText") : t("firstText")}
        </EmptyState>
      ) : (
        <PortfolioTable workspace={vendor} data={data} />
      )}
      <Pager
        {...(data.rows.length > 0 ? { summary: t("summary", { count: data.count }) } : {})}
        previous={data.previous && href({ before: data.previous })}
        next={data.next && href({ after: data.next })}
      />
    </div>
  );
}
