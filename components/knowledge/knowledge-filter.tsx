import { useTranslations } from "next-intl";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { COURSES, KNOWLEDGE_KINDS, SEVERITIES } from "#lib/domain/knowledge/item.ts";
import type { KnowledgePage } from "#lib/features/knowledge/dto.ts";

export type KnowledgeAsked = {
  words: string;
  kind: string;
  product: string;
  version: string;
  severity: string;
  state: string;
  show: string;
};

/** Filters as a plain form: the address holds them. */
export function KnowledgeFilterForm({
  base,
  asked,
  products,
  vendor,
  filtered,
}: {
  base: string;
  asked: KnowledgeAsked;
  products: KnowledgePage["products"];
  /** The vendor also finds what is being written and what is gone. */
  vendor: boolean;
  filtered: boolean;
}) {
  const t = useTranslations("knowledge");
  const chosen =
    products.find(product => product.value === asked.product) ??
    (products.length === 1 ? products[0] : undefined);
  const shows = vendor ? (["unread", "drafts", "review", "gone"] as const) : (["unread"] as const);
  return (
    <ListFilter
      base={base}
      label={t("list.find")}
      apply={t("list.apply")}
      clear={{ label: t("list.clear"), offered: filtered }}
    >
      <FilterWords label={t("list.findText")} value={asked.words} max={120} />
      <Select
        name="kind"
        aria-label={t("list.kind")}
        defaultValue={asked.kind}
        placeholder={t("list.allKinds")}
        options={KNOWLEDGE_KINDS.map(kind => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      {products.length > 1 && (
        <Select
          name="product"
          aria-label={t("list.product")}
          defaultValue={asked.product}
          placeholder={t("list.allProducts")}
          options={products.map(({ value, label }) => ({ value, label }))}
        />
      )}
      {chosen && chosen.versions.length > 0 && (
        <Select
          name="version"
          aria-label={t("list.version")}
          defaultValue={asked.version}
          placeholder={t("list.allVersions")}
          options={chosen.versions.map(version => ({ value: version, label: version }))}
        />
      )}
      <Select
        name="severity"
        aria-label={t("list.severity")}
        defaultValue={asked.severity}
        placeholder={t("list.allSeverities")}
        options={SEVERITIES.map(severity => ({ value: severity, label: t(`severity.${severity}`) }))}
      />
      <Select
        name="state"
        aria-label={t("list.course")}
        defaultValue={asked.state}
        placeholder={t("list.allCourses")}
        options={COURSES.map(course => ({ value: course, label: t(`course.${course}`) }))}
      />
      <Select
        name="show"
        aria-label={t("list.show")}
        defaultValue={asked.show}
        placeholder={t("list.all")}
        options={shows.map(show => ({ value: show, label: t(`list.${show}`) }))}
      />
    </ListFilter>
  );
}
