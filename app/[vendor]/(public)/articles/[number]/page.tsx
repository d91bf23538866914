import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { KnowledgeText } from "#components/knowledge/knowledge-text.tsx";
import { CourseText, KindText, SeverityTag } from "#components/knowledge/words.tsx";
import { JsonLd } from "#components/ui/json-ld.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { publicArticle } from "#lib/features/knowledge/public.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

const read = cache(async (vendor: string, number: string, locale: string) =>
  readPublic(vendor, async ({ tx, workspace }) => ({
    name: workspace.name,
    article: await publicArticle({ tx, tenantId: workspace.tenantId, locale }, number.toUpperCase()),
  })),
);

async function load({ params }: Props) {
  const { vendor, number } = await params;
  const found = await read(vendor, decodeURIComponent(number), await getLocale());
  if (!found?.article) notFound();
  return { vendor, name: found.name, article: found.article };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { vendor, name, article } = await load(props);
  const url = absolute(`/${vendor}/articles/${article.number}`);
  const description = article.summary || article.title;
  return {
    title: article.title,
    description,
    alternates: { canonical: url },
    openGraph: {
      type: "article",
      title: article.title,
      description,
      url,
      siteName: name,
      locale: article.locale,
    },
  };
}

/** One public thing, for everybody, with words for search engines (S10). */
export default async function PublicArticlePage(props: Props) {
  const { vendor, name, article } = await load(props);
  const base = `/${vendor}/articles`;
  if (article.supersededBy) permanentRedirect(`${base}/${article.supersededBy}`);
  const t = await getTranslations("knowledge");
  const locale = await getLocale();
  return (
    <>
      <JsonLd
        data={{
          "@context": "https://schema.org",
          "@type": "TechArticle",
          headline: article.title,
          description: article.summary || article.title,
          inLanguage: article.locale,
          url: absolute(`${base}/${article.number}`),
          datePublished: new Date(article.publishedAt).toISOString(),
          dateModified: new Date(article.changedAt).toISOString(),
          publisher: { "@type": "Organization", name },
        }}
      />
      <div className="kb-article">
        <p className="sm">
          <Link href={base}>{t("public.back")}</Link>
        </p>
        <PageHeader title={article.title} number={<span className="mono">{article.number}</span>}>
          <KindText kind={article.kind} /> <SeverityTag severity={article.severity} course={article.course} />{" "}
          <CourseText course={article.course} />{" "}
          <span className="mm">
            {t.rich("public.updatedAt", { time: () => <Time instant={article.changedAt} style="full" /> })}
          </span>
        </PageHeader>
        {article.fellBack && (
          <p className="sm m">{t("page.fellBack", { language: t(`language.${article.locale}`) })}</p>
        )}
        <KnowledgeText
          workspace={vendor}
          kind={article.kind}
          course={article.course}
          text={article.text}
          ranges={article.ranges}
          product={article.product}
          lang={article.locale === locale ? undefined : article.locale}
        />
      </div>
    </>
  );
}
