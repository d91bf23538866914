import { Flag, Pause, Square, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { textIn } from "#lib/domain/text.ts";
import type { ClockMark, ClockSegment, ClockWalk } from "#lib/domain/time/clock-types.ts";
import { ClockDays, ClockScale, clockTone, useClockText } from "./clock-bar.tsx";
import { cx } from "./cx.ts";
import { ScrollBox } from "./scroll-box.tsx";
import { clockText, dayOf, dayText, fullWhen, lengthText, weekdayText } from "./time-text.ts";
import { cityOf } from "./zone-text.ts";

type WalkProps = {
  walk: ClockWalk;
  name: string;
  label?: ReactNode;
  tags?: ReactNode;
  notStarted?: string;
  /** The reader's zone; the calendar's by default. */
  zone?: string;
};

type Side = { right: boolean; left: boolean; below: boolean };

/** Where a label has room: marks near an edge lean inwards; `now` steps below when `due` stands close. */
function labelSides(walk: ClockWalk): Map<string, Side> {
  let total = 0;
  const at = new Map<string, number>();
  for (const group of walk.bar) {
    if (group.type !== "open") continue;
    for (const item of group.items) {
      if (item.type === "part") total += item.minutes;
      else at.set(item.kind, total);
    }
  }
  const share = (kind: string) => (at.get(kind) ?? 0) / Math.max(total, 1);
  const close = at.has("now") && at.has("due") && Math.abs(share("now") - share("due")) < 0.14;
  return new Map(
    [...at.keys()].map(kind => [
      kind,
      { right: share(kind) > 0.88, left: share(kind) < 0.08, below: kind === "now" && close },
    ]),
  );
}

const shortDay = (instant: number, locale: string, zone: string) =>
  weekdayText(dayOf(instant, zone), locale).split(" ")[0];

/** The clock on a page of its own: hour ticks, days with their lengths, named marks and the key. */
export function ClockFull({ walk, name, label, tags, notStarted, zone = walk.zone }: WalkProps) {
  const t = useTranslations("ui.clock");
  const locale = useLocale();
  const say = useClockText();
  const sides = labelSides(walk);
  const below = sides.get("now")?.below ?? false;

  const mark = (item: ClockMark) => {
    const side = sides.get(item.kind);
    return (
      <i
        className={cx(
          "mk",
          item.kind,
          side?.right && "edge-r",
          side?.left && "edge-l",
          side?.below && "below",
        )}
      >
        {item.kind !== "warn" && (
          <span>
            <b>{t(`mark.${item.kind}`)}</b>
            {shortDay(item.at, locale, zone)} {clockText(item.at, locale, zone)}
          </span>
        )}
      </i>
    );
  };

  const used = lengthText(walk.usedMinutes);
  const target = lengthText(walk.targetMinutes);
  return (
    <div className="card clock clock-l" data-state={clockTone(walk)}>
      <div className="row wrap">
        <h3 className="grow name">{label ?? name}</h3>
        {tags}
      </div>
      <p className="big huge">{say(walk, notStarted)}</p>
      <p className="m">
        {walk.pausedMinutes > 0
          ? t("sums", { used, target, paused: lengthText(walk.pausedMinutes) })
          : t("sumsPlain", { used, target })}{" "}
        {walk.due !== null &&
          walk.warnAt !== null &&
          t("marks", {
            warn: fullWhen(walk.warnAt, locale, zone, walk.now),
            due: fullWhen(walk.due, locale, zone, walk.now),
            zone: cityOf(zone, locale),
          })}
      </p>
      <ClockScale walk={walk} mark={mark} />
      <ClockDays walk={walk} lengths skipLast={below} />
      <ClockKey />
    </div>
  );
}

/** What the marks mean. */
export function ClockKey() {
  const t = useTranslations("ui.clock.key");
  const parts = ["used", "uwarn", "over", "paused", "left"] as const;
  return (
    <p className="keyline">
      {parts.map(part => (
        <span key={part}>
          <i className={`k sg ${part}`} aria-hidden="true" />
          {t(part)}
        </span>
      ))}
      <span>
        <i className="k v" aria-hidden="true" />
        {t("marks")}
      </span>
      <span>
        <i className="k n" aria-hidden="true" />
        {t("warn")}
      </span>
      <span>
        <i className="k night" aria-hidden="true" />
        {t("night")}
      </span>
      <span>
        <i className="k shut long" aria-hidden="true" />
        {t("days")}
      </span>
    </p>
  );
}

type TableProps = {
  walk: ClockWalk;
  name: string;
  zone?: string;
  /** Why a row counts or not, and who held it; without them the kind of the row is said. */
  reason?: (segment: ClockSegment, index: number) => ReactNode;
  held?: (segment: ClockSegment, index: number) => ReactNode;
};

function useClosedText(): (segment: Extract<ClockSegment, { kind: "closed" }>) => string {
  const t = useTranslations("ui.clock.closed");
  const locale = useLocale();
  return segment =>
    segment.reasons
      .map(reason => {
        if (reason.kind === "weekend") {
          const first = weekdayText(reason.from, locale);
          return t("weekend", {
            days: reason.from === reason.to ? first : `${first} – ${weekdayText(reason.to, locale)}`,
          });
        }
        if (reason.kind === "holiday")
          return t("holiday", {
            name: `${textIn(reason.name, locale)}, ${dayText(reason.date, locale, reason.date)}`,
          });
        if (reason.kind === "closing") {
          const days = [...new Set([reason.from, reason.to])].map(day => dayText(day, locale, day));
          return t("closing", { name: `${textIn(reason.name, locale)}, ${days.join(" – ")}` });
        }
        return t(reason.kind);
      })
      .join("; ");
}

/** The walk in words: from, to, counted, running sum, reason, held by. Says the same as the bar. */
export function ClockTable({ walk, name, zone = walk.zone, reason, held }: TableProps) {
  const t = useTranslations("ui.clock");
  const locale = useLocale();
  const closed = useClosedText();
  const past = walk.segments.filter(
    segment => segment.kind !== "left" && segment.from < (walk.stoppedAt ?? walk.now),
  );
  const ahead = walk.marks.filter(
    mark => mark.kind !== "now" && mark.at > (walk.stoppedAt ?? walk.now) && walk.stoppedAt === null,
  );
  // Answered within the minute: nothing counted, so there is nothing to tell line by line.
  if (past.length === 0 && ahead.length === 0) return null;
  const when = (instant: number, before?: number) => {
    const same = before !== undefined && dayOf(before, zone) === dayOf(instant, zone);
    const text = clockText(instant, locale, zone);
    return same ? text : `${weekdayText(dayOf(instant, zone), locale)} ${text}`;
  };
  return (
    <ScrollBox label={t("walk", { name })}>
      <table className="t-free t-stack">
        <caption className="vh">{t("walk", { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table.from")}</th>
            <th scope="col">{t("table.to")}</th>
            <th scope="col" className="num">
              {t("table.counted")}
            </th>
            <th scope="col" className="num">
              {t("table.sum")}
            </th>
            <th scope="col">{t("table.reason")}</th>
            <th scope="col">{t("table.held")}</th>
          </tr>
        </thead>
        <tbody>
          {past.map((segment, index) => {
            const still = segment.kind === "closed" || segment.kind === "paused";
            const latest = index === past.length - 1 && walk.stoppedAt === null;
            const text =
              reason?.(segment, index) ??
              (segment.kind === "closed" ? closed(segment) : t(`kind.${segment.kind}`));
            return (
              <tr key={segment.from} className={still ? "quiet" : undefined}>
                <td className="nw">{when(segment.from)}</td>
                <td className="nw">
                  {latest && segment.to >= walk.now
                    ? `${t("now")} ${clockText(walk.now, locale, zone)}`
                    : when(Math.min(segment.to, walk.stoppedAt ?? segment.to), segment.from)}
                </td>
                <td className="num nw" data-label={t("table.counted")}>
                  {still ? "–" : lengthText(segment.counted)}
                </td>
                <td className="num nw" data-label={t("table.sum")}>
                  {latest ? <b>{lengthText(segment.sum)}</b> : lengthText(segment.sum)}
                </td>
                <td className="full">
                  {segment.kind === "paused" ? (
                    <span className="st paused-t wrap">
                      <Pause className="i" aria-hidden="true" />
                      {text}
                    </span>
                  ) : segment.kind === "over" ? (
                    <span className="st breach-t wrap">
                      <Flag className="i" aria-hidden="true" />
                      {text}
                    </span>
                  ) : (
                    text
                  )}
                </td>
                <td className="nw full">{held?.(segment, index)}</td>
              </tr>
            );
          })}
          {walk.stoppedAt !== null && (
            <tr>
              <td className="nw">{when(walk.stoppedAt)}</td>
              <td />
              <td />
              <td />
              <td className="full">
                <span className="st">
                  <Square className="i" aria-hidden="true" />
                  {t("stops")}
                </span>
              </td>
              <td />
            </tr>
          )}
          {ahead.map(mark => (
            <tr key={mark.kind}>
              <td className="nw">{when(mark.at)}</td>
              <td />
              <td />
              <td />
              <td className="full">
                <span className={cx("st", mark.kind === "warn" && "warn-t")}>
                  {mark.kind === "warn" ? (
                    <TriangleAlert className="i" aria-hidden="true" />
                  ) : (
                    <Flag className="i" aria-hidden="true" />
                  )}
                  {t(mark.kind === "warn" ? "upcoming.warn" : "upcoming.due")}
                </span>
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
