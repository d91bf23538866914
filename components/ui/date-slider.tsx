"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState, useTransition } from "react";
import { dateOf, dayOf } from "#lib/domain/time/civil.ts";
import { cx } from "./cx.ts";
import { hasRoom, monthsBetween } from "./day-range.ts";
import { dayText, monthText } from "./time-text.ts";

export type SliderMark = { day: string; tone: "warn" | "breach"; label: string };

type DateSliderProps = {
  /** The range, today's day included: `2026-11-24` to `2027-11-23`. */
  from: string;
  to: string;
  value: string;
  today: string;
  /** Days on which something changes. */
  marks: readonly SliderMark[];
  /** More days to jump to, such as the end of the agreement. */
  jumps?: readonly { label: string; day: string }[];
  /** The address parameter it sets; the value of today is left out. */
  param?: string;
  /** The colour up to the needle: how things stand on the chosen day. */
  tone?: "plain" | "warn" | "breach";
  label?: string;
};

/** Months that are named where there is no room for all. */
const QUARTERS = ["01", "04", "07", "10"];

/** A day by dragging, by arrow keys, by a date field or by jumping to the next change. The address holds it. */
export function DateSlider(props: DateSliderProps) {
  const { from, to, value, today, marks, jumps = [], param = "on", tone = "plain", label } = props;
  const t = useTranslations("ui.slider");
  const locale = useLocale();
  const router = useRouter();
  const search = useSearchParams();
  const [pending, start] = useTransition();
  const id = useId();
  const first = dayOf(from);
  const last = dayOf(to);
  const [day, setDay] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => setDay(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const share = (at: string) => ((dayOf(at) - first) / Math.max(last - first, 1)) * 100;

  function go(next: string, wait = 0) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(next)) return;
    const within = next < from ? from : next > to ? to : next;
    setDay(within);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const query = new URLSearchParams(search.toString());
      if (within === today) query.delete(param);
      else query.set(param, within);
      const text = query.toString();
      start(() => router.replace(text ? `?${text}` : "?", { scroll: false }));
    }, wait);
  }

  const next = marks
    .map(mark => mark.day)
    .filter(at => at > day)
    .sort()[0];
  const shown = Math.max(0, Math.min(100, share(day)));

  return (
    <div aria-busy={pending || undefined}>
      <div className="row wrap slider-head">
        <b className="grow">{label}</b>
        <fieldset className="seg" aria-label={t("show")}>
          <button type="button" aria-pressed={day === today} onClick={() => go(today)}>
            {t("today")}
          </button>
          <button type="button" disabled={!next} onClick={() => next && go(next)}>
            {t("next")}
          </button>
          {jumps.map(jump => (
            <button key={jump.day} type="button" aria-pressed={day === jump.day} onClick={() => go(jump.day)}>
              {jump.label}
            </button>
          ))}
        </fieldset>
        <label className="vh" htmlFor={`${id}d`}>
          {t("date")}
        </label>
        <input
          id={`${id}d`}
          className="inp date"
          type="date"
          min={from}
          max={to}
          value={day}
          onChange={event => go(event.target.value, 400)}
        />
      </div>
      <div className="slider">
        <div className="line" aria-hidden="true">
          <span
            className={cx("to", tone === "warn" && "w", tone === "breach" && "b")}
            style={{ width: `${shown}%` }}
          />
        </div>
        {marks.map(mark => (
          <span
            key={`${mark.day}${mark.label}`}
            className={cx("ev", mark.tone === "breach" && "b")}
            style={{ left: `${share(mark.day)}%` }}
            title={`${dayText(mark.day, locale)}: ${mark.label}`}
            aria-hidden="true"
          />
        ))}
        <input
          type="range"
          min={first}
          max={last}
          value={dayOf(day)}
          aria-label={label ?? t("date")}
          aria-valuetext={dayText(day, locale)}
          onChange={event => go(dateOf(Number(event.target.value)), 200)}
        />
        <span
          className={cx("hand", shown < 6 && "at-l", shown > 94 && "at-r")}
          style={{ left: `${shown}%` }}
          aria-hidden="true"
        >
          <b>{dayText(day, locale)}</b>
        </span>
        <div className="mon" aria-hidden="true">
          {monthsBetween(from, to).map((month, index) => (
            <span
              key={month.day}
              className={cx(QUARTERS.includes(month.day.slice(5, 7)) && "q")}
              style={{ flex: month.days }}
            >
              {hasRoom(month) && monthText(month.day, locale)}
              {hasRoom(month) && index > 0 && month.day.slice(5, 7) === "01" && ` ${month.day.slice(0, 4)}`}
            </span>
          ))}
        </div>
      </div>
      {marks.length > 0 && (
        <ul className="vh" aria-label={t("marks")}>
          {marks.map(mark => (
            <li key={`${mark.day}${mark.label}`}>
              {dayText(mark.day, locale)}: {mark.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
