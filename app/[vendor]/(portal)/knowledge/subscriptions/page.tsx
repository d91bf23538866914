import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SubscriptionTable } from "#components/knowledge/subscriptions.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { subscriptionsOf } from "#lib/features/knowledge/subscriptions.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge.subscribe"))("title") };
}

/** Of which products the reader is told by mail (S10). */
export default async function SubscriptionsPage({ params }: Props) {
  const { vendor } = await params;
  const rows = await readPage(vendor, ({ tx, actor }) => subscriptionsOf({ tx, actor }));
  const t = await getTranslations("knowledge");
  return (
    <ClientMessages ns={["knowledge"]}>
      <div className="page">
        <Crumbs
          trail={[{ label: t("title"), href: `/${vendor}/knowledge` }, { label: t("subscribe.title") }]}
        />
        <PageHeader title={t("subscribe.title")}>{t("subscribe.lead")}</PageHeader>
        {rows.length > 0 ? (
          <SubscriptionTable workspace={vendor} rows={rows} />
        ) : (
          <EmptyState level={2} title={t("subscribe.none")} />
        )}
      </div>
    </ClientMessages>
  );
}
