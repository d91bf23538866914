import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReleaseTabs } from "#components/products/release-tabs.tsx";
import { RunningTable } from "#components/products/running-table.tsx";
import { SystemFilterForm } from "#components/products/system-filter.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ExportMenu } from "#components/tasks/export-menu.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { productPolicy } from "#lib/domain/policies/product.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { exportSystemsAction } from "#lib/features/products/actions.ts";
import { SYSTEMS_KIND } from "#lib/features/products/export.ts";
import { listSystems, systemFilter } from "#lib/features/products/systems.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { readPage } from "#lib/platform/page.ts";

const FEW = 8;

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products.systems"))("title") };
}

/** Which customer runs what where: all of them for the vendor, those it serves for a partner, its own for a customer (R1, S11). */
export default async function SystemsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = {
    words: one(query.words).trim().slice(0, 80),
    product: one(query.product),
    version: one(query.version),
    support: one(query.support),
    cover: one(query.cover),
  };
  const { page, own, mayExport, tasks } = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    own: actor.side === "customer",
    mayExport: productPolicy.exportSystems(actor, null),
    tasks: actor.side === "customer" ? [] : await recentTasks(tx, actor, [SYSTEMS_KIND], now),
    page: await listSystems(
      { tx, actor, today: todayIn(workspace.timeZone, now.getTime()) },
      systemFilter(asked),
      { after: one(query.after) || null, before: one(query.before) || null },
    ),
  }));
  const t = await getTranslations("products.systems");
  const base = `/${vendor}/releases/systems`;
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const filtered = Object.keys(kept).length > 0;
  return (
    <ClientMessages ns={["products", "tasks"]}>
      <div className="page prod-page">
        <PageHeader
          title={own ? t("titleOwn") : t("title")}
          actions={
            mayExport &&
            page.rows.length > 0 && (
              <ExportMenu
                send={exportSystemsAction.bind(null, vendor)}
                input={{ query: new URLSearchParams(kept).toString() }}
              />
            )
          }
        >
          {own ? t("leadOwn") : t("lead")}
        </PageHeader>
        <ReleaseTabs workspace={vendor} part="systems" own={own} />
        {/* The few of one's own need no search. */}
        {(filtered || !own || page.rows.length > FEW) && (
          <SystemFilterForm
            base={base}
            asked={asked}
            products={page.products}
            own={own}
            filtered={filtered}
          />
        )}
        <TaskList workspace={vendor} tasks={tasks} />
        {page.rows.length > 0 ? (
          <RunningTable rows={page.rows} workspace={vendor} own={own} products={page.products} />
        ) : filtered ? (
          <EmptyState level={2} title={t("none")} action={<ButtonLink href={base}>{t("clear")}</ButtonLink>}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <EmptyState level={2} title={t("first")}>
            {t("firstText")}
          </EmptyState>
        )}
        <Pager
          previous={page.previous && href({ before: page.previous })}
          next={page.next && href({ after: page.next })}
        />
      </div>
    </ClientMessages>
  );
}
