import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { BulkReport } from "#components/tickets/bulk/bulk-report.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { bulkReport } from "#lib/features/bulk/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bulk.page"))("title") };
}

/** What came of one's own change of many cases; nobody else's is there. */
export default async function BulkPage({ params }: Props) {
  const { vendor, id } = await params;
  const report = await readPage(
    vendor,
    async ({ actor, tx, now }) => (await bulkReport(tx, actor, id, now)) ?? notFoundRefusal(),
  );
  const t = await getTranslations("bulk.page");
  return (
    <ClientMessages ns={["bulk", "tasks"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("queue"), href: `/${vendor}/tickets` }, { label: t("title") }]} />
        <PageHeader title={t("title")} />
        <BulkReport slug={vendor} report={report} />
      </div>
    </ClientMessages>
  );
}
