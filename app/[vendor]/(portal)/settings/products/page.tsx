import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddProduct } from "#components/products/product-forms.tsx";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { productPolicy } from "#lib/domain/policies/product.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { productShelf } from "#lib/features/products/shelf.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.products") };
}

/** The products, for every role of the vendor to read; its keepers add to them (S11, S19). */
export default async function ProductsPage({ params }: Props) {
  const { vendor } = await params;
  const { name, admin, edits, rows } = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    rows: await productShelf({ tx, actor, today: todayIn(workspace.timeZone, now.getTime()) }),
    name: workspace.name,
    admin: workspacePolicy.change(actor, null),
    edits: productPolicy.edit(actor, null),
  }));
  const t = await getTranslations("products.shelf");
  return (
    <ClientMessages ns={["products"]}>
      <SettingsFrame workspace={vendor} name={name} part="products" admin={admin} lead={t("lead")}>
        {edits && (
          <div className="row wrap lib-deeds prod-add">
            <AddProduct workspace={vendor} />
          </div>
        )}
        {rows.length === 0 ? (
          <EmptyState level={2} title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <Table label={t("lead")} stack>
            <thead>
              <tr>
                <Th>{t("product")}</Th>
                <Th>{t("newest")}</Th>
                <Th num>{t("modules")}</Th>
                <Th num>{t("systems")}</Th>
                <Th num>{t("ends")}</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.key}>
                  <Td className="full">
                    <Link href={`/${vendor}/settings/products/${row.key}`}>{row.name}</Link>{" "}
                    <span className="id mm">{row.ticketPrefix}</span>
                  </Td>
                  <Td>
                    {row.newest && row.newestOn ? (
                      <>
                        {row.newest}{" "}
                        <span className="mm sm">
                          <Day date={row.newestOn} />
                        </span>
                      </>
                    ) : (
                      <span className="mm">{t("noRelease")}</span>
                    )}
                  </Td>
                  <Td num>{row.modules}</Td>
                  <Td num>{row.systems}</Td>
                  <Td num>{row.ends}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </SettingsFrame>
    </ClientMessages>
  );
}
