import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RatedTable } from "#components/reports/rating-report.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { monthText } from "#components/ui/time-text.ts";
import { one } from "#lib/domain/query.ts";
import { RATINGS } from "#lib/domain/tickets/rating.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { readRated, readRating } from "#lib/features/reports/ratings.ts";
import { readReportFilter, reportQuery, type SearchParams } from "#lib/features/reports/schema.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ratings.report"))("list") };
}

/** What contacts said of their cases, behind the figures of a report. */
export default async function ReportRatingsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const rating = readRating(query);
  const { data, filter, side } = await readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const asked = readReportFilter(query, todayIn(workspace.timeZone, now.getTime()));
    const asking = { actor, workspace, filter: asked, now };
    return {
      filter: asked,
      side: actor.side,
      data: await readRated(tx, asking, rating, one(query.after) || null),
    };
  });
  const t = await getTranslations("ratings.report");
  const answers = await getTranslations("ratings.short");
  const reports = await getTranslations("reports");
  const locale = await getLocale();
  const base = `/${vendor}/reports`;
  const month = (of: string) => monthText(`${of}-15`, locale, true);
  const here = (chosen: string | null) =>
    `${base}/ratings?${reportQuery(filter)}${chosen ? `&rating=${chosen}` : ""}`;
  return (
    <div className="page wide">
      <Crumbs
        trail={[{ label: reports("title"), href: `${base}?${reportQuery(filter)}` }, { label: t("list") }]}
      />
      <PageHeader title={t("list")}>
        {filter.from === filter.to ? month(filter.from) : `${month(filter.from)} – ${month(filter.to)}`}
        {" · "}
        {t("listText")}
      </PageHeader>
      <Segmented
        label={t("filter")}
        current={rating ?? "all"}
        segments={[
          { key: "all", label: t("all"), href: here(null) },
          ...RATINGS.map(key => ({ key, label: answers(key), href: here(key) })),
        ]}
      />
      {data.rows.length === 0 ? (
        <EmptyState
          level={2}
          title={t("empty")}
          action={<ButtonLink href={`${base}?${reportQuery(filter)}`}>{t("back")}</ButtonLink>}
        />
      ) : (
        <RatedTable workspace={vendor} data={data} side={side} />
      )}
      <Pager
        previous={data.first ? null : here(rating)}
        next={data.next && `${here(rating)}&${new URLSearchParams({ after: data.next })}`}
      />
    </div>
  );
}
