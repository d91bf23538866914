import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MonthForm } from "#components/reports/month-form.tsx";
import { RatingReport } from "#components/reports/rating-report.tsx";
import { ReportFilter } from "#components/reports/report-filter.tsx";
import { ReportTable, ReportTotals } from "#components/reports/report-table.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ExportMenu } from "#components/tasks/export-menu.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { exportReportAction } from "#lib/features/reports/actions.ts";
import { CASES_KIND, REPORT_KIND } from "#lib/features/reports/export.ts";
import { customersToChoose } from "#lib/features/reports/monthly.ts";
import { readReport } from "#lib/features/reports/queries.ts";
import { readRatings } from "#lib/features/reports/ratings.ts";
import {
  isNarrowed,
  monthsToChoose,
  readReportFilter,
  reportQuery,
  type SearchParams,
} from "#lib/features/reports/schema.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

/** How promises of answer and solution were kept, for whoever may see the cases (S3, S4, T2). */
export default async function ReportsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const { data, tasks, customers, name, ratings } = await readPage(
    vendor,
    async ({ tx, actor, workspace, now }) => {
      const filter = readReportFilter(query, todayIn(workspace.timeZone, now.getTime()));
      const asking = { actor, workspace, filter, now };
      return {
        data: await readReport(tx, asking, one(query.after) || null),
        ratings: await readRatings(tx, asking),
        tasks: await recentTasks(tx, actor, [REPORT_KIND, CASES_KIND], now, 3),
        customers: await customersToChoose(tx, actor),
        name: workspace.name,
      };
    },
  );
  const t = await getTranslations("reports");
  const base = `/${vendor}/reports`;
  const asked = reportQuery(data.filter);
  return (
    <ClientMessages ns={["tasks"]}>
      <div className="page wide">
        <PageHeader
          title={t("title")}
          actions={
            data.count > 0 && (
              <ExportMenu send={exportReportAction.bind(null, vendor)} input={{ query: asked }} />
            )
          }
        >
          {t("lead")}
        </PageHeader>
        <TaskList workspace={vendor} tasks={tasks} />
        <ReportFilter key={asked} base={base} data={data} vendor={name} />
        {data.groups.length === 0 ? (
          <EmptyState
            level={2}
            title={t("empty")}
            {...(isNarrowed(data.filter)
              ? { action: <ButtonLink href={base}>{t("filter.clear")}</ButtonLink> }
              : {})}
          >
            {t("emptyText")}
          </EmptyState>
        ) : (
          <>
            <ReportTotals data={data} />
            <ReportTable base={base} data={data} />
            <Pager
              {...(data.next || !data.first ? { summary: t("lines", { count: data.count }) } : {})}
              previous={data.first ? null : `${base}?${asked}`}
              next={data.next && `${base}?${asked}&${new URLSearchParams({ after: data.next })}`}
            />
          </>
        )}
        <RatingReport base={base} data={ratings} filter={data.filter} />
        {customers.length > 0 && (
          <section className="sec" aria-labelledby="month">
            <SectionHeader id="month" title={t("month.of")} />
            <p className="m">{t("month.ofText")}</p>
            <MonthForm base={base} customers={customers} months={monthsToChoose(data.today)} />
          </section>
        )}
      </div>
    </ClientMessages>
  );
}
