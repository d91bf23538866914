"use client";

import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { PlanDifference } from "#lib/domain/contracts/plan-differences.ts";
import { PLAN_PARTS } from "#lib/domain/contracts/plan-draft.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";
import { useWords } from "./say.ts";
import { usePlanFieldName, usePlanValue } from "./words.ts";

type Props = {
  differences: readonly PlanDifference[];
  around: PlanAround;
  /** Names of the two sides; "before" and "after" without them. */
  heads?: readonly [string, string];
  /** As one table, without heads of parts. */
  flat?: boolean;
};

/** What two versions of a plan say differently, part by part, in words. */
export function PlanDifferences({ differences, around, heads, flat }: Props) {
  const t = useTranslations("plans");
  const words = useWords();
  const fieldName = usePlanFieldName();
  const shown = usePlanValue(around);
  const [from, to] = heads ?? [t("compare.before"), t("compare.after")];
  const row = (one: PlanDifference) => {
    const list = one.trail[0]?.list ?? "";
    const things = one.trail.map(thing => words(thing.title));
    const field =
      one.kind === "changed"
        ? fieldName(one.field)
        : one.kind === "order"
          ? t("compare.order", { list: fieldName(one.list) })
          : fieldName(list);
    const lines = (value: unknown) => {
      if (one.kind !== "changed") return null;
      return shown(one.field, value).map((line, i) => (
        <span key={i} className="blk">
          {line}
        </span>
      ));
    };
    return (
      <tr key={JSON.stringify([one.kind, one.trail.map(thing => thing.key), field])}>
        <Td className="full">
          {things.length > 0 && <b>{things.join(" › ")}</b>}
          <span className={things.length > 0 ? "m blk" : "blk"}>{field}</span>
        </Td>
        <Td className="full was" data-label={from}>
          {one.kind === "removed" && <Tag tone="line">{t("compare.removed")}</Tag>}
          {one.kind === "changed" && lines(one.before)}
          {one.kind === "order" && one.before.map(words).join(", ")}
        </Td>
        <Td className="full is" data-label={to}>
          {one.kind === "added" && <Tag tone="acc">{t("compare.added")}</Tag>}
          {one.kind === "changed" && lines(one.after)}
          {one.kind === "order" && one.after.map(words).join(", ")}
        </Td>
      </tr>
    );
  };
  const table = (label: string, all: readonly PlanDifference[]) => (
    <Table label={label} free stack className="diff">
      <thead>
        <tr>
          <Th>{t("compare.what")}</Th>
          <Th>{from}</Th>
          <Th>{to}</Th>
        </tr>
      </thead>
      <tbody>{all.map(row)}</tbody>
    </Table>
  );
  if (differences.length === 0) return <p className="m">{t("compare.same")}</p>;
  if (flat) return table(t("compare.title"), differences);
  return PLAN_PARTS.map(part => {
    const mine = differences.filter(one => one.part === part);
    if (mine.length === 0) return null;
    const title = t(`parts.${part}`);
    return (
      <section key={part} className="sec" aria-labelledby={`diff-${part}`}>
        <SectionHeader id={`diff-${part}`} title={title} count={mine.length} />
        {table(title, mine)}
      </section>
    );
  });
}
