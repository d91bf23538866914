import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DecidedTable } from "#components/reports/decided-table.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ExportMenu } from "#components/tasks/export-menu.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { monthText } from "#components/ui/time-text.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { exportReportCasesAction } from "#lib/features/reports/actions.ts";
import { CASES_KIND } from "#lib/features/reports/export.ts";
import { readDecided } from "#lib/features/reports/queries.ts";
import { readReportFilter, reportQuery, type SearchParams } from "#lib/features/reports/schema.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.cases"))("title") };
}

/** The promises behind a figure of a report, with their cases. */
export default async function ReportCasesPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const { data, tasks } = await readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const filter = readReportFilter(query, todayIn(workspace.timeZone, now.getTime()));
    return {
      data: await readDecided(tx, { actor, workspace, filter, now }, one(query.after) || null),
      tasks: await recentTasks(tx, actor, [CASES_KIND], now, 3),
    };
  });
  const t = await getTranslations("reports");
  const locale = await getLocale();
  const { filter, named } = data;
  const base = `/${vendor}/reports`;
  const asked = reportQuery(filter);
  const month = (of: string) => monthText(`${of}-15`, locale, true);
  const asks = [
    filter.from === filter.to ? month(filter.from) : `${month(filter.from)} – ${month(filter.to)}`,
    filter.clock && t(`clock.${filter.clock}`),
    filter.result && t(`result.${filter.result}`),
    filter.round && t(`round.${filter.round}`),
    filter.priority,
    named.plan,
    named.product,
    named.partner,
    named.customer,
  ];
  return (
    <ClientMessages ns={["tasks"]}>
      <div className="page wide">
        <Crumbs
          trail={[
            { label: t("title"), href: `${base}?${reportQuery(filter, { result: null })}` },
            { label: t("cases.title") },
          ]}
        />
        <PageHeader
          title={t("cases.title")}
          actions={
            data.count > 0 && (
              <ExportMenu send={exportReportCasesAction.bind(null, vendor)} input={{ query: asked }} />
            )
          }
        >
          {asks.filter(Boolean).join(" · ")}
        </PageHeader>
        <TaskList workspace={vendor} tasks={tasks} />
        {data.rows.length === 0 ? (
          <EmptyState
            level={2}
            title={t("empty")}
            action={<ButtonLink href={base}>{t("cases.back")}</ButtonLink>}
          >
            {t("emptyText")}
          </EmptyState>
        ) : (
          <DecidedTable workspace={vendor} data={data} />
        )}
        <Pager
          {...(data.rows.length > 0 ? { summary: t("cases.count", { count: data.count }) } : {})}
          previous={data.first ? null : `${base}/cases?${asked}`}
          next={data.next && `${base}/cases?${asked}&${new URLSearchParams({ after: data.next })}`}
        />
      </div>
    </ClientMessages>
  );
}
