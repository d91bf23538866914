import { useLocale, useTranslations } from "next-intl";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Difference } from "#lib/domain/programmes/differences.ts";
import { type DraftDefinition, PARTS } from "#lib/domain/programmes/draft.ts";
import { textIn } from "#lib/domain/text.ts";
import { useFieldName } from "./use-field-name.ts";
import { type Line, useShownValue } from "./use-shown-value.ts";

type Props = {
  differences: readonly Difference[];
  before: DraftDefinition;
  after: DraftDefinition;
  /** Names of the two sides; "before" and "after" without them. */
  heads?: readonly [string, string];
  /** Under the heads of parts, or as one table without them. */
  flat?: boolean;
};

/** What two editions of a programme say differently, part by part, in words (P20). */
export function DifferencesView({ differences, before, after, heads, flat }: Props) {
  const t = useTranslations("programmeEditor");
  const locale = useLocale();
  const fieldName = useFieldName();
  const shown = useShownValue();
  const say = (text: Parameters<typeof textIn>[0]) => textIn(text, locale).trim() || t("untitled");
  const [from, to] = heads ?? [t("compare.before"), t("compare.after")];

  const row = (one: Difference) => {
    const field =
      one.kind === "changed"
        ? fieldName(one.field)
        : one.kind === "order"
          ? t("compare.orderOf", { list: fieldName(one.list) })
          : null;
    const things = one.trail.map(thing => say(thing.title));
    const id = JSON.stringify([one.kind, one.trail.map(thing => thing.key), field, things]);
    const list = one.trail.at(-1)?.list ?? "";
    return (
      <tr key={id}>
        <Td className="full">
          {things.length > 0 && <b>{things.join(" › ")}</b>}
          {field && <span className={things.length > 0 ? "m blk" : "blk"}>{field}</span>}
        </Td>
        <Td className="full was" data-label={from}>
          {one.kind === "removed" && <Tag tone="line">{t("compare.removed")}</Tag>}
          {one.kind === "changed" && <Lines lines={shown(one.field, one.before, before, one.after, list)} />}
          {one.kind === "order" && <Lines lines={[{ lang: null, text: one.before.map(say).join(", ") }]} />}
        </Td>
        <Td className="full is" data-label={to}>
          {one.kind === "added" && <Tag tone="acc">{t("compare.added")}</Tag>}
          {one.kind === "changed" && <Lines lines={shown(one.field, one.after, after, one.before, list)} />}
          {one.kind === "order" && <Lines lines={[{ lang: null, text: one.after.map(say).join(", ") }]} />}
        </Td>
      </tr>
    );
  };
  const table = (label: string, all: readonly Difference[]) => (
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
  if (flat) return table(t("compare.title"), differences);
  return PARTS.map(part => {
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

function Lines({ lines }: { lines: readonly Line[] }) {
  return lines.map(({ lang, text }) => (
    <span key={lang ?? "both"} className="blk" lang={lang ?? undefined}>
      {lang && (
        <span className="bi-l" aria-hidden="true">
          {lang.toUpperCase()}
        </span>
      )}
      {text}
    </span>
  ));
}
