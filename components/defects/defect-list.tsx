import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { DEFECT_STATES } from "#lib/domain/tickets/defects.ts";
import type { DefectLineDTO } from "#lib/features/defects/dto.ts";
import { LinkThisCase } from "./defect-deeds.tsx";
import { DefectState } from "./defect-state.tsx";

export type DefectsAsked = { words: string; state: string; product: string; case: string };

/** Filters as a plain form: the address holds them, and the case a defect is looked for. */
export function DefectFilterForm({
  base,
  asked,
  products,
  filtered,
}: {
  base: string;
  asked: DefectsAsked;
  products: readonly { value: string; label: string }[];
  filtered: boolean;
}) {
  const t = useTranslations("defects");
  const clear = asked.case ? `${base}?case=${encodeURIComponent(asked.case)}` : base;
  return (
    <ListFilter
      base={base}
      label={t("find")}
      apply={t("show")}
      clear={{ label: t("clear"), href: clear, offered: filtered }}
    >
      {asked.case && <input type="hidden" name="case" value={asked.case} />}
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
        name="state"
        aria-label={t("column.state")}
        defaultValue={asked.state}
        placeholder={t("anyState")}
        options={DEFECT_STATES.map(state => ({ value: state, label: t(`state.${state}`) }))}
      />
    </ListFilter>
  );
}

/** A line a defect; with a case in hand, a button that links it. */
export function DefectTable({
  rows,
  workspace,
  caseNumber,
  zone,
}: {
  rows: readonly DefectLineDTO[];
  workspace: string;
  caseNumber: string;
  zone: string;
}) {
  const t = useTranslations("defects");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("column.defect")}</Th>
          <Th>{t("column.product")}</Th>
          <Th>{t("column.state")}</Th>
          <Th>{t("column.cases")}</Th>
          <Th>{t("column.changed")}</Th>
          {caseNumber && (
            <Th>
              <span className="vh">{t("forCase.link", { number: caseNumber })}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.number}>
            <Td className="full">
              <Link href={`/${workspace}/defects/${row.number}`}>
                <span className="id">{row.number}</span> {row.title}
              </Link>{" "}
              {row.workaround && <Tag tone="line">{t("hasWorkaround")}</Tag>}
            </Td>
            <Td>
              {row.productName} <span className="mm">{row.versions.join(", ")}</span>
            </Td>
            <Td>
              <DefectState state={row.state} fixedIn={row.fixedIn} />
            </Td>
            <Td>
              {t("cases", { count: row.cases })}
              {row.open > 0 && <span className="mm">, {t("openCases", { count: row.open })}</span>}
            </Td>
            <Td className="sm">
              <Time instant={row.updatedAt} zone={zone} />
            </Td>
            {caseNumber && (
              <Td>
                <LinkThisCase workspace={workspace} number={row.number} caseNumber={caseNumber} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
