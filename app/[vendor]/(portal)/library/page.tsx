import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LibraryFilterForm } from "#components/library/library-filter.tsx";
import { LibraryTable } from "#components/library/library-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { libraryPolicy } from "#lib/domain/policies/library.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { libraryFilter, listLibrary } from "#lib/features/library/list.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("title") };
}

/** What the vendor gives to partners; each partner sees what it may have, and why not (P6, P7, P17, P25). */
export default async function LibraryPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = {
    words: one(query.words).trim().slice(0, 80),
    kind: one(query.kind),
    product: one(query.product),
    state: one(query.state),
    show: one(query.show),
  };
  const cursor = one(query.cursor);
  const { page, side, edits } = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    side: actor.side,
    edits: libraryPolicy.edit(actor, null),
    page: await listLibrary(
      { tx, actor, today: todayIn(workspace.timeZone, now.getTime()) },
      libraryFilter({ ...asked, cursor }),
    ),
  }));
  const t = await getTranslations("library");
  const ofVendor = side === "vendor";
  const base = `/${vendor}/library`;
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const filtered = Object.keys(kept).length > 0;
  const onlyNew = asked.show === "new" && Object.keys(kept).length === 1;
  const add = edits && (
    <ButtonLink look="pri" href={`${base}/new`}>
      {t("list.add")}
    </ButtonLink>
  );
  return (
    <div className="page">
      <PageHeader title={t("title")} actions={add}>
        {ofVendor ? t("lead") : t("leadPartner")}
      </PageHeader>
      <LibraryFilterForm
        base={base}
        asked={asked}
        products={page.products}
        vendor={ofVendor}
        filtered={filtered}
      />
      {page.rows.length > 0 ? (
        <LibraryTable rows={page.rows} base={base} vendor={ofVendor} />
      ) : filtered ? (
        <EmptyState
          level={2}
          title={onlyNew ? t("list.nothingNew") : t("list.empty")}
          action={<ButtonLink href={base}>{t("list.clear")}</ButtonLink>}
        >
          {onlyNew ? t("list.nothingNewText") : t("list.emptyText")}
        </EmptyState>
      ) : (
        <EmptyState level={2} title={ofVendor ? t("list.first") : t("list.firstPartner")}>
          {ofVendor ? t("list.firstText") : t("list.firstPartnerText")}
        </EmptyState>
      )}
      <Pager previous={cursor ? href({}) : null} next={page.next && href({ cursor: page.next })} />
    </div>
  );
}
