import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { KnowledgeKind } from "#lib/domain/knowledge/item.ts";
import { KindText } from "./words.tsx";

type Item = { number: string; title: string; kind: KnowledgeKind; draft: boolean };

/** What a case led to, and for who writes such things the two clicks to more (S18). */
export function TicketKnowledge({
  items,
  slug,
  number,
  writes,
}: {
  items: readonly Item[];
  slug: string;
  number: string;
  writes: boolean;
}) {
  const t = useTranslations("knowledge.ticket");
  if (items.length === 0 && !writes) return null;
  const write = (kind: string) => `/${slug}/knowledge/new?kind=${kind}&ticket=${encodeURIComponent(number)}`;
  return (
    <section>
      <h2>{t("title")}</h2>
      {items.map(item => (
        <p key={item.number} className="sm">
          <KindText kind={item.kind} />: <Link href={`/${slug}/knowledge/${item.number}`}>{item.title}</Link>{" "}
          {item.draft && <Tag>{t("draft")}</Tag>}
        </p>
      ))}
      {writes && (
        <div className="row wrap">
          <ButtonLink size="sml" href={write("alert")}>
            {t("alert")}
          </ButtonLink>
          <ButtonLink size="sml" href={write("article")}>
            {t("article")}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}
