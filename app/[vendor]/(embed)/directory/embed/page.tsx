import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DirectoryFind } from "#components/directory/directory-find.tsx";
import { PartnerList } from "#components/directory/partner-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { one } from "#lib/domain/query.ts";
import {
  directoryAsked,
  directoryFacets,
  directoryParams,
  readDirectory,
} from "#lib/features/directory/queries.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = await readPublic((await params).vendor, async ({ workspace }) => workspace.name);
  return {
    title: (await getTranslations("directory"))("title", { workspace: name ?? "" }),
    // The page itself is what is to be found, not its picture in a frame.
    robots: { index: false },
  };
}

/** The directory in another website's frame: the one address that may be framed (proxy.ts); its links lead out of it. */
export default async function DirectoryEmbed({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = directoryAsked(name => one(query[name]));
  const cursor = one(query.cursor);
  const found = await readPublic(vendor, async ({ workspace, tx }) => ({
    workspace,
    page: await readDirectory(tx, workspace.tenantId, asked, cursor || null),
    facets: await directoryFacets(tx, workspace.tenantId),
  }));
  if (!found) notFound();
  const { workspace, page, facets } = found;
  const t = await getTranslations("directory");
  const base = `/${vendor}/directory/embed`;
  const kept = directoryParams(asked);
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const all = `/${vendor}/directory?${new URLSearchParams(kept)}`;
  return (
    <main className="dir-embed">
      <h1 className="vh">{t("title", { workspace: workspace.name })}</h1>
      <DirectoryFind base={base} asked={asked} facets={facets} filtered={Object.keys(kept).length > 0} />
      {page.rows.length === 0 ? (
        <EmptyState level={2} title={Object.keys(kept).length > 0 ? t("none") : t("empty")}>
          {Object.keys(kept).length > 0 ? t("noneTextPlain") : t("emptyText")}
        </EmptyState>
      ) : (
        <PartnerList vendor={vendor} rows={page.rows} outside />
      )}
      <Pager previous={cursor ? href({}) : null} next={page.next && href({ cursor: page.next })} />
      <p className="mm sm dir-by">
        <span>{t("embed.powered", { workspace: workspace.name })}</span>{" "}
        <a href={all} target="_blank" rel="noopener">
          {t("embed.all")}
        </a>
      </p>
    </main>
  );
}
