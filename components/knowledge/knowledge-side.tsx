import { useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { KnowledgeDto } from "#lib/features/knowledge/dto.ts";
import { CourseText, KindText, SeverityTag } from "./words.tsx";

/** The facts of a thing at a glance. */
export function KnowledgeFacts({ item, slug }: { item: KnowledgeDto; slug: string }) {
  const t = useTranslations("knowledge");
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t("page.facts")}</h2>
      <KeyValue
        pairs={[
          { label: t("page.kind"), value: <KindText kind={item.kind} /> },
          item.severity !== null && {
            label: t("page.severity"),
            value: <SeverityTag severity={item.severity} course={item.course} />,
          },
          item.course !== null && { label: t("page.state"), value: <CourseText course={item.course} /> },
          { label: t("page.product"), value: item.product ?? t("page.anyProduct") },
          item.productId !== null && {
            label: t("page.yours"),
            value: (
              <>
                {t("page.systems", { count: item.systems })}{" "}
                {item.systems > 0 && <Link href={`/${slug}/releases/systems`}>{t("page.seeSystems")}</Link>}
              </>
            ),
          },
          { label: t("page.forWhom"), value: t(`audience.${item.audience}`) },
          item.publishedAt !== null && {
            label: t("page.published"),
            value: <Time instant={item.publishedAt} />,
          },
          item.edition > 1 && { label: t("page.changed"), value: <Time instant={item.changedAt} /> },
        ]}
      />
    </section>
  );
}

/** Editions, newest first, with what was new in each; for the vendor who wrote and published it. */
export function KnowledgeHistory({ item, slug }: { item: KnowledgeDto; slug: string }) {
  const t = useTranslations("knowledge");
  const compare = `/${slug}/knowledge/${item.number}/compare`;
  const own = item.locale;
  if (item.history.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t("page.history")}</h2>
      <ol className="kb-history" reversed>
        {item.history.map(line => (
          <li key={line.edition}>
            <Time instant={line.at} />{" "}
            <span>{line.note || t(line.edition === 1 ? "page.first" : "page.noNote")}</span>
            {line.by && (
              <span className="sm mm">
                {" "}
                {line.by.wrote === line.by.published
                  ? t("page.sameBy", { published: line.by.published })
                  : t("page.wroteBy", { wrote: line.by.wrote, published: line.by.published })}
              </span>
            )}{" "}
            {line.by && line.substantial && <Tag tone="line">{t("page.told")}</Tag>}{" "}
            {line.by && line.edition > 1 && (
              <Link
                className="not-print"
                href={`${compare}?from=${line.edition - 1}.${own}&to=${line.edition}.${own}`}
                aria-label={t("compare.changesOf", { number: line.edition })}
              >
                {t("compare.changes")}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {item.history.length > 1 && item.history[0]?.by && (
        <p className="sm not-print">
          <Link href={compare}>{t("compare.link")}</Link>
        </p>
      )}
    </section>
  );
}
