import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DirectoryFind } from "#components/directory/directory-find.tsx";
import { PartnerList } from "#components/directory/partner-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { JsonLd } from "#components/ui/json-ld.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { one } from "#lib/domain/query.ts";
import {
  countListed,
  directoryAsked,
  directoryFacets,
  directoryParams,
  readDirectory,
} from "#lib/features/directory/queries.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor } = await params;
  const name = (await readPublic(vendor, async ({ workspace }) => workspace.name)) ?? "";
  const t = await getTranslations("directory");
  const title = t("title", { workspace: name });
  const url = absolute(`/${vendor}/directory`);
  return {
    title,
    description: t("lead"),
    alternates: { canonical: url, types: { "application/json": absolute(`/${vendor}/directory.json`) } },
    openGraph: {
      type: "website",
      title,
      description: t("lead"),
      url,
      siteName: name,
      locale: await getLocale(),
    },
  };
}

/** The partners whose tier lists them today, for everybody: searched by words, country, tier, speciality, language (P25). */
export default async function DirectoryPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = directoryAsked(name => one(query[name]));
  const cursor = one(query.cursor);
  const found = await readPublic(vendor, async ({ workspace, tx }) => ({
    workspace,
    page: await readDirectory(tx, workspace.tenantId, asked, cursor || null),
    facets: await directoryFacets(tx, workspace.tenantId),
    count: await countListed(tx, workspace.tenantId),
  }));
  if (!found) notFound();
  const { workspace, page, facets, count } = found;
  const t = await getTranslations("directory");
  const base = `/${vendor}/directory`;
  const kept = directoryParams(asked);
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const filtered = Object.keys(kept).length > 0;
  return (
    <>
      <JsonLd
        data={{
          "@context": "https://schema.org",
          "@type": "ItemList",
          name: t("title", { workspace: workspace.name }),
          url: absolute(base),
          numberOfItems: count,
          itemListElement: page.rows.map((row, i) => ({
            "@type": "ListItem",
            position: i + 1,
            name: row.name,
            url: absolute(`${base}/${row.slug}`),
          })),
        }}
      />
      <div className="hero dir-hero">
        <h1>{t("title", { workspace: workspace.name })}</h1>
        <p>{t("lead")}</p>
      </div>
      {count === 0 ? (
        <EmptyState title={t("empty")} level={2}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <>
          <DirectoryFind base={base} asked={asked} facets={facets} filtered={filtered} />
          {page.rows.length === 0 ? (
            <EmptyState
              title={t("none")}
              level={2}
              action={<ButtonLink href={base}>{t("find.clear")}</ButtonLink>}
            >
              {workspace.supportEmail ? t("noneText", { email: workspace.supportEmail }) : t("noneTextPlain")}
            </EmptyState>
          ) : (
            <PartnerList vendor={vendor} rows={page.rows} />
          )}
          <Pager
            {...(filtered ? {} : { summary: t("count", { count }) })}
            previous={cursor ? href({}) : null}
            next={page.next && href({ cursor: page.next })}
          />
        </>
      )}
      <section className="dir-become" aria-labelledby="become">
        <div>
          <h2 id="become">{t("become")}</h2>
          <p>{t("becomeText")}</p>
        </div>
        <ButtonLink href={`/${vendor}/programmes`}>{t("become")}</ButtonLink>
      </section>
    </>
  );
}
