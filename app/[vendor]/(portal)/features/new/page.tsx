import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewFeature } from "#components/features/feature-forms.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { featurePolicy } from "#lib/domain/policies/feature.ts";
import { one } from "#lib/domain/query.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { findTicket } from "#lib/features/tickets/queries/ticket.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("features"))("new") };
}

/** A new wish, also from a case of that kind: its subject is where the wording begins. */
export default async function NewFeaturePage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const number = one((await searchParams).case).slice(0, 40);
  const { products, ticket } = await readPage(vendor, async ({ actor, tx }) => {
    if (!featurePolicy.keep(actor, null)) return notFoundRefusal();
    return {
      products: await loadProducts(tx, actor.tenantId),
      ticket: number ? ((await findTicket(tx, actor, number)) ?? notFoundRefusal()) : null,
    };
  });
  const t = await getTranslations("features");
  return (
    <ClientMessages ns={["features"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("title"), href: `/${vendor}/features` }, { label: t("new") }]} />
        <PageHeader title={t("new")}>{ticket && `${ticket.number} ${ticket.subject}`}</PageHeader>
        <NewFeature
          workspace={vendor}
          products={products.map(({ id, name }) => ({ value: id, label: name }))}
          from={ticket && { productId: ticket.productId, title: ticket.subject, number: ticket.number }}
        />
      </div>
    </ClientMessages>
  );
}
