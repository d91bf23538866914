import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HealthFilterForm } from "#components/partners/health-filter.tsx";
import { HealthTable } from "#components/partners/health-table.tsx";
import { ViewBar } from "#components/saved-views/view-bar.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ExportMenu } from "#components/tasks/export-menu.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Time } from "#components/ui/time.tsx";
import { partnerHealthPolicy } from "#lib/domain/policies/partner-health.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { exportPartnersAction } from "#lib/features/partner-health/actions.ts";
import { healthOptions, listHealth } from "#lib/features/partner-health/queries.ts";
import {
  healthQuery,
  isNarrowed,
  readHealth,
  type SearchParams,
} from "#lib/features/partner-health/schema.ts";
import { viewsOf } from "#lib/features/saved-views/queries.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("partners.list"))("title") };
}

export default async function PartnersPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const asked = await searchParams;
  const filter = readHealth(asked);
  const { page, options, views, tasks, today, actor, workspace } = await readPage(
    vendor,
    async ({ actor, workspace, tx, now }) => {
      if (!partnerHealthPolicy.read(actor, null)) return notFoundRefusal();
      const today = todayIn(workspace.timeZone, now.getTime());
      const { tenantId, locale } = actor;
      const at = { after: one(asked.after) || null, before: one(asked.before) || null };
      return {
        actor,
        workspace,
        today,
        page: await listHealth(tx, tenantId, filter, at, today, locale),
        options: await healthOptions(tx, tenantId, locale),
        views: await viewsOf(tx, actor, "partners"),
        tasks: await recentTasks(tx, actor, ["partners.export", "partners.message"], now, 5),
      };
    },
  );
  const t = await getTranslations("partners");
  const base = `/${vendor}/partners`;
  const query = healthQuery(filter);
  const href = (more: Record<string, string>) =>
    `${base}?${query}${query && "&"}${new URLSearchParams(more)}`;
  const mayWrite = partnerHealthPolicy.message(actor, null);
  const table = <HealthTable rows={page.rows} base={base} filter={filter} today={today} choose={mayWrite} />;
  return (
    <ClientMessages ns={["partners", "tasks", "onboarding", "views"]}>
      <div className="page wide">
        <PageHeader
          title={t("list.title")}
          actions={
            page.count > 0 && partnerHealthPolicy.export(actor, null) ? (
              <ExportMenu send={exportPartnersAction.bind(null, vendor)} input={{ query }} />
            ) : undefined
          }
        >
          {t("health.lead")}
        </PageHeader>
        <ViewBar
          list="partners"
          workspace={vendor}
          team={workspace.name}
          all={t("list.all")}
          base={base}
          query={query}
          views={views}
          me={actor.personId}
          tidies={actor.roles.includes("vendor_admin")}
        />
        <HealthFilterForm key={query} base={base} filter={filter} options={options} />
        <TaskList workspace={vendor} tasks={tasks} />
        {one(asked.chosen) === "none" && (
          <Message tone="warn" title={t("health.refusal.nobodyChosen")} role="alert" />
        )}
        {page.rows.length === 0 ? (
          isNarrowed(filter) ? (
            <EmptyState
              title={t("list.empty")}
              action={<ButtonLink href={base}>{t("list.clear")}</ButtonLink>}
            >
              {t("list.emptyText")}
            </EmptyState>
          ) : (
            <EmptyState
              title={t("list.first")}
              action={<ButtonLink href={`/${vendor}/applications`}>{t("list.toApplications")}</ButtonLink>}
            >
              {t("list.firstText")}
            </EmptyState>
          )
        ) : mayWrite ? (
          <form action={`/${vendor}/partner-message`}>
            <input type="hidden" name="from" value={query} />
            {table}
            <div className="row wrap health-acts">
              <Button type="submit">{t("health.message")}</Button>
              <ButtonLink
                look="ghost"
                href={`/${vendor}/partner-message?${new URLSearchParams({ all: "1", from: query })}`}
              >
                {t("health.messageAll")}
              </ButtonLink>
            </div>
          </form>
        ) : (
          table
        )}
        <Pager
          {...(page.rows.length > 0
            ? {
                summary: (
                  <>
                    {t("list.summary", { count: page.count })}
                    {page.asOf !== null && (
                      <span className="mm" title={t("health.kept")}>
                        {", "}
                        {t.rich("health.asOf", { time: () => <Time instant={page.asOf ?? 0} /> })}
                      </span>
                    )}
                  </>
                ),
              }
            : {})}
          previous={page.previous && href({ before: page.previous })}
          next={page.next && href({ after: page.next })}
        />
      </div>
    </ClientMessages>
  );
}
