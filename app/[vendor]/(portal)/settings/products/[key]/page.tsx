import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { VoteWeight } from "#components/features/feature-forms.tsx";
import { PacketForm } from "#components/products/packet-form.tsx";
import { ModulesForm, ProductForm } from "#components/products/product-forms.tsx";
import { AddRelease } from "#components/products/release-forms.tsx";
import { SupportText } from "#components/products/support-text.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day } from "#components/ui/time.tsx";
import { productPolicy } from "#lib/domain/policies/product.ts";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { productPage } from "#lib/features/products/shelf.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; key: string }> };

// Read once for the page and its title.
const read = cache((vendor: string, key: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    return {
      product: await productPage({ tx, actor, today }, key),
      edits: productPolicy.edit(actor, null),
      today,
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, key } = await params;
  return { title: (await read(vendor, key)).product.name };
}

/** A product: its releases, what is promised about them, its modules (S11, S19). */
export default async function ProductPage({ params }: Props) {
  const { vendor, key } = await params;
  const { product, edits, today } = await read(vendor, key);
  const t = await getTranslations("products");
  const features = await getTranslations("features");
  const settings = await getTranslations("settings");
  const locale = await getLocale();
  const base = `/${vendor}/settings/products`;
  const { promise } = product;
  return (
    <ClientMessages ns={["products", "features"]}>
      <div className="page prod-page">
        <Crumbs
          trail={[
            { label: settings("title"), href: `/${vendor}/settings` },
            { label: settings("tabs.products"), href: base },
            { label: product.name },
          ]}
        />
        <PageHeader
          title={product.name}
          actions={
            edits && (
              <AddRelease workspace={vendor} productId={product.id} product={product.name} today={today} />
            )
          }
        >
          {t("product.prefix", { prefix: product.ticketPrefix })}
        </PageHeader>
        <section aria-labelledby="releases">
          <SectionHeader id="releases" title={t("product.releases")} count={product.releases.length} rule />
          {product.releases.length === 0 ? (
            <EmptyState title={t("product.noReleases")}>{t("product.noReleasesText")}</EmptyState>
          ) : (
            <Table label={t("product.releases")} stack>
              <thead>
                <tr>
                  <Th>{t("releases.version")}</Th>
                  <Th>{t("releases.kind")}</Th>
                  <Th>{t("releases.day")}</Th>
                  <Th>{t("releases.support")}</Th>
                  <Th>{t("releases.runs")}</Th>
                </tr>
              </thead>
              <tbody>
                {product.releases.map(release => (
                  <tr key={release.id}>
                    <Td className="full">
                      <Link href={`${base}/${key}/releases/${encodeURIComponent(release.version)}`}>
                        {release.version}
                      </Link>{" "}
                      {release.draft && <Tag tone="line">{t("draft")}</Tag>}
                    </Td>
                    <Td>{t(`kind.${release.major ? "major" : "minor"}`)}</Td>
                    <Td>
                      <Day date={release.releasedOn} style="full" />
                    </Td>
                    <Td>
                      {!release.draft && <SupportText support={release.support} until={release.until} />}
                    </Td>
                    <Td>{release.runs > 0 && t("releases.runCount", { count: release.runs })}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </section>
        <section aria-labelledby="facts">
          <SectionHeader id="facts" title={t("product.facts")} rule />
          {edits ? (
            <ProductForm
              workspace={vendor}
              values={{
                productId: product.id,
                version: product.version,
                name: product.name,
                previousMajors: promise.previousMajors,
                noticeMonths: promise.endOfLifeMonths,
                noticeDays: product.noticeDays.join(", "),
                partnerBenefits: product.partnerBenefits,
              }}
            />
          ) : (
            <>
              <KeyValue
                pairs={[
                  { label: t("product.previousMajors"), value: String(promise.previousMajors) },
                  { label: t("product.noticeMonths"), value: String(promise.endOfLifeMonths) },
                  { label: t("product.noticeDays"), value: product.noticeDays.join(", ") },
                  {
                    label: t("product.partnerBenefits"),
                    value: product.partnerBenefits.map(kind => t(`product.benefit.${kind}`)).join(", "),
                  },
                ]}
              />
              <p className="mm sm">{t("product.readOnly")}</p>
            </>
          )}
        </section>
        {edits && (
          <section aria-labelledby="packet">
            <SectionHeader id="packet" title={t("packet.title")} rule />
            <PacketForm
              workspace={vendor}
              values={{
                productId: product.id,
                version: product.version,
                ...product.packet.fields,
                logsAsFile: product.packet.logsAsFile,
                callHours: product.callHours,
                parts: product.packet.parts.map(({ key: part, label, hint, required }) => ({
                  key: part,
                  labelEn: textIn(label, "en"),
                  labelEs: textIn(label, "es"),
                  hintEn: textIn(hint, "en"),
                  hintEs: textIn(hint, "es"),
                  required,
                })),
              }}
            />
          </section>
        )}
        {edits && (
          <section aria-labelledby="wishes">
            <SectionHeader id="wishes" title={features("title")} rule />
            <VoteWeight
              workspace={vendor}
              values={{ productId: product.id, version: product.version, weight: product.voteWeight }}
            />
          </section>
        )}
        <section aria-labelledby="modules">
          <SectionHeader id="modules" title={t("product.modules")} count={product.modules.length} rule />
          {edits ? (
            <ModulesForm
              workspace={vendor}
              values={{
                productId: product.id,
                version: product.version,
                modules: product.modules.map(module => ({
                  key: module.key,
                  nameEn: textIn(module.name, "en"),
                  nameEs: textIn(module.name, "es"),
                })),
              }}
            />
          ) : (
            <ul className="lines">
              {product.modules.map(module => (
                <li key={module.key}>{textIn(module.name, locale)}</li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </ClientMessages>
  );
}
