import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Avatar, type AvatarKind } from "./avatar.tsx";
import { cx } from "./cx.ts";
import { dayText, monthText } from "./time-text.ts";
import { monthsOf, onStrip, placeAfter, placeOf } from "./year-scale.ts";

export type YearBar = {
  /** `window`: the last days before an end, as a wedge; `open` when it is open today; `last` when something is about to be lost. */
  kind: "valid" | "window" | "open" | "last" | "grace" | "plan" | "next";
  /** Both days inclusive. */
  from: string;
  to: string;
};

export type YearEnd = {
  day: string;
  tone?: "plain" | "warn" | "breach";
  /** An appointment, not an end: a diamond. */
  point?: boolean;
  /** What stands beside it: “ends 9 Dec, not renewed”; the day by default. */
  label?: string;
  /** Leads to what is to be done. */
  href: string;
};

export type YearRow = {
  key: string;
  name: string;
  /** With it, the person's picture stands before the name. */
  avatar?: AvatarKind;
  area?: string;
  /** The same person as in the row above: the name is not repeated. */
  again?: boolean;
  bars: readonly YearBar[];
  ends: readonly YearEnd[];
};

export type YearGroup = { key: string; title?: string; rows: readonly YearRow[] };

type YearStripProps = {
  label: string;
  /** The first of twelve months: `2026-11`. */
  firstMonth: string;
  today: string;
  groups: readonly YearGroup[];
};

const classes = {
  valid: "ok",
  window: "win",
  open: "win open",
  last: "win last",
  grace: "grace",
  plan: "plan",
  next: "nxt",
};

function EndMark({ end, row, firstMonth }: { end: YearEnd; row: YearRow; firstMonth: string }) {
  const locale = useLocale();
  const place = end.point ? placeOf(end.day, firstMonth) : placeAfter(end.day, firstMonth);
  const text = end.label ?? dayText(end.day, locale, end.day);
  // A grace period begins where the term ends: the words stand after it.
  const grace = end.point ? undefined : row.bars.find(bar => bar.kind === "grace" && bar.from > end.day);
  const beside = grace ? placeAfter(grace.to, firstMonth) : place;
  // About so much of the strip's width does a letter take; a label that would leave it stands before its end.
  const leaves = beside + 1 + text.length * 0.8 > 100;
  const style = { "--a": place };
  return (
    <>
      <Link
        className={cx("ye", end.tone === "breach" && "b", end.tone === "warn" && "w", end.point && "pt")}
        style={style}
        href={end.href}
        aria-label={`${row.name}${row.area ? `, ${row.area}` : ""}: ${text}`}
        title={dayText(end.day, locale)}
      />
      <span
        className={cx("el", leaves && "rt", !leaves && place > 50 && "far")}
        style={{ "--a": leaves ? place : beside }}
        aria-hidden="true"
      >
        {text}
      </span>
    </>
  );
}

/** Twelve months of what ends or falls due: a row a person and area, agreement or contract. */
export function YearStrip({ label, firstMonth, today, groups }: YearStripProps) {
  const t = useTranslations("ui.year");
  const locale = useLocale();
  const months = monthsOf(firstMonth);
  const range = t("months", {
    from: monthText(months[0]!, locale, true),
    to: monthText(months[11]!, locale, true),
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn on a scale, which table layout cannot hold on a phone
    <div className="ys" role="table" aria-label={`${label}. ${range}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of the drawn table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a head row is not pressed */}
      <div className="ys-r h" role="row">
        {/* biome-ignore lint/a11y/useSemanticElements: part of the drawn table */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: a column's name is not pressed */}
        <span className="vh" role="columnheader">
          {t("row")}
        </span>
        {/* biome-ignore lint/a11y/useSemanticElements: part of the drawn table */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: a column's name is not pressed */}
        <div className="ys-m" role="columnheader" aria-label={range}>
          {months.map(month => (
            <span key={month}>
              {monthText(month, locale)}
              {month.slice(5, 7) === "01" && <span className="yy">{month.slice(0, 4)}</span>}
            </span>
          ))}
        </div>
      </div>
      {groups.map(group => (
        <Group key={group.key} group={group} firstMonth={firstMonth} />
      ))}
      {onStrip(today, firstMonth) && (
        <div className="ys-now" style={{ "--a": placeOf(today, firstMonth) }} aria-hidden="true">
          <span>{t("today", { date: dayText(today, locale, today) })}</span>
        </div>
      )}
    </div>
  );
}

function Group({ group, firstMonth }: { group: YearGroup; firstMonth: string }) {
  return (
    <>
      {group.title && (
        // biome-ignore lint/a11y/useSemanticElements: part of the drawn table
        // biome-ignore lint/a11y/useFocusableInteractive: a heading row is not pressed
        <div className="ys-r g" role="row">
          {/* biome-ignore lint/a11y/useSemanticElements: part of the drawn table */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: a row's name is not pressed */}
          <div className="who" role="rowheader">
            {group.title}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: part of the drawn table */}
          <div className="ys-t" role="cell" />
        </div>
      )}
      {group.rows.map(row => (
        // biome-ignore lint/a11y/useSemanticElements: part of the drawn table
        // biome-ignore lint/a11y/useFocusableInteractive: its ends are the links
        <div key={row.key} className={cx("ys-r", row.again && "cont")} role="row">
          {/* biome-ignore lint/a11y/useSemanticElements: part of the drawn table */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: a row's name is not pressed */}
          <div className="who" role="rowheader">
            {row.avatar && <Avatar name={row.name} kind={row.avatar} />}
            <span className="nm ell">{row.name}</span>
            {row.area && (
              <span className="ar" title={row.area}>
                {row.area}
              </span>
            )}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: part of the drawn table */}
          <div className="ys-t" role="cell">
            {row.bars.map((bar, index) => (
              <span
                key={index}
                className={`yb ${classes[bar.kind]}`}
                style={{ "--a": placeOf(bar.from, firstMonth), "--b": placeAfter(bar.to, firstMonth) }}
              />
            ))}
            {row.ends
              .filter(end => onStrip(end.day, firstMonth))
              .map(end => (
                <EndMark key={`${end.day}${end.label}`} end={end} row={row} firstMonth={firstMonth} />
              ))}
          </div>
        </div>
      ))}
    </>
  );
}

/** What the strip's marks mean. */
export function YearKey() {
  const t = useTranslations("ui.year.key");
  const looks = [
    ["valid", "ok"],
    ["window", "win"],
    ["open", "win open"],
    ["last", "win last"],
    ["end", "stroke"],
    ["grace", "grace"],
    ["plan", "plan"],
    ["point", "diamond"],
  ] as const;
  return (
    <p className="keyline">
      {looks.map(([name, look]) => (
        <span key={name}>
          <i className={`yk ${look}`} aria-hidden="true" />
          {t(name)}
        </span>
      ))}
    </p>
  );
}
