import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ExportMenu } from "#components/tasks/export-menu.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { OrderTable } from "#components/training/order-table.tsx";
import { InvoiceTable } from "#components/training/orders.tsx";
import { TrainingFrame, tabsFor } from "#components/training/training-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { trainingPolicy } from "#lib/domain/policies/training.ts";
import { one } from "#lib/domain/query.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { exportOrdersAction } from "#lib/features/training/actions.ts";
import { ORDERS_KIND, readOrders } from "#lib/features/training/orders.ts";
import { ORDER_VIEWS } from "#lib/features/training/schema.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training.orders"))("title") };
}

/** What seats cost, for who pays and who invoices. */
export default async function OrdersPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const view = ORDER_VIEWS.find(v => v === one(query.view)) ?? "open";
  const [partner, cursor] = [one(query.partner), one(query.cursor)];
  const { data, tasks, keeps, side } = await readPage(vendor, async ({ tx, actor, now }) => ({
    data: await readOrders(tx, actor, { view, partner, cursor: cursor || null }),
    tasks: await recentTasks(tx, actor, [ORDERS_KIND], now),
    keeps: trainingPolicy.keepCourses(actor, null),
    side: actor.side,
  }));
  const t = await getTranslations("training");
  const o = await getTranslations("training.orders");
  const locale = await getLocale();
  const base = `/${vendor}/training/orders`;
  const href = (more: Record<string, string>) =>
    `${base}?${new URLSearchParams({ ...(partner ? { partner } : {}), ...more })}`;
  return (
    <ClientMessages ns={["training", "tasks"]}>
      <TrainingFrame
        workspace={vendor}
        tab="orders"
        tabs={tabsFor({ keepCourses: keeps, orders: true, mine: side === "partner" })}
        title={o("title")}
        lead={o("lead")}
        actions={<ExportMenu send={exportOrdersAction.bind(null, vendor)} input={{ view, partner }} />}
      >
        <TaskList workspace={vendor} tasks={tasks} />
        <form action={base} className="row wrap list-find" aria-label={o("views.label")}>
          <Segmented
            label={o("views.label")}
            current={view}
            segments={ORDER_VIEWS.map(key => ({ key, label: o(`views.${key}`), href: href({ view: key }) }))}
          />
          {data.partners.length > 0 && (
            <>
              <input type="hidden" name="view" value={view} />
              <label htmlFor="partner" className="vh">
                {o("partner")}
              </label>
              <Select
                id="partner"
                name="partner"
                defaultValue={partner}
                placeholder={o("allPartners")}
                options={data.partners.map(p => ({ value: p.slug, label: p.name }))}
              />
              <Button type="submit">{t("filter.apply")}</Button>
            </>
          )}
        </form>
        {data.lines.length === 0 ? (
          <EmptyState level={2} title={o("none")}>
            {o("noneText")}
          </EmptyState>
        ) : (
          <>
            {data.can.invoice ? (
              <InvoiceTable workspace={vendor} lines={data.lines} companies={data.can.everybody} />
            ) : (
              <OrderTable workspace={vendor} lines={data.lines} companies={data.can.everybody} />
            )}
            <p className="train-next">
              {o("total")}: <b>{data.totals.map(total => moneyText(total, locale)).join(" + ")}</b>
            </p>
          </>
        )}
        <Pager
          previous={data.first ? null : href({ view })}
          next={data.next && href({ view, cursor: data.next })}
        />
      </TrainingFrame>
    </ClientMessages>
  );
}
