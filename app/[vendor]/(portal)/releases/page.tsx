import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReleaseRefused } from "#components/products/release-refused.tsx";
import { ReleaseTable } from "#components/products/release-table.tsx";
import { ReleaseTabs } from "#components/products/release-tabs.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Select } from "#components/ui/select.tsx";
import { productPolicy } from "#lib/domain/policies/product.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { listReleases } from "#lib/features/products/read.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products.releases"))("title") };
}

/** Every version that is out, newest first; its notes and files for whom a contract in force covers (S11, S15). */
export default async function ReleasesPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const product = one(query.product).slice(0, 60);
  const { page, edits, customer } = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    edits: productPolicy.readAll(actor, null),
    customer: actor.side === "customer",
    page: await listReleases(
      { tx, actor, today: todayIn(workspace.timeZone, now.getTime()) },
      { product: product || null },
      { after: one(query.after) || null, before: one(query.before) || null },
    ),
  }));
  const t = await getTranslations("products");
  const base = `/${vendor}/releases`;
  const href = (more: Record<string, string>) =>
    `${base}?${new URLSearchParams({ ...(product ? { product } : {}), ...more })}`;
  return (
    <div className="page prod-page">
      <PageHeader
        title={t("releases.title")}
        actions={edits && <ButtonLink href={`/${vendor}/settings/products`}>{t("releases.keep")}</ButtonLink>}
      >
        {t("releases.lead")}
      </PageHeader>
      <ReleaseTabs workspace={vendor} part="releases" own={customer} />
      {page.products.length > 1 && (
        <ListFilter base={base} label={t("releases.find")} apply={t("releases.show")}>
          <Select
            name="product"
            aria-label={t("releases.product")}
            defaultValue={product}
            placeholder={t("releases.allProducts")}
            options={page.products}
          />
        </ListFilter>
      )}
      {page.refusals.map(refusal => (
        <ReleaseRefused
          key={`${refusal.why}${refusal.params.product}`}
          refusal={refusal}
          workspace={vendor}
        />
      ))}
      {page.rows.length === 0 ? (
        <EmptyState level={2} title={t("releases.none")}>
          {edits ? t("releases.noneVendor") : t("releases.noneText")}
        </EmptyState>
      ) : (
        <ReleaseTable rows={page.rows} workspace={vendor} />
      )}
      <Pager
        previous={page.previous && href({ before: page.previous })}
        next={page.next && href({ after: page.next })}
      />
    </div>
  );
}
