import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { RungParts } from "./ladder.tsx";

export type ComparisonColumn = {
  key: string;
  name: ReactNode;
  note?: ReactNode;
  /** “Everything in ADVANCED, and three things more:” */
  sum?: ReactNode;
  /** Under the column: usually a button. */
  action?: ReactNode;
};

export type ComparisonCell =
  | { kind: "yes" }
  | { kind: "no" }
  /** A number of people or things, drawn as parts of a rung. */
  | { kind: "count"; value: number }
  | { kind: "text"; text: ReactNode };

export type ComparisonRow = {
  key: string;
  label: ReactNode;
  note?: ReactNode;
  /** As many as there are columns, in their order. */
  cells: readonly ComparisonCell[];
};

type ComparisonProps = {
  /** From the lowest step to the highest. */
  columns: readonly ComparisonColumn[];
  /** Drawn as a stair: a column begins where its step first gives something. */
  gives: readonly ComparisonRow[];
  /** Below, under heads of their own. */
  sections?: readonly { key: string; title: ReactNode; rows: readonly ComparisonRow[] }[];
  caption: string;
  /** The highest column rises beside the hero above it. */
  rise?: boolean;
};

function Cell({ cell }: { cell: ComparisonCell | undefined }) {
  const t = useTranslations("ui.comparison");
  switch (cell?.kind) {
    case "yes":
      return (
        <span className="yes">
          <Check className="i" aria-hidden="true" />
          <span className="vh">{t("included")}</span>
        </span>
      );
    case "count":
      return (
        <span className="cnt">
          {cell.value > 0 && cell.value <= 8 && (
            <RungParts parts={Array.from({ length: cell.value }, () => "met" as const)} />
          )}
          <b>{cell.value}</b>
        </span>
      );
    case "text":
      return <span className="yes">{cell.text}</span>;
    default:
      return <span className="vh">{t("notIncluded")}</span>;
  }
}

/** Steps side by side, as a stair that is still a table: every cell has text. */
export function Comparison({ columns, gives, sections = [], caption, rise }: ComparisonProps) {
  const t = useTranslations("ui.comparison");
  const top = columns.length - 1;
  const look = (index: number) => (index === top ? "pr" : "ad");
  const firstOf = (row: ComparisonRow) => {
    const found = row.cells.findIndex(cell => cell.kind !== "no");
    return found === -1 ? 0 : found;
  };
  const share = `${50 / Math.max(columns.length, 1)}%`;

  const cap = (index: number, scope = "col") => {
    const column = columns[index]!;
    return (
      <th key={column.key} scope={scope} className={cx("cap", look(index))}>
        <b>{column.name}</b>
        {column.note && <span>{column.note}</span>}
        {column.sum && <em>{column.sum}</em>}
      </th>
    );
  };

  const row = (item: ComparisonRow, stair: boolean) => (
    <tr key={item.key}>
      <th scope="row">
        {item.label}
        {item.note && <small>{item.note}</small>}
      </th>
      {columns.map((column, index) =>
        stair && index < firstOf(item) ? (
          <td key={column.key} className="gap">
            <span className="vh">{t("notIncluded")}</span>
          </td>
        ) : (
          <td key={column.key} className={look(index)}>
            <Cell cell={item.cells[index]} />
          </td>
        ),
      )}
    </tr>
  );

  return (
    <div className="steps-w">
      <table className={cx("steps", !rise && "flat", columns.length > 2 && "many")}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <td className="bare" style={{ width: "50%" }}>
              <span className="vh">{t("what")}</span>
            </td>
            {columns.map((column, index) =>
              index === top ? (
                cap(index)
              ) : (
                <td key={column.key} className="gap bare" style={{ width: share }} />
              ),
            )}
          </tr>
        </thead>
        {columns
          .map((_, index) => top - index)
          .map(step => (
            <tbody key={step}>
              {step !== top && (
                <tr>
                  <td className="bare" />
                  {columns.map((column, index) =>
                    index === step ? (
                      cap(index)
                    ) : index < step ? (
                      <td key={column.key} className="gap bare" />
                    ) : (
                      <td key={column.key} className={cx(look(index), "no")} />
                    ),
                  )}
                </tr>
              )}
              {gives.filter(item => firstOf(item) === step).map(item => row(item, true))}
            </tbody>
          ))}
        {sections.map(section => (
          <SectionRows key={section.key} columns={columns} title={section.title} look={look}>
            {section.rows.map(item => row(item, false))}
          </SectionRows>
        ))}
        {columns.some(column => column.action) && (
          <tbody>
            <tr>
              <td className="bare" />
              {columns.map((column, index) => (
                <td key={column.key} className={cx(look(index), "no", "act")}>
                  {column.action}
                </td>
              ))}
            </tr>
          </tbody>
        )}
      </table>
    </div>
  );
}

function SectionRows(props: {
  columns: readonly ComparisonColumn[];
  title: ReactNode;
  look: (index: number) => string;
  children: ReactNode;
}) {
  return (
    <>
      <tbody className="hd">
        <tr>
          <th scope="rowgroup">{props.title}</th>
          {props.columns.map((column, index) => (
            <td key={column.key} className={props.look(index)} />
          ))}
        </tr>
      </tbody>
      <tbody>{props.children}</tbody>
    </>
  );
}
