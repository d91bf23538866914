import { Check, CircleDashed, CircleDot, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import Link from "#components/ui/link.tsx";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { PROGRESS, type Progress } from "#lib/domain/tickets/features.ts";
import type { FeatureLineDTO } from "#lib/features/feature-requests/dto.ts";

const icons = { considered: CircleDashed, planned: CircleDot, released: Check, declined: CircleSlash };
const tones = { considered: "plain", planned: "info", released: "ok", declined: "quiet" } as const;

/** How far a request is, with the release that brings it. */
export function FeatureProgress({ progress, release }: { progress: Progress; release: string | null }) {
  const t = useTranslations("features.progress");
  const Icon = icons[progress];
  return (
    <Status tone={tones[progress]} icon={<Icon className="i" aria-hidden="true" />}>
      {t(progress, { release: release ?? "" })}
    </Status>
  );
}

export type FeaturesAsked = { words: string; progress: string; product: string; voted: string };

/** Filters as a plain form: the address holds them. */
export function FeatureFilterForm({
  base,
  asked,
  products,
  filtered,
  votes,
}: {
  base: string;
  asked: FeaturesAsked;
  products: readonly { value: string; label: string }[];
  filtered: boolean;
  /** The reader's company votes. */
  votes: boolean;
}) {
  const t = useTranslations("features");
  return (
    <ListFilter
      base={base}
      label={t("find")}
      apply={t("show")}
      clear={{ label: t("clear"), offered: filtered }}
    >
      <FilterWords label={t("words")} value={asked.words} />
      {products.length > 1 && (
        <Select
          name="product"
          aria-label={t("field.product")}
          defaultValue={asked.product}
          placeholder={t("anyProduct")}
          options={products}
        />
      )}
      <Select
        name="progress"
        aria-label={t("column.progress")}
        defaultValue={asked.progress}
        placeholder={t("anyProgress")}
        options={PROGRESS.map(value => ({ value, label: t(`progressPlain.${value}`) }))}
      />
      {votes && (
        <Checkbox name="voted" value="yes" label={t("votedOnly")} defaultChecked={asked.voted === "yes"} />
      )}
    </ListFilter>
  );
}

export function FeatureTable({
  rows,
  workspace,
  zone,
}: {
  rows: readonly FeatureLineDTO[];
  workspace: string;
  zone: string;
}) {
  const t = useTranslations("features");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("column.request")}</Th>
          <Th>{t("column.product")}</Th>
          <Th>{t("column.progress")}</Th>
          <Th>{t("column.votes")}</Th>
          <Th>{t("column.changed")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.number}>
            <Td className="full">
              <Link href={`/${workspace}/features/${row.number}`}>
                <span className="id">{row.number}</span> {row.title}
              </Link>{" "}
              {row.draft && <Tag tone="line">{t("draft")}</Tag>}{" "}
              {row.voted && <Tag tone="line">{t("voted")}</Tag>}
            </Td>
            <Td>{row.productName}</Td>
            <Td>
              <FeatureProgress progress={row.progress} release={row.release} />
            </Td>
            <Td>
              <Votes {...row.votes} />
            </Td>
            <Td className="sm">
              <Time instant={row.updatedAt} zone={zone} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** How many, and what they come to where some weigh more (P11). */
export function Votes({ votes, weight }: FeatureLineDTO["votes"]) {
  const t = useTranslations("features");
  return (
    <>
      {t("votes", { votes })}
      {weight !== null && weight !== votes && <span className="mm">, {t("weighs", { weight })}</span>}
    </>
  );
}
