import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { CompareChoice, EditionDifferences } from "#components/knowledge/compare-editions.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { compareEditions } from "#lib/features/knowledge/compare.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

const read = cache((vendor: string, number: string, from: string, to: string) =>
  readPage(vendor, ({ tx, actor, workspace, now }) =>
    compareEditions({ tx, actor, today: todayIn(workspace.timeZone, now.getTime()) }, number.toUpperCase(), {
      from,
      to,
    }),
  ),
);

async function load({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const { from, to } = await searchParams;
  return { vendor, found: await read(vendor, decodeURIComponent(number), one(from), one(to)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await load(props);
  return { title: (await getTranslations("knowledge.compare"))("titleOf", { number: found.number }) };
}

/** Two editions of an article beside each other, with what went and what came. */
export default async function CompareEditionsPage(props: Props) {
  const { vendor, found } = await load(props);
  const t = await getTranslations("knowledge.compare");
  const all = await getTranslations("knowledge");
  const base = `/${vendor}/knowledge`;
  const item = `${base}/${found.number}`;
  return (
    <div className="page kb-page">
      <Crumbs
        trail={[
          { label: all("title"), href: base },
          { label: found.number, href: item },
          { label: t("title") },
        ]}
      />
      <PageHeader title={t("titleOf", { number: found.number })}>{found.title}</PageHeader>
      {found.between ? (
        <>
          <CompareChoice choices={found.choices} before={found.between.before} after={found.between.after} />
          <EditionDifferences workspace={vendor} {...found.between} products={found.products} />
        </>
      ) : (
        <EmptyState level={2} title={t("none")} action={<ButtonLink href={item}>{t("back")}</ButtonLink>}>
          {t("noneText")}
        </EmptyState>
      )}
    </div>
  );
}
