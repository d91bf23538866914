import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CourseText, KindText, SeverityTag } from "#components/knowledge/words.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { one } from "#lib/domain/query.ts";
import { publicKnowledge } from "#lib/features/knowledge/public.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor } = await params;
  const workspace = (await readPublic(vendor, async ({ workspace: { name } }) => name)) ?? "";
  const t = await getTranslations("knowledge.public");
  const title = t("title", { workspace });
  const url = absolute(`/${vendor}/articles`);
  return {
    title,
    description: t("lead"),
    alternates: { canonical: url },
    openGraph: { type: "website", title, description: t("lead"), url, siteName: workspace },
  };
}

/** What everybody may read, without signing in (S10). */
export default async function PublicKnowledgePage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const words = one(query.words).trim().slice(0, 120);
  const after = one(query.after) || null;
  const locale = await getLocale();
  const found = await readPublic(vendor, async ({ tx, workspace }) => ({
    name: workspace.name,
    page: await publicKnowledge(
      { tx, tenantId: workspace.tenantId, locale },
      { words, product: one(query.product) || null },
      after,
    ),
  }));
  if (!found) notFound();
  const { name, page } = found;
  const t = await getTranslations("knowledge");
  const base = `/${vendor}/articles`;
  const href = (more: Record<string, string>) =>
    `${base}?${new URLSearchParams({ ...(words ? { words } : {}), ...more })}`;
  return (
    <>
      <div className="hero dir-hero">
        <h1>{t("public.title", { workspace: name })}</h1>
        <p>{t("public.lead")}</p>
      </div>
      {(page.rows.length > 0 || words !== "") && (
        <ListFilter base={base} label={t("list.find")} apply={t("list.apply")}>
          <FilterWords label={t("list.findText")} value={words} max={120} />
        </ListFilter>
      )}
      {page.rows.length === 0 ? (
        <EmptyState
          level={2}
          title={words ? t("list.empty") : t("public.empty")}
          action={words ? <ButtonLink href={base}>{t("list.clear")}</ButtonLink> : undefined}
        >
          {words ? t("list.emptyText") : t("public.emptyText")}
        </EmptyState>
      ) : (
        <ul className="kb-public">
          {page.rows.map(row => (
            <li key={row.number} lang={row.locale === locale ? undefined : row.locale}>
              <h2>
                <Link href={`${base}/${row.number}`}>{row.title}</Link>
              </h2>
              {row.summary && <p>{row.summary}</p>}
              <p className="row wrap sm m" lang={locale}>
                <KindText kind={row.kind} />
                {row.product && <span>{row.product}</span>}
                <SeverityTag severity={row.severity} course={row.course} />
                <CourseText course={row.course} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pager previous={after ? href({}) : null} next={page.next && href({ after: page.next })} />
      <section className="dir-become" aria-labelledby="more">
        <div>
          <h2 id="more">{t("public.more")}</h2>
          <p>{t("public.moreText")}</p>
        </div>
        <ButtonLink href={`/${vendor}/knowledge`}>{t("public.signIn")}</ButtonLink>
      </section>
    </>
  );
}
