import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DeflectionTable } from "#components/knowledge/deflection-table.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readDeflection } from "#lib/features/knowledge/suggestions.ts";
import { region } from "#lib/platform/i18n/region.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge.deflection"))("title") };
}

/** What suggestions save the vendor's support, by what was suggested (S10). */
export default async function SuggestionsPage({ params }: Props) {
  const { vendor } = await params;
  const sum = await readPage(vendor, ({ tx, actor }) => readDeflection({ tx, actor }));
  const t = await getTranslations("knowledge");
  const locale = region((await getLocale()) as "en" | "es");
  const base = `/${vendor}/knowledge`;
  const share =
    sum.solvedBp === null
      ? null
      : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(
          sum.solvedBp / 10_000,
        );
  return (
    <div className="page">
      <Crumbs trail={[{ label: t("title"), href: base }, { label: t("deflection.title") }]} />
      <PageHeader title={t("deflection.title")}>{t("deflection.lead", { days: sum.days })}</PageHeader>
      {sum.shown === 0 ? (
        <EmptyState level={2} title={t("deflection.none")}>
          {t("deflection.noneText")}
        </EmptyState>
      ) : (
        <>
          {share && <p className="kb-lead">{t("deflection.share", { share })}</p>}
          <DeflectionTable sum={sum} base={base} />
        </>
      )}
    </div>
  );
}
