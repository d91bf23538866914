import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FeatureFilterForm, FeatureTable } from "#components/features/feature-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { featurePolicy } from "#lib/domain/policies/feature.ts";
import { one } from "#lib/domain/query.ts";
import { featureFilter, listFeatures } from "#lib/features/feature-requests/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("features"))("title") };
}

/** Feature requests, the same address for all sides; each reads what it is entitled to (T6, S11). */
export default async function FeaturesPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = {
    words: one(query.words).trim().slice(0, 80),
    progress: one(query.progress),
    product: one(query.product),
    voted: one(query.voted),
  };
  const { page, keeps, own, zone } = await readPage(vendor, async ({ actor, tx }) => ({
    zone: actor.timeZone,
    keeps: featurePolicy.keep(actor, null),
    own: featurePolicy.readAll(actor, null),
    page: await listFeatures(tx, actor, featureFilter(asked), {
      after: one(query.after) || null,
      before: one(query.before) || null,
    }),
  }));
  const t = await getTranslations("features");
  const base = `/${vendor}/features`;
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const filtered = Object.keys(kept).length > 0;
  return (
    <ClientMessages ns={["features"]}>
      <div className="page prod-page">
        <PageHeader
          title={t("title")}
          actions={
            keeps && (
              <ButtonLink look="pri" href={`${base}/new`}>
                {t("new")}
              </ButtonLink>
            )
          }
        >
          {own ? t("lead") : t("leadOthers")}
        </PageHeader>
        {(filtered || page.rows.length > 0) && (
          <FeatureFilterForm
            base={base}
            asked={asked}
            products={page.products}
            filtered={filtered}
            votes={!own}
          />
        )}
        {page.rows.length > 0 ? (
          <FeatureTable rows={page.rows} workspace={vendor} zone={zone} />
        ) : (
          <EmptyState
            level={2}
            title={filtered ? t("none") : t("first")}
            action={filtered && <ButtonLink href={base}>{t("clear")}</ButtonLink>}
          >
            {filtered ? t("noneText") : own ? t("firstText") : t("firstOthers")}
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
